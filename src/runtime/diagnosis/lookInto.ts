/** One step looked into, in the order in which it computes: rows, activations, loss, gradients, update. */
import type { Program } from '../../compiler/program.ts';
import { keyOf, LOSS, placeOf, type Pass } from '../probes/pass.ts';
import type { Blame } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { TrainerState } from '../step/trainer.ts';
import { i18n } from '../../words/i18n.ts';

type Where = Blame['where'];

/** The first array of a state that holds NaN or infinity; null where none does. */
export function blameState(program: Program, { step, state }: { readonly step: number; readonly state: TrainerState }, where: 'weights' | 'update'): Blame | null {
  for (const { node, label, weights } of program.operations) {
    for (const { name } of weights) {
      const key = `${node}.${name}`;
      const numbers = [state.weights[key], ...Object.entries(state.memory).flatMap(([slot, values]) => (slot.startsWith(`${key}.`) ? [values] : []))];
      const bad = numbers.map((values) => values && firstBad(values)).find((value) => value !== undefined);
      if (bad !== undefined) return blameOf(step, node, label, where, name, bad);
    }
  }
  return null;
}

/** What went wrong in the step that the session is about to take. Takes it at the end, if need be. */
export async function blameStep(session: Session, moment: { readonly step: number; readonly state: TrainerState }): Promise<Blame | null> {
  const { program, batches, step } = session;
  const values = await session.forward.pass(everything(program, batches.batchRows(step), step), (node, port, numbers) => { batches.fill(step, node, port, numbers); });
  const found = blamePass(program, step, values);
  if (found) return found;
  session.restore(moment.state, moment.step, session.lastStep);
  session.advance(false);
  await session.trainer.read();
  return blameState(program, { step, state: await session.trainer.state() }, 'update');
}

/** A pass that shows every value of a program, and every gradient. */
function everything(program: Program, rows: number, step: number): Pass {
  const outputs = program.operations.map(({ node }) => ({ node, port: 'out' }));
  const fed = program.sources.flatMap(({ node }) => [{ node, port: 'features' }, { node, port: 'labels' }]);
  const weightGradients = program.operations.flatMap(({ node, weights }) => weights.filter(({ trainable }) => trainable).map(({ name }) => `${node}.${name}`));
  return { rows, step, activations: [...fed, ...outputs], activationGradients: outputs, weightGradients };
}

function blamePass(program: Program, step: number, values: ReadonlyMap<string, Float32Array>): Blame | null {
  const badAt = (place: string): number | undefined => {
    const numbers = values.get(place);
    return numbers && firstBad(numbers);
  };
  for (const { node } of program.sources) {
    for (const port of ['features', 'labels']) {
      const bad = badAt(placeOf('activations', keyOf({ node, port })));
      if (bad !== undefined) return blameOf(step, node, node, 'data', port, bad);
    }
  }
  for (const { node, label } of program.operations) {
    const bad = badAt(placeOf('activations', `${node}.out`));
    if (bad !== undefined) return blameOf(step, node, label, 'activation', 'out', bad);
  }
  const loss = badAt(LOSS);
  if (loss !== undefined) return blameOf(step, program.losses[0]?.node ?? '', '', 'loss', 'loss', loss);
  for (const { node, label, weights } of program.operations.toReversed()) {
    const places = [[placeOf('activationGradients', `${node}.out`), 'out'] as const, ...weights.map(({ name }) => [placeOf('weightGradients', `${node}.${name}`), name] as const)];
    for (const [place, name] of places) {
      const bad = badAt(place);
      if (bad !== undefined) return blameOf(step, node, label, 'gradient', name, bad);
    }
  }
  return null;
}

/** NaN or an infinity, where there is one. */
function firstBad(numbers: Float32Array): number | undefined {
  return numbers.find((value) => !Number.isFinite(value));
}

function blameOf(step: number, node: string, label: string, where: Where, name: string, bad: number): Blame {
  const what = Number.isNaN(bad) ? 'NaN' : i18n.t('infinity');
  return { step, node, where, name, message: sentences(where, what, step, label, name) };
}

function sentences(where: Where, what: string, step: number, label: string, name: string): string {
  switch (where) {
    case 'data':
      return name === 'labels'
        ? i18n.t('The labels that were fed in at step {step, number} hold {what}. Look through the rows of “{label}”: each must be a number.', { step, what, label })
        : i18n.t('The features that were fed in at step {step, number} hold {what}. Look through the rows of “{label}”: each must be a number.', { step, what, label });
    case 'weights':
      return i18n.t('The {name} of “{label}” held {what} before training went on. Set it to a number, or reset.', { name, label, what });
    case 'activation':
      return i18n.t('The first {what} came out of “{label}” at step {step, number}; what went into it was finite. Steps that are too large do this most often: make the learning rate smaller, or clip the gradients.', { what, label, step });
    case 'loss':
      return i18n.t('The first {what} arose in the loss at step {step, number}; the predictions were finite. Steps that are too large do this most often: make the learning rate smaller, or clip the gradients.', { what, step });
    case 'gradient':
      return name === 'out'
        ? i18n.t('The first {what} arose at step {step, number} on the way back, in the gradient of what leaves “{label}”. Steps that are too large do this most often: make the learning rate smaller, or clip the gradients.', { what, step, label })
        : i18n.t('The first {what} arose at step {step, number} on the way back, in the gradient of the {name} of “{label}”. Steps that are too large do this most often: make the learning rate smaller, or clip the gradients.', { what, step, name, label });
    case 'update':
      return i18n.t('The first {what} arose in the update at step {step, number}, in the new {name} of “{label}”. Steps that are too large do this most often: make the learning rate smaller, or clip the gradients.', { what, step, name, label });
  }
}
