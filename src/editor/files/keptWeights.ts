/** How many numbers a graph takes, and what becomes of more. */
import type { NestedNumbers, Weights } from '../../graph/document.ts';
import type { WeightsByNode } from '../../graph/safetensors.ts';
import { i18n } from '../../words/i18n.ts';
import { run } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';

/** Numbers that a graph file takes: more would make it too large to edit, to share and to keep in the browser. */
export const MOST_NUMBERS = 100_000;

/** For weights that are too many for the graph file: the next training goes on from them. */
export function takeIntoRun(weights: WeightsByNode): void {
  if (!run.prepare()) return;
  for (const [node, named] of Object.entries(weights)) run.setWeights(node, named);
  const lines = [
    i18n.t('Training goes on from these {count} numbers.', { count: countAll(weights).toLocaleString('en-US') }),
    i18n.t('A graph file takes up to {most}, so they are not saved with the graph: after Reset, or when you change the graph, open the file again.', { most: MOST_NUMBERS.toLocaleString('en-US') }),
  ];
  notify({ severity: 'info', title: i18n.t('The weights are in the run'), lines });
}

/** The shortest digits that give the same 32-bit numbers: half as long in the file. */
export function rounded(weights: Weights): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, shortest(values)]));
}

function shortest(values: NestedNumbers): NestedNumbers {
  if (typeof values !== 'number') return values.map(shortest);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(values.toPrecision(digits));
    if (Math.fround(short) === Math.fround(values)) return short;
  }
  return Number(values.toPrecision(9));
}

export function countAll(weights: WeightsByNode): number {
  return Object.values(weights).reduce((sum, named) => sum + Object.values(named).reduce((inner: number, values) => inner + countOf(values), 0), 0);
}

function countOf(values: NestedNumbers): number {
  return typeof values === 'number' ? 1 : values.reduce((sum: number, value) => sum + countOf(value), 0);
}
