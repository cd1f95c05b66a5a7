import { expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { figuresOf } from '../figures.ts';
import { SICK } from '../sick.fixture.ts';
import { overfitting } from './overfitting.ts';

/** A run whose training loss falls from 1 to nearly nothing, and whose validation rows are done best in the middle. */
function advice(leastOfValidation: number) {
  const document = SICK.find(({ illness }) => illness === 'overfitting')?.document;
  if (!document) throw new Error('There is no such graph.');
  const compilation = compile(document);
  if (!compilation.program) throw new Error('It is to compile.');
  const points = Array.from({ length: 61 }, (_, at) => ({ step: 10 * at, loss: Math.exp(-at / 4), validationLoss: leastOfValidation * (1 + ((at - 30) / 15) ** 2) }));
  return overfitting.advise(figuresOf({ document, compilation, program: compilation.program, state: 'done', step: 600, points, inside: null }));
}

it('rows held back that are done worse and worse are told, with the figures of both times', () => {
  expect(advice(0.3)?.measured).toMatch(/^On the rows held back the loss was 0\.3\d* around step 310 and is 1\.\d* now/);
});

it('where next to nothing of the loss is left on them, too, there is nothing to mend', () => {
  expect(advice(1e-7)).toBeNull();
});
