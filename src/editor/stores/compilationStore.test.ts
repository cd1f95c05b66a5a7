import { expect, it } from 'vitest';
import { chain } from '../../compiler/testGraphs.fixture.ts';
import { currentCompilation } from './compilationStore.ts';
import { currentDocument, editDocument, startWith } from './documentStore.ts';

const digits = chain({ source: 'generatedDigits' }, [['hidden', 'dense', { units: 10 }]], { function: 'categoricalCrossentropy' });

it('a fix puts its node where the others are now, not where they were before they were moved', () => {
  startWith(digits);
  editDocument({ type: 'moveNodes', positions: { data: { x: 0, y: 900 }, hidden: { x: 1000, y: 900 } } }, 'Move');
  const fix = currentCompilation().diagnostics.flatMap((each) => each.fix ?? [])[0];
  if (fix) editDocument(fix.command, fix.label);
  expect(currentDocument().nodes.find(({ kind }) => kind === 'flatten')?.position).toEqual({ x: 500, y: 900 });
  expect(currentDocument().nodes.find(({ id }) => id === 'hidden')?.position).toEqual({ x: 1000, y: 900 });
});

it('moving nodes about compiles nothing where there is no fix to place', () => {
  startWith(chain({}, [['hidden', 'dense', { units: 1 }]]));
  const before = currentCompilation();
  editDocument({ type: 'moveNodes', positions: { hidden: { x: 5, y: 5 } } }, 'Move');
  expect(currentCompilation().diagnostics.some(({ fix }) => fix)).toBe(false);
  expect(currentCompilation()).toBe(before);
});
