/** Graphs whose scripts the tests run, and a small MNIST of their own to run them on. */
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { GraphDocument } from '../../graph/document.ts';
import { parseDocument } from '../../graph/parse.ts';
import { compile } from '../compile.ts';
import { groupedBlock } from '../repeats.fixture.ts';
import type { Program } from '../program.ts';
import { chain, graph, XOR_ROWS } from '../testGraphs.fixture.ts';
import { codeGroupsOf, type CodeGroup } from './codeGroups.ts';

const PRESETS = new URL('../../../presets/', import.meta.url);

export function programOf(document: GraphDocument): Program {
  const { program, diagnostics } = compile(document);
  if (!program) throw new Error(diagnostics.map(({ message }) => message).join(' '));
  return program;
}

/** Every preset, by its file's name without the extension. */
export function presetPrograms(): ReadonlyMap<string, Program> {
  const files = ['', 'further/'].flatMap((folder) => readdirSync(new URL(folder, PRESETS)).filter((name) => name.endsWith('.json')).map((name) => `${folder}${name}`));
  return new Map(
    files.map((name) => {
      const result = parseDocument(readFileSync(new URL(name, PRESETS), 'utf8'));
      if (!result.ok) throw new Error(`${name}: ${result.problems[0]?.message}`);
      return [name.replace(/^.*\/|\.json$/g, ''), programOf(result.document)];
    }),
  );
}

/** Eight rows of six numbers, no two alike. */
const ROWS = Array.from({ length: 8 }, (_, row) => Array.from({ length: 6 }, (__, column) => Math.round(100 * Math.sin(1 + row * 6 + column)) / 100));
const TABLE = { source: 'table', features: ROWS, labels: ROWS.map(([first = 0]) => [first > 0 ? 1 : 0]) };
const training = { batchSize: 4, steps: 3, shuffle: false };

/** Graphs that the presets are not: images, sequences, branches, several losses, targets of the network's own. */
export function furtherPrograms(): ReadonlyMap<string, Program> {
  const image = [['shape', 'reshape', { targetShape: [3, 2, 1] }]] as const;
  const end = [['flat', 'flatten'], ['last', 'dense', { units: 1, activation: 'sigmoid' }]] as const;
  const binary = { function: 'binaryCrossentropy' };
  return new Map(
    Object.entries({
      image: chain(TABLE, [...image, ['up', 'upSampling2d'], ['pad', 'zeroPadding2d'], ['c', 'conv2d', { filters: 3, strides: 2, padding: 'same', kernelRegularizer: { l1: 0.01, l2: 0.02 } }], ['norm', 'batchNorm'], ['act', 'leakyRelu'], ['d', 'depthwiseConv2d', { padding: 'same' }], ['s', 'separableConv2d', { filters: 4, padding: 'same', kernelRegularizer: { l1: 0, l2: 0.1 } }], ['t', 'conv2dTranspose', { filters: 2, strides: 2, padding: 'same' }], ['avg', 'avgPool2d', { padding: 'same' }], ['order', 'permute', { dims: [2, 1, 3] }], ['drop', 'spatialDropout2d'], ['g', 'globalAvgPool2d'], ['last', 'dense', { units: 1 }], ['prob', 'sigmoid']], binary, training),
      sequence: chain(TABLE, [['shape', 'reshape', { targetShape: [3, 2] }], ['c', 'conv1d', { filters: 4, kernelSize: 2 }], ['l', 'lstm', { units: 3, returnSequences: true }], ['g', 'gru', { units: 3, returnSequences: true }], ['n', 'layerNorm'], ['r', 'simpleRnn', { units: 2 }], ['last', 'dense', { units: 1 }]], {}, { ...training, optimizer: { kind: 'rmsprop', learningRate: 0.01 } }),
      words: chain({ source: 'table', features: [[0, 1, 2], [3, 2, 1]], labels: [[1], [0]] }, [['words', 'embedding', { inputDim: 4, outputDim: 3 }], ...end], binary, { ...training, batchSize: 2 }),
      residual: graph(
        [['data', 'dataset', XOR_ROWS], ['a', 'dense', { units: 3 }], ['act', 'tanh'], ['b', 'dense', { units: 3 }], ['sum', 'add'], ['both', 'concat'], ['out', 'dense', { units: 1 }], ['out2', 'dense', { units: 2 }], ['loss', 'loss', { weight: 0.5 }], ['same', 'loss', { function: 'huber' }]],
        ['data.features > a.in', 'a.out > act.in', 'act.out > b.in', 'a.out > sum.a', 'b.out > sum.b', 'sum.out > both.a', 'act.out > both.b', 'both.out > out.in', 'both.out > out2.in', 'out.out > loss.prediction', 'data.labels > loss.target', 'out2.out > same.prediction', 'data.features > same.target'],
        training,
      ),
      ownTarget: graph(
        [['data', 'dataset', XOR_ROWS], ['teacher', 'dense', { units: 2 }], ['pupil', 'dense', { units: 2 }], ['loss', 'loss'], ['out', 'dense', { units: 1 }], ['loss2', 'loss']],
        ['data.features > teacher.in', 'data.features > pupil.in', 'pupil.out > loss.prediction', 'teacher.out > loss.target', 'teacher.out > out.in', 'out.out > loss2.prediction', 'data.labels > loss2.target'],
        training,
      ),
      // Names that would hide something: keywords, attributes of a module, functions of the script.
      names: chain(XOR_ROWS, [['class', 'dense', { units: 2 }], ['forward', 'step'], ['train', 'dense', { units: 2 }], ['step', 'step'], ['features', 'dense', { units: 1 }], ['très-beau', 'sigmoid']], {}, training),
      spirals: chain({ source: 'spirals', samples: 3000, noise: 0.1 }, [['h', 'dense', { units: 4, activation: 'tanh' }], ['o', 'dense', { units: 1 }], ['p', 'sigmoid']], binary, { ...training, batchSize: 50 }),
      wave: chain({ source: 'wave', shape: 'dampedSine', points: 60, period: 12, window: 8, noise: 0.1 }, [['r', 'lstm', { units: 3 }], ['last', 'dense', { units: 1 }]], {}, { ...training, batchSize: 10 }),
    } satisfies Readonly<Record<string, GraphDocument>>).map(([name, document]) => [name, programOf(document)]),
  );
}

