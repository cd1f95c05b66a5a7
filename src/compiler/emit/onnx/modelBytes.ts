/** A graph of operators as the bytes of an ONNX file, by the published schema (`schema/onnx.proto`). */
import { create, toBinary } from '@bufbuild/protobuf';
import type { Attribute, Attributes } from '../../../nodes/onnx/writing.ts';
import type { Constant, Operator } from './graphBuilder.ts';
import { AttributeProto_AttributeType as AttributeType, AttributeProtoSchema, ModelProtoSchema, NodeProtoSchema, TensorProto_DataType as DataType, TensorProtoSchema, ValueInfoProtoSchema, type AttributeProto, type NodeProto, type TensorProto, type ValueInfoProto } from './schema/onnx_pb.js';

/** onnx 1.12, of 2022: what runtimes of every kind have read for years, with LayerNormalization as an operator. */
const IR_VERSION = 8n;
const OPSET = 17n;

/** What goes in or comes out, float32. */
export interface Value {
  readonly name: string;
  /** The batch left out. */
  readonly shape: readonly number[];
  /** As many rows as are fed; else one. */
  readonly batched: boolean;
}

export interface OnnxModel {
  readonly title: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  /** Each after those that it takes from. */
  readonly operators: readonly Operator[];
  readonly constants: readonly Constant[];
}

export function modelBytes({ title, inputs, outputs, operators, constants }: OnnxModel): Uint8Array {
  const model = create(ModelProtoSchema, {
    irVersion: IR_VERSION,
    opsetImport: [{ domain: '', version: OPSET }],
    producerName: 'Netloom',
    docString: title,
    graph: {
      name: 'network',
      input: inputs.map(valueInfo),
      output: outputs.map(valueInfo),
      node: operators.map(node),
      initializer: constants.map(tensor),
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function valueInfo({ name, shape, batched }: Value): ValueInfoProto {
  const dim = [
    { value: batched ? { case: 'dimParam' as const, value: 'batch' } : { case: 'dimValue' as const, value: 1n } },
    ...shape.map((size) => ({ value: { case: 'dimValue' as const, value: BigInt(size) } })),
  ];
  return create(ValueInfoProtoSchema, { name, type: { value: { case: 'tensorType', value: { elemType: DataType.FLOAT, shape: { dim } } } } });
}

function node({ operator, inputs, outputs, attributes, node: of }: Operator, index: number): NodeProto {
  return create(NodeProtoSchema, { opType: operator, name: `${of}/${operator}_${index}`, input: [...inputs], output: [...outputs], attribute: attributesOf(attributes) });
}

function attributesOf(attributes: Attributes): AttributeProto[] {
  return Object.entries(attributes).map(([name, value]) => create(AttributeProtoSchema, { name, ...content(value) }));
}

function content(value: Attribute) {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  if ('int' in value) return { type: AttributeType.INT, i: BigInt(value.int) };
  if ('float' in value) return { type: AttributeType.FLOAT, f: value.float };
  if ('text' in value) return { type: AttributeType.STRING, s: bytes(value.text) };
  if ('ints' in value) return { type: AttributeType.INTS, ints: value.ints.map(BigInt) };
  return { type: AttributeType.STRINGS, strings: value.texts.map(bytes) };
}

function tensor({ name, type, shape, values }: Constant): TensorProto {
  // Both are little-endian on every machine that runs this, as the format wants it.
  const numbers = type === 'float32' ? Float32Array.from(values) : BigInt64Array.from(Array.from(values), BigInt);
  return create(TensorProtoSchema, { name, dims: shape.map(BigInt), dataType: type === 'float32' ? DataType.FLOAT : DataType.INT64, rawData: new Uint8Array(numbers.buffer) });
}
