/**
 * Every preset, every node kind and graphs of several kinds as ONNX: what onnxruntime computes of the file is what the engine's
 * model gives with the same weights, and the checker of the onnx package has nothing to say against it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as ort from 'onnxruntime-web';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameNodes } from '../compiler/emit/names.ts';
import { writeOnnx } from '../compiler/emit/onnx/onnx.ts';
import type { Program, ValueReference } from '../compiler/program.ts';
import { nodeKinds } from '../nodes/registry.ts';
import { pythonWith, runPython } from '../nodes/python.testing.ts';
import { allPrograms, drawWeights } from './allPrograms.fixture.ts';
import { buildModel, type Feed } from './model/model.ts';

/** Largest difference for outputs around 1 in float32: sums are taken in another order, and exp and tanh are each library's own. */
const TOLERANCE = 1e-4;
const ROWS = 3;

const programs = allPrograms();

interface Case {
  readonly bytes: Uint8Array;
  readonly feeds: Readonly<Record<string, ort.Tensor>>;
  readonly expected: readonly { readonly shape: readonly number[]; readonly values: ArrayLike<number> }[];
}

/** The file of a program whose weights are random, what is fed to it, and what the engine's model gives. */
async function caseOf(program: Program): Promise<Case> {
  const model = buildModel(tf, program);
  drawWeights(model);
  const feeds = new Map(program.sources.map((source, index): [string, Feed] => [source.node, { features: rowsOf(program, source.features, index), labels: rowsOf(program, source.labels, 50 + index) }]));
  const names = nameNodes(program, 'snake_case');
  const given = program.sources.flatMap(({ node }) => [[{ node, port: 'features' }, feeds.get(node)?.features], [{ node, port: 'labels' }, feeds.get(node)?.labels]] as const);
  const outputs = tf.tidy(() => model.forward(model.plan(predictionsOf(program)), feeds, { training: false }).map((tensor) => ({ shape: tensor.shape, values: tensor.dataSync().slice() })));
  const result = writeOnnx(program, await model.readWeights());
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join(' '));
  const ortFeeds = Object.fromEntries(given.flatMap(([reference, tensor]) => (tensor ? [[names.value(reference as ValueReference), new ort.Tensor('float32', Float32Array.from(tensor.dataSync()), tensor.shape)]] : [])));
  model.dispose();
  return { bytes: result.bytes, feeds: ortFeeds, expected: outputs };
}

function rowsOf({ operations }: Program, { shape, range }: { readonly shape: readonly number[]; readonly range?: readonly [number, number] }, seed: number): tf.Tensor {
  const [low, high] = range ?? [-1, 1];
  const values = tf.randomUniform([ROWS, ...shape], low, high, 'float32', seed + 1);
  return operations.some(({ kind }) => kind === 'embedding') ? values.round() : values;
}

/** As `writeOnnx` orders its outputs: predictions, then targets of the network's own. */
function predictionsOf({ losses, operations }: Program): readonly ValueReference[] {
  const own = losses.flatMap(({ target }) => (target && operations.some(({ node }) => node === target.node) ? [target] : []));
  const all = [...losses.map(({ prediction }) => prediction), ...own];
  return all.filter((value, index) => all.findIndex(({ node, port }) => node === value.node && port === value.port) === index);
}

const folder = mkdtempSync(path.join(tmpdir(), 'netloom-onnx-'));
const cases = new Map<string, Case>();

beforeAll(async () => {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'error';
  await tf.setBackend('cpu');
  for (const [name, program] of programs) cases.set(name, await caseOf(program));
}, 120_000);
afterAll(() => { rmSync(folder, { recursive: true }); });

it('knows a way to write every kind that computes', () => {
  const tried = new Set([...programs.values()].flatMap(({ operations }) => operations.map(({ kind }) => kind)));
  const computing = nodeKinds.filter(({ category, id }) => category !== 'loss' && id !== 'dataset').map(({ id }) => id);
  expect(computing.filter((kind) => !tried.has(kind))).toEqual([]);
});

describe('onnxruntime', () => {
  it.each([...programs.keys()])('computes %s as tfjs does', async (name) => {
    const { bytes, feeds, expected } = cases.get(name) as Case;
    const session = await ort.InferenceSession.create(bytes);
    const wanted = Object.fromEntries(session.inputNames.map((input) => [input, feeds[input] as ort.Tensor]));
    const results = await session.run(wanted);
    expect(session.outputNames).toHaveLength(expected.length);
    session.outputNames.forEach((output, index) => {
      const { shape, values } = expected[index] as Case['expected'][number];
      const found = results[output] as ort.Tensor;
      expect(found.dims).toEqual(shape);
      const data = found.data as Float32Array;
      expect(Math.max(...Array.from(values, (value, place) => Math.abs(value - (data[place] ?? NaN))))).toBeLessThan(TOLERANCE);
    });
    await session.release();
  });
});

const python = pythonWith(['onnx'], 'the checker of the onnx package', 'python3-onnx');

describe.skipIf(python === null)('the checker of the onnx package (apt-get install python3-onnx)', () => {
  it('finds nothing wrong, shapes included', () => {
    const files = [...cases].map(([name, { bytes }], index) => {
      const file = path.join(folder, `${index}.onnx`);
      writeFileSync(file, bytes);
      return { name, file };
    });
    expect(runPython(python ?? '', CHECK, files)).toEqual([]);
  });
});

const CHECK = `import json, sys
import onnx
complaints = []
for case in json.load(sys.stdin):
    try:
        model = onnx.load(case["file"])
        onnx.checker.check_model(model, full_check=True)
        onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    except Exception as error:
        complaints.append(f'{case["name"]}: {error}')
print(json.dumps(complaints))`;
