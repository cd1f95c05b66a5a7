/** A residual block in three rows: as a group, as a group that is repeated, and written out by hand. */
import { applyCommand } from '../graph/commands.ts';
import type { GraphDocument, Group } from '../graph/document.ts';
import { graph, XOR_ROWS } from './testGraphs.fixture.ts';

const START = [['data', 'dataset', XOR_ROWS], ['stem', 'dense', { units: 4 }]] as const;
const END = [['end', 'dense', { units: 1 }], ['loss', 'loss']] as const;
const block = (copy = '') => [[`a${copy}`, 'dense', { units: 4 }], [`act${copy}`, 'tanh'], [`b${copy}`, 'dense', { units: 4 }], [`sum${copy}`, 'add']] as const;
const inner = (copy = '') => [`a${copy}.out > act${copy}.in`, `act${copy}.out > b${copy}.in`, `b${copy}.out > sum${copy}.a`];
const into = (from: string, copy = '') => [`${from}.out > a${copy}.in`, `${from}.out > sum${copy}.b`];
const around = (last: string) => ['data.features > stem.in', `${last}.out > end.in`, 'end.out > loss.prediction', 'data.labels > loss.target'];
const training = { batchSize: 2, steps: 5, shuffle: false };

/** Without a group. */
export const flatBlock = graph([...START, ...block(), ...END], [...around('sum'), ...into('stem'), ...inner()], training);

export const MEMBERS = ['a', 'act', 'b', 'sum'];

/** With one. */
export function groupedBlock(group: Partial<Group> = {}): GraphDocument {
  return applyCommand(flatBlock, { type: 'addGroups', groups: [{ id: 'block', name: 'Residual block', members: MEMBERS, position: { x: 0, y: 0 }, ...group }] });
}

/** What a person would have to draw for three of them; the names are those of the copies, because a layer's start follows from its name. */
export const threeByHand = graph(
  [...START, ...block(), ...END, ...block('#2'), ...block('#3')],
  [...around('sum#3'), ...into('stem'), ...inner(), ...into('sum', '#2'), ...inner('#2'), ...into('sum#2', '#3'), ...inner('#3')],
  training,
);
