import { describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { presets } from '../files/presets.ts';
import { formsOf, sharedForms, sharedLosses } from './forms.ts';
import { isLive, isSmall, turned } from './rule.ts';

function programOf(document: GraphDocument): Program {
  const { program } = compile(document);
  if (!program) throw new Error('The graph has errors.');
  return program;
}

const preset = (id: string): Program => {
  const found = presets().find((each) => each.id === id);
  if (!found) throw new Error(`There is no preset ${id}.`);
  return programOf(found.document);
};

/** So many layers of so many units on the spirals. */
function chain(layers: number, units: number): Program {
  const position = { x: 0, y: 0 };
  const names = Array.from({ length: layers }, (_, at) => `d${at}`);
  return programOf({
    ...emptyDocument('Chain'),
    nodes: [
      { id: 'data', kind: 'dataset', position, params: { source: 'spirals' } },
      ...names.map((id) => ({ id, kind: 'dense', position, params: { units } })),
      { id: 'last', kind: 'dense', position, params: { units: 1 } },
      { id: 'loss', kind: 'loss', position, params: { function: 'meanSquaredError' } },
    ],
    edges: [
      ...[...names, 'last'].map((id, at) => ({ id: `e${at}`, from: at === 0 ? 'data.features' : `${names[at - 1]}.out`, to: `${id}.in` })),
      { id: 'p', from: 'last.out', to: 'loss.prediction' },
      { id: 't', from: 'data.labels', to: 'loss.target' },
    ],
  });
}

describe('a canvas', () => {
  it('is live by itself for nets of up to 24 pictures of up to 64 units', () => {
    expect(isSmall(chain(22, 64))).toBe(true);
    expect(isSmall(chain(23, 64))).toBe(false);
    expect(isSmall(chain(1, 65))).toBe(false);
    expect(presets().map(({ document }) => isSmall(programOf(document)))).toEqual([true, true, true, true, true, false]);
  });

  it('follows the switch, and goes back to the rule where that says the same', () => {
    const [small, large] = [chain(1, 4), chain(1, 65)];
    expect(turned('auto', small)).toBe('off');
    expect(turned('off', small)).toBe('auto');
    expect(turned('auto', large)).toBe('on');
    expect(turned('on', large)).toBe('auto');
    expect([isLive('on', large), isLive('off', small), isLive('on', null)]).toEqual([true, false, false]);
  });
});

describe('the form of a picture', () => {
  it('is a response over the plane for data on one, the bias column left out', () => {
    expect(formsOf(preset('5-xor-net'))).toMatchObject({ data: { kind: 'plane', units: 3 }, hidden: { kind: 'plane', units: 4 }, s2: { kind: 'plane', units: 1, range: [0, 1] } });
  });

  it('is an image, maps, bars and probabilities along a convnet', () => {
    expect(formsOf(preset('6-mnist-convnet'))).toMatchObject({
      data: { kind: 'image', shape: [28, 28, 1] },
      conv1: { kind: 'maps', height: 28, width: 28, channels: 32 },
      dense3: { kind: 'bars', count: 10 },
      softmax: { kind: 'shares', names: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
    });
  });

  it('is one number where there are no data', () => {
    expect(Object.values(formsOf(preset('2-gradient-descent')))).toEqual([{ kind: 'bars', count: 1 }, { kind: 'bars', count: 1 }]);
  });

  it('of a run stands on another graph only where the node is the same', () => {
    expect(sharedForms(preset('6-mnist-convnet'), preset('5-xor-net'))).toEqual({});
    expect(Object.keys(sharedForms(chain(1, 4), chain(1, 5)))).toEqual(['data', 'last']);
  });

  it('are shared with their losses as long as those are the same', () => {
    const program = chain(1, 4);
    const other = { ...program, losses: program.losses.map((loss) => ({ ...loss, function: 'huber' })) };
    expect(sharedLosses(program, chain(1, 5))).toEqual(program.losses);
    expect(sharedLosses(program, other)).toEqual([]);
  });
});
