import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { emptyDocument, type GraphDocument } from '../../../graph/document.ts';
import { presets } from '../../files/presets.ts';
import { pictureLayout } from '../picture/layout.ts';
import { estimate } from '../picture/measure.ts';
import { acrossFor, bandsOf } from './bands.ts';
import { layerRows, runFacts, trainingFacts } from './facts.ts';

const xor = presets().find(({ id }) => id === '5-xor-net')?.document ?? emptyDocument();
const layoutOf = (document: GraphDocument) => pictureLayout(document, compile(document), estimate, () => null);

describe('the facts of a worksheet', () => {
  it('lists the layers in the order in which they compute, with shape and parameters', () => {
    const rows = layerRows(xor, compile(xor));
    expect(rows.map(({ id }) => id)).toEqual(['data', 'hidden', 's1', 'output', 's2', 'loss']);
    expect(rows[1]).toMatchObject({ name: 'Hidden layer', kind: 'Dense', settings: '4 units, no bias', output: '4', parameters: '12' });
    expect(rows[0]?.output).toBe('3, 1');
  });

  it('keeps nodes that cannot compute, with what is the matter', () => {
    const broken = { ...xor, edges: xor.edges.filter(({ to }) => to !== 'output.in') };
    const rows = layerRows(broken, compile(broken));
    expect(rows).toHaveLength(xor.nodes.length);
    expect(rows.find(({ id }) => id === 'output')?.settings).toContain('Unconnected');
  });

  it('says how it is trained, with what most graphs leave out only where it is set', () => {
    const plain = Object.fromEntries(trainingFacts(xor.training, compile(xor)));
    expect(plain).toMatchObject({ Optimizer: 'Gradient descent', 'Learning rate': '1', 'Batch size': '4', Steps: '60,000', Data: '4 training rows' });
    expect(plain).not.toHaveProperty('Schedule');
    const training = { ...xor.training, clipping: { kind: 'value', limit: 0.5 }, stop: { loss: 0.01 }, warmUpSteps: 10 } as const;
    const set = Object.fromEntries(trainingFacts(training, compile({ ...xor, training })));
    expect(set['Gradient clipping']).toContain('limit 0.5');
    expect(set).toMatchObject({ 'Stops at loss': '0.01', 'Warm-up': '10 steps' });
  });

  it('says what came of the run, and nothing before its first step', () => {
    const run = { points: [{ step: 3, loss: 0.25 }], backend: null, stopped: null, failure: null };
    const progress = { step: 4, steps: 100, epoch: 1, epochs: 25, stepsPerSecond: null, samplesPerSecond: null, secondsLeft: null };
    expect(runFacts({ ...run, progress })).toEqual([['Step', '4 of 100'], ['Loss', '0.25']]);
    expect(runFacts({ ...run, progress: { ...progress, step: 0 } })).toEqual([]);
    expect(runFacts({ ...run, progress: null })).toEqual([]);
  });
});

describe('the bands of a wide graph', () => {
  it('cut between cards only, and have every card once', () => {
    const layout = layoutOf(xor);
    const bands = bandsOf(layout, 700);
    expect(bands.length).toBeGreaterThan(1);
    expect(bands.every(({ box }) => box.width <= 700)).toBe(true);
    expect(bands.flatMap(({ cards }) => cards.map(({ view }) => view.id)).sort()).toEqual(xor.nodes.map(({ id }) => id).sort());
    for (const { box, cards } of bands) for (const { x, card } of cards) expect(x >= box.x && x + card.width <= box.x + box.width).toBe(true);
    // The label wire runs through all of them.
    expect(bands.every(({ wires }) => wires.some(({ id }) => id === 'e6'))).toBe(true);
  });

  it('leave a graph in rows whole where it can still be read', () => {
    const document = presets().at(-1)?.document ?? emptyDocument();
    // Led as on the canvas: curves that run back would reach far out.
    const convnet = pictureLayout(document, compile(document), estimate, ({ from, to }) => [from, to]);
    expect(bandsOf(convnet, acrossFor(convnet))).toHaveLength(1);
    const long = layoutOf(xor);
    expect(bandsOf(long, acrossFor(long))).toHaveLength(2);
  });

  it('stay one where the graph fits, or where there is nowhere to cut', () => {
    expect(bandsOf(layoutOf(xor), 10_000)).toHaveLength(1);
    const stacked: GraphDocument = { ...emptyDocument(), nodes: [0, 1, 2, 3].map((at) => ({ id: `n${at}`, kind: 'dense', position: { x: 100 * at, y: 120 * at }, params: {} })) };
    expect(bandsOf(layoutOf(stacked), 200)).toHaveLength(1);
  });
});