/** What of these graphs is to be a function or module, by the program's name. */
const GROUPED: Readonly<Record<string, GraphDocument>> = {
  block: groupedBlock({ name: 'Residual block' }),
  blocks: groupedBlock({ name: 'Residual block', repeat: 3 }),
  // Images and penalties, in a group whose name is a class of the script, beside one that several values enter and leave.
  convolutions: {
    ...chain(TABLE, [['shape', 'reshape', { targetShape: [3, 2, 1] }], ['c', 'conv2d', { filters: 1, kernelSize: 3, padding: 'same', kernelRegularizer: { l1: 0.01, l2: 0.02 } }], ['norm', 'batchNorm'], ['act', 'leakyRelu'], ['flat', 'flatten'], ['last', 'dense', { units: 1, activation: 'sigmoid' }]], { function: 'binaryCrossentropy' }, training),
    groups: [{ id: 'g', name: 'Network', members: ['c', 'norm', 'act'], position: { x: 0, y: 0 }, repeat: 2 }],
  },
  twoWays: {
    ...graph(
      [['data', 'dataset', XOR_ROWS], ['a', 'dense', { units: 3 }], ['b', 'dense', { units: 3 }], ['c', 'dense', { units: 3 }], ['d', 'dense', { units: 3 }], ['sum', 'add'], ['out', 'dense', { units: 1 }], ['loss', 'loss']],
      ['data.features > a.in', 'data.features > b.in', 'a.out > c.in', 'b.out > d.in', 'c.out > sum.a', 'd.out > sum.b', 'sum.out > out.in', 'out.out > loss.prediction', 'data.labels > loss.target'],
      training,
    ),
    groups: [{ id: 'g', name: 'class', members: ['c', 'd'], position: { x: 0, y: 0 } }, { id: 'h', name: 'Ends, "so" to say', members: ['sum', 'out'], position: { x: 0, y: 0 } }],
  },
  // A path leaves the group and comes back: it is written flat.
  comesBack: { ...groupedBlock(), groups: [{ id: 'g', members: ['a', 'b'], position: { x: 0, y: 0 } }] },
};

/** Graphs with groups. */
export function groupedPrograms(): ReadonlyMap<string, Program> {
  return new Map(Object.entries(GROUPED).map(([name, document]) => [name, programOf(document)]));
}

export function groupsIn(name: string): readonly CodeGroup[] {
  const document = GROUPED[name];
  return document ? codeGroupsOf(document) : [];
}

/** A folder with the four files of MNIST's form: four training and two test images of noise. */
export function smallMnist(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'netloom-mnist-'));
  for (const [half, rows] of [['train', 4], ['t10k', 2]] as const) {
    const images = Buffer.alloc(16 + rows * 784, 0);
    images.set([0, 0, 8, 3, 0, 0, 0, rows, 0, 0, 0, 28, 0, 0, 0, 28]);
    for (let at = 16; at < images.length; at++) images[at] = (at * 2_654_435_761) % 256;
    const labels = Buffer.alloc(8 + rows, 0);
    labels.set([0, 0, 8, 1, 0, 0, 0, rows]);
    for (let row = 0; row < rows; row++) labels[8 + row] = row % 10;
    writeFileSync(path.join(folder, `${half}-images-idx3-ubyte`), images);
    writeFileSync(path.join(folder, `${half}-labels-idx1-ubyte`), labels);
  }
  return folder;
}
