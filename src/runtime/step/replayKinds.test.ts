/** Every kind by itself, between data and a dense layer: captured and replayed as tfjs trains it. */
import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { createLoops } from '../replay/loops/loops.ts';
import { createMachine } from '../replay/machine/machine.ts';
import { everyKind } from './everyKind.fixture.ts';
import { expectSame } from './sameTraining.fixture.ts';

it.each(everyKind)('$id with $settings is replayed by plain loops and by the machine', async ({ document }) => {
  expect(compile(document).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  await expectSame(document, createLoops());
  await expectSame(document, await createMachine({ threads: 1 }));
});
