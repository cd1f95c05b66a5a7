import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyCommand, type Command } from '../graph/commands.ts';
import { parseDocument } from '../graph/parse.ts';
import { withFittingWeights } from './fitting.ts';

const parsed = parseDocument(readFileSync(new URL('../../presets/5-xor-net.json', import.meta.url), 'utf8'));
if (!parsed.ok) throw new Error('The XOR preset must be readable.');
const xor = parsed.document;
const after = (command: Command) => applyCommand(xor, withFittingWeights(xor, command));
const weighted = (document: typeof xor) => document.nodes.filter((node) => node.initialWeights).map(({ id }) => id);

describe('weights given in a graph', () => {
  it('go with an edit that gives their layer, or one behind it, another shape', () => {
    expect(weighted(after({ type: 'setParams', id: 'hidden', params: { units: 8 } }))).toEqual([]);
    expect(weighted(after({ type: 'setParams', id: 'output', params: { units: 2 } }))).toEqual(['hidden']);
  });

  it('stay where they fit', () => {
    expect(weighted(after({ type: 'setParams', id: 'output', params: { activation: 'tanh' } }))).toEqual(['hidden', 'output']);
  });

  it('that did not fit before are left to be seen', () => {
    const wrong = applyCommand(xor, { type: 'setInitialWeights', id: 'output', weights: { kernel: [[1]] } });
    const command: Command = { type: 'setParams', id: 'output', params: { activation: 'tanh' } };
    expect(withFittingWeights(wrong, command)).toBe(command);
  });
});
