import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import type { WeightsByNode } from '../../../graph/safetensors.ts';
import { nested } from '../../../graph/safetensors.ts';
import type { Program } from '../../program.ts';
import { chain, XOR_ROWS } from '../../testGraphs.fixture.ts';
import { presetPrograms, programOf } from '../emit.fixture.ts';
import { writeOnnx } from './onnx.ts';
import { ModelProtoSchema, type ModelProto } from './schema/onnx_pb.js';

/** Every weight 0, in the shape that the program says. */
function zeros({ operations }: Program): WeightsByNode {
  return Object.fromEntries(operations.filter(({ weights }) => weights.length > 0).map(({ node, weights }) => [node, Object.fromEntries(weights.map(({ name, shape }) => [name, nested(new Array<number>(shape.reduce((a, b) => a * b, 1)).fill(0), shape)]))]));
}

function modelOf(program: Program): ModelProto {
  const result = writeOnnx(program, zeros(program));
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  return fromBinary(ModelProtoSchema, result.bytes);
}

const preset = (name: string): Program => presetPrograms().get(name) as Program;

describe('a graph as ONNX', () => {
  it('takes any number of rows, and calls its values as the nodes', () => {
    const { graph, opsetImport, docString } = modelOf(preset('5-xor-net'));
    expect(opsetImport.map(({ version }) => version)).toEqual([17n]);
    expect(docString).toBe(preset('5-xor-net').title);
    expect(graph?.input.map(({ name, type }) => [name, type?.value.case === 'tensorType' ? type.value.value.shape?.dim.map(({ value }) => value.value) : null])).toEqual([['features', ['batch', 3n]]]);
    expect(graph?.node.map(({ opType, output }) => `${opType} ${output.join()}`)).toEqual(['Gemm hidden', 'Sigmoid s1', 'Gemm output', 'Sigmoid s2']);
    expect(graph?.output.map(({ name }) => name)).toEqual(['s2']);
  });

  it('turns images round once on the way in and once on the way out of a row of layers', () => {
    const program = programOf(chain({ source: 'generatedDigits' }, [['a', 'conv2d', { filters: 2 }], ['r', 'relu'], ['n', 'batchNorm'], ['p', 'maxPool2d'], ['f', 'flatten'], ['out', 'dense', { units: 10 }], ['s', 'softmax']], { function: 'categoricalCrossentropy' }));
    expect(modelOf(program).graph?.node.map(({ opType }) => opType)).toEqual(['Transpose', 'Conv', 'Relu', 'BatchNormalization', 'MaxPool', 'Transpose', 'Reshape', 'Gemm', 'Softmax']);
  });

  it('leaves out what only training does', () => {
    const program = programOf(chain(XOR_ROWS, [['h', 'dense', { units: 2 }], ['d', 'dropout'], ['g', 'gaussianNoise'], ['o', 'dense', { units: 1 }]]));
    expect(modelOf(program).graph?.node.map(({ opType }) => opType)).toEqual(['Gemm', 'Gemm']);
  });

  it('holds every weight of the convnet, and no number twice', () => {
    const program = preset('6-mnist-convnet');
    const count = (modelOf(program).graph?.initializer ?? []).filter(({ dataType }) => dataType === 1).reduce((sum, { rawData }) => sum + rawData.length / 4, 0);
    expect(count).toBe(program.totals.parameters);
  });

  it('names every node that cannot be expressed, with the reason, and writes nothing', () => {
    const program = programOf(chain(XOR_ROWS, [['h', 'dense', { units: 2 }], ['odd', 'tanh'], ['o', 'dense', { units: 1 }]]));
    const operations = program.operations.map((operation) => (operation.node === 'odd' ? { ...operation, kind: 'quantum', label: 'Odd one' } : operation));
    const { o: _, ...without } = zeros(program);
    const result = writeOnnx({ ...program, operations }, without);
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.diagnostics.map(({ node, code, severity }) => [node, code, severity])).toEqual([['odd', 'not-in-onnx', 'error'], ['o', 'not-in-onnx', 'error']]);
    expect(result.diagnostics[0]?.message).toBe('Odd one cannot be written as ONNX, so nothing was written. ONNX has no operators for the kind “quantum”. Take the node out, or export the graph in another form.');
    expect(result.diagnostics[1]?.message).toContain('Its weights “bias” are missing.');
  });
});
