import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { presets } from '../files/presets.ts';
import { outlineOf, outlineText, sentenceOf, type OutlineItem } from './outline.ts';

function textOf(document: GraphDocument): string {
  return outlineText(outlineOf(document, compile(document)), document.meta.title);
}

/** Each node with its place: what is nested in what. */
function places(items: readonly OutlineItem[]): readonly string[] {
  return items.flatMap(({ number, node, name, items: below }) => [`${number} ${node ?? name}`, ...places(below)]);
}

function graph(kinds: Readonly<Record<string, string>>, wires: readonly (readonly [from: string, to: string])[]): GraphDocument {
  return {
    ...emptyDocument('Test'),
    nodes: Object.entries(kinds).map(([id, kind], index) => ({ id, kind, position: { x: 200 * index, y: 0 }, params: {} })),
    edges: wires.map(([from, to], index) => ({ id: `w${index}`, from, to })),
  };
}

function preset(title: string): GraphDocument {
  const found = presets().find((each) => each.title === title);
  if (!found) throw new Error(`There is no preset “${title}”.`);
  return found.document;
}

it('tells the XOR net from the data to the loss, with settings, shapes and where several wires come from', () => {
  expect(textOf(preset('XOR net'))).toMatchInlineSnapshot(`
    "XOR net
    6 nodes, 6 wires and 16 parameters; no problems. Trained with Gradient descent for 60,000 steps in batches of 4.

    1. Dataset data: Table, 4 rows. Gives features 3 and labels 1.
       1.1. Hidden layer: Dense, 4 units, no bias. From Dataset data features. Gives 4. 12 parameters.
       1.2. Sigmoid s1. Gives 4.
       1.3. Output layer: Dense, 1 unit, no bias. Gives 1. 4 parameters.
       1.4. Sigmoid s2. Gives 1.
    2. Loss: Half the sum of squared errors. From Sigmoid s2 (prediction) and Dataset data labels (target).
    "
  `);
});

it('stands what lies between a parting and its meeting one level deeper, and goes on after the meeting', () => {
  const residual = graph(
    { dataset: 'dataset', entry: 'dense', left: 'dense', act: 'relu', add: 'add', exit: 'dense', loss: 'loss' },
    [['dataset.features', 'entry.in'], ['entry.out', 'left.in'], ['left.out', 'act.in'], ['act.out', 'add.a'], ['entry.out', 'add.b'], ['add.out', 'exit.in'], ['exit.out', 'loss.prediction'], ['dataset.labels', 'loss.target']],
  );
  const { items } = outlineOf(residual, compile(residual));
  expect(places(items)).toEqual(['1 dataset', '1.1 entry', '1.1.1 left', '1.1.2 act', '1.2 add', '1.3 exit', '2 loss']);
  expect(items[0]?.items[1]?.facts).toContain('From ReLU act (input a) and Dense entry (input b)');
});

it('names branches where there are several, and tells every node once, loose ones and those in a circle too', () => {
  const odd = graph(
    { dataset: 'dataset', one: 'dense', two: 'dense', both: 'concatenate', loose: 'relu', round: 'dense', back: 'relu' },
    [['dataset.features', 'one.in'], ['dataset.features', 'two.in'], ['one.out', 'both.a'], ['two.out', 'both.b'], ['round.out', 'back.in'], ['back.out', 'round.in']],
  );
  const { items } = outlineOf(odd, compile(odd));
  expect(places(items)).toEqual([
    '1 dataset', '1.1 Branch 1 of 2', '1.1.1 one', '1.2 Branch 2 of 2', '1.2.1 two', '2 both', '3 loose', '4 In a circle, or behind one', '4.1 round', '4.2 back',
  ]);
});

it('says problems in words, at the node that has them', () => {
  const unfit = graph({ dataset: 'dataset', conv2d: 'conv2d', loss: 'loss' }, [['dataset.features', 'conv2d.in'], ['conv2d.out', 'loss.prediction'], ['dataset.labels', 'loss.target']]);
  expect(textOf(unfit)).toMatch(/Conv2D: .*Problem: .*expects/);
  expect(textOf(unfit)).toMatch(/Loss: .*Waiting for input/);
  expect(textOf(graph({ dataset: 'dataset', dense: 'dense' }, []))).toMatch(/1 problem\. .*loss/i);
});

it('has an end for an empty graph', () => {
  expect(outlineOf(emptyDocument(), compile(emptyDocument())).items).toEqual([]);
});

it('tells of frames with what lies on them, and of notes, after the graph', () => {
  const marked: GraphDocument = {
    ...emptyDocument(),
    nodes: [{ id: 'a', kind: 'relu', position: { x: 0, y: 0 }, params: {} }],
    notes: [{ id: 'note', position: { x: 0, y: 200 }, size: { width: 200, height: 80 }, text: 'It **bends**.' }],
    frames: [{ id: 'frame', position: { x: -20, y: -40 }, size: { width: 300, height: 160 }, title: 'In' }],
  };
  const beside = outlineOf(marked, compile(marked)).items.at(-1);
  expect(beside?.items.map((item) => [item.node, sentenceOf(item)])).toEqual([['frame', 'Frame In: ReLU a on it.'], ['note', 'Note: It bends.']]);
});
