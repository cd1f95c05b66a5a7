import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../graph/commands.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { edit, startHistory, undo } from '../../graph/history.ts';
import { isMove, readLink, type Move } from './link.ts';

const net: GraphDocument = {
  ...emptyDocument(),
  nodes: [
    { id: 'hidden', kind: 'dense', label: 'Hidden layer', position: { x: 0, y: 0 }, params: { units: 4 }, initialWeights: { kernel: [[1, 2, 3, 4]] } },
    { id: 'curve', kind: 'formula', position: { x: 0, y: 0 }, params: { expression: 'x' } },
  ],
};

function moveOf(href: string, document = net): Move {
  const link = readLink(href, document);
  if (!link.ok) throw new Error(link.message);
  return link.move;
}

function after(href: string): GraphDocument {
  const { command } = moveOf(href);
  if (!command) throw new Error('The link edits nothing.');
  return applyCommand(net, command);
}

describe('links that act on the graph', () => {
  it('are told from links that lead away', () => {
    expect(['netloom:select/a', 'https://example.org', '/netloom:x'].map(isMove)).toEqual([true, false, false]);
  });

  it('select a node', () => {
    expect(moveOf('netloom:select/hidden')).toMatchObject({ node: 'hidden', command: null, says: [] });
  });

  it('set a parameter and say what it was', () => {
    expect(after('netloom:set/hidden/units/8').nodes[0]?.params).toEqual({ units: 8 });
    expect(moveOf('netloom:set/hidden/units/8')).toMatchObject({ label: 'Set Units of Hidden layer', says: ['Units of Hidden layer: 4 → 8'], node: 'hidden' });
    expect(moveOf('netloom:set/hidden/units/4').says).toEqual(['Units of Hidden layer: 4 already']);
  });

  it('read escaped text as it was meant', () => {
    expect(after('netloom:set/curve/expression/x%5E2%2F3').nodes[1]?.params).toEqual({ expression: 'x^2/3' });
  });

  it('set the training, in steps or in epochs but never in both', () => {
    expect(after('netloom:training/learningRate/2').training.optimizer).toEqual({ kind: 'sgd', learningRate: 2 });
    expect(after('netloom:training/epochs/3').training).toMatchObject({ epochs: 3 });
    expect(after('netloom:training/epochs/3').training.steps).toBeUndefined();
  });

  it('make one edit of several moves, which one Undo takes back', () => {
    const { command, label } = moveOf('netloom:set/hidden/units/8;weights/hidden/fresh;training/seed/7');
    if (!command) throw new Error('The link edits nothing.');
    const history = edit(startHistory(net), command, label);
    expect(history.present.nodes[0]?.initialWeights).toBeUndefined();
    expect(history.present.training.seed).toBe(7);
    expect(undo(history).present).toBe(net);
  });

  it('keep both of two weights that one link sets', () => {
    expect(after('netloom:weights/hidden/kernel/[[5,6,7,8]];weights/hidden/bias/[1,1,1,1]').nodes[0]?.initialWeights).toEqual({ kernel: [[5, 6, 7, 8]], bias: [1, 1, 1, 1] });
  });
});

it.each([
  ['netloom:select/gone', 'This graph has no node “gone”, which the link is about. Open the lesson’s own graph again to use it.'],
  ['netloom:set/hidden/colour/red', 'Hidden layer has no parameter “colour”, which the link would set. Open the lesson’s own graph again to use it.'],
  ['netloom:set/hidden/units/0', 'The link would set Units of Hidden layer to 0, which does not fit: '],
  ['netloom:training/learningRate/-1', 'The link would set the learning rate to -1, which does not fit: '],
  ['netloom:training/mood/1', 'The training has no setting “mood”, which the link would set.'],
  ['netloom:training/constructor/1', 'The training has no setting “constructor”, which the link would set.'],
  ['netloom:weights/hidden/kernel/red', 'The link would set the weights “kernel” of Hidden layer to something that is no list of numbers.'],
  ['netloom:show/moon', 'There is no view “moon”; a link can show charts, picture, problems, code.'],
  ['netloom:dance', 'A link of this lesson begins with “dance”, which Netloom does not know.'],
  ['netloom:select/%E0%A4%A', 'The link “netloom:select/%E0%A4%A” is damaged and does nothing.'],
])('%s says why it can do nothing', (href, message) => {
  const link = readLink(href, net);
  expect(link.ok ? '' : link.message).toContain(message);
});
