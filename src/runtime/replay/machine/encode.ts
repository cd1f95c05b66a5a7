/** Writes instructions as commands for the C side. The numbers of operations and the order of fields are those of `c/`. */
import type { ConvShape, CopyInstruction, Instruction, LrnGradInstruction, LrnInstruction, MatMulInstruction, ReduceInstruction } from '../../plan/instruction.ts';
import { encodeMap } from './encodeMap.ts';
import { collapse } from './layout.ts';
import { command, floatWord, type Split, type Target } from './words.ts';

/** In the order of the enumeration in `c/run.c`. */
const OPS = [
  'map', 'reduce', 'matmul', 'smallMatmul', 'conv2d', 'conv2dInput', 'conv2dFilter', 'depthwise', 'depthwiseInput', 'depthwiseFilter',
  'maxPool', 'avgPool', 'maxPoolGrad', 'avgPoolGrad', 'lrn', 'lrnGrad', 'softmax', 'copy', 'fill', 'gather', 'segmentSum', 'argMax', 'oneHot',
] as const;
type Op = (typeof OPS)[number];
/** In the order of the enumeration in `c/reduce.c`. */
const REDUCTIONS: readonly ReduceInstruction['fn'][] = ['sum', 'mean', 'max', 'min', 'prod', 'any', 'all'];

const MAX_AXES = 6;
/** Multiply-adds up to which a product is computed without packing. */
const SMALL = 4096;
/** Multiply-adds in a nanosecond, about. */
const SPEED = 12;
/** One thread's work space for a pixel's channels; see `c/lrn.c`. */
const LRN_ROOM = 48_000;

function op(name: Op, split: Split, body: readonly number[]): number[] {
  return command(OPS.indexOf(name), split, body);
}

function shapeWords(s: ConvShape): number[] {
  return [
    s.batch, s.inHeight, s.inWidth, s.inChannels, s.outHeight, s.outWidth, s.outChannels,
    s.filterHeight, s.filterWidth, s.strideHeight, s.strideWidth, s.dilationHeight, s.dilationWidth, s.padTop, s.padLeft,
  ];
}

/** One column is one row of the turned product, which is computed faster. */
function turned(i: MatMulInstruction): MatMulInstruction {
  if (i.n !== 1 || i.m === 1 || i.bias !== null) return i;
  return { ...i, a: i.b, b: i.a, m: 1, n: i.m, transposeA: !i.transposeB, transposeB: !i.transposeA, strideA: i.strideB, strideB: i.strideA };
}

function encodeMatMul(instruction: MatMulInstruction, { address, split }: Target): number[] {
  const i = turned(instruction);
  // A matrix of one row or column lies as its transpose does.
  const transposeA = i.transposeA && i.m > 1 && i.k > 1;
  const transposeB = i.transposeB && i.n > 1 && i.k > 1;
  const small = i.m * i.n * i.k <= SMALL;
  const byColumns = i.m < 32 || i.n > i.m;
  const each = byColumns ? Math.ceil(i.n / 8) : Math.ceil(i.m / 4);
  const units = small ? i.batch * i.m : i.batch * each;
  const work = (i.batch * i.m * i.n * i.k) / SPEED;
  return op(small ? 'smallMatmul' : 'matmul', split(units, work), [
    address(i.a), address(i.b), address(i.to), i.bias === null ? 0 : address(i.bias), Number(i.relu),
    i.batch, i.m, i.n, i.k, Number(transposeA), Number(transposeB), i.strideA, i.strideB, Number(byColumns), each,
  ]);
}

function convWork(s: ConvShape): number {
  return (s.batch * s.outHeight * s.outWidth * s.outChannels * s.filterHeight * s.filterWidth * s.inChannels) / SPEED;
}

function encodeReduce(i: ReduceInstruction, { address, split }: Target): number[] {
  const units = i.inner === 1 ? i.outer : i.outer * Math.ceil(i.inner / 16);
  return op('reduce', split(units, i.outer * i.length * i.inner * 0.2), [address(i.from), address(i.to), REDUCTIONS.indexOf(i.fn), i.outer, i.length, i.inner]);
}

function encodeLrn(i: LrnInstruction | LrnGradInstruction, { address, split }: Target): number[] {
  const radius = Math.min(Math.floor(i.radius), i.channels - 1);
  if (i.channels + 4 * (2 * radius + 1) + 20 > LRN_ROOM) throw new Error(`An LRN over ${i.channels} channels with radius ${radius} is more than this machine has work space for. Use a smaller radius.`);
  const gradient = i.op === 'lrnGrad';
  return op(i.op, split(i.rows, i.rows * i.channels * (gradient ? 4 : 2)), [
    address(i.x), gradient ? address(i.y) : 0, gradient ? address(i.dy) : 0, address(i.to),
    i.rows, i.channels, radius, floatWord(i.bias), floatWord(i.alpha), floatWord(i.beta),
  ]);
}

function encodeCopy(i: CopyInstruction, { address, split }: Target): number[] {
  const { shape, strides: [from = [], to = []] } = collapse(i.shape, [i.fromStrides, i.toStrides]);
  if (shape.length > MAX_AXES) throw new Error(`A copy goes over ${shape.length} axes that cannot be joined. At most ${MAX_AXES} are possible.`);
  const padded = (values: readonly number[]) => Array.from({ length: MAX_AXES }, (_, axis) => values[axis] ?? 0);
  const count = shape.reduce((product, size) => product * size, 1);
  return op('copy', split(shape[0] ?? 1, count * 0.5), [address(i.from), address(i.to), shape.length, ...padded(shape), ...padded(from), ...padded(to)]);
}

/** The instruction as a command; empty where there is nothing to compute. */
export function encode(i: Instruction, target: Target): number[] {
  const { address, split } = target;
  switch (i.op) {
    case 'map':
      return encodeMap(i, target);
    case 'reduce':
      return encodeReduce(i, target);
    case 'matmul':
      return encodeMatMul(i, target);
    case 'conv2d': {
      const units = Math.ceil((i.shape.batch * i.shape.outHeight * i.shape.outWidth) / 4);
      return op(i.op, split(units, convWork(i.shape)), [address(i.x), address(i.filter), address(i.to), i.bias === null ? 0 : address(i.bias), Number(i.relu), 0, ...shapeWords(i.shape)]);
    }
    case 'conv2dInput': {
      const units = Math.ceil((i.shape.batch * i.shape.inHeight * i.shape.inWidth) / 4);
      return op(i.op, split(units, convWork(i.shape)), [address(i.dy), address(i.filter), address(i.to), 0, 0, 0, ...shapeWords(i.shape)]);
    }
    case 'conv2dFilter': {
      const rows = i.shape.filterHeight * i.shape.filterWidth * i.shape.inChannels;
      const byColumns = rows < i.shape.outChannels;
      const units = byColumns ? Math.ceil(i.shape.outChannels / 16) : Math.ceil(rows / 4);
      return op(i.op, split(units, convWork(i.shape)), [address(i.x), address(i.dy), address(i.to), 0, 0, Number(byColumns), ...shapeWords(i.shape)]);
    }
    case 'depthwise':
      return op(i.op, split(i.shape.batch * i.shape.outHeight, (convWork(i.shape) / i.shape.inChannels) * 8), [address(i.x), address(i.filter), address(i.to), ...shapeWords(i.shape)]);
    case 'depthwiseInput':
      return op(i.op, split(i.shape.batch * i.shape.inHeight, (convWork(i.shape) / i.shape.inChannels) * 8), [address(i.dy), address(i.filter), address(i.to), ...shapeWords(i.shape)]);
    case 'depthwiseFilter':
      return op(i.op, split(i.shape.filterHeight * i.shape.filterWidth, (convWork(i.shape) / i.shape.inChannels) * 8), [address(i.x), address(i.dy), address(i.to), ...shapeWords(i.shape)]);
    case 'maxPool':
    case 'avgPool':
      return op(i.op, split(i.shape.batch * i.shape.outHeight, poolWork(i.shape)), [address(i.x), 0, address(i.to), ...shapeWords(i.shape)]);
    case 'maxPoolGrad':
      return op(i.op, split(i.shape.batch, poolWork(i.shape)), [address(i.x), address(i.dy), address(i.to), ...shapeWords(i.shape)]);
    case 'avgPoolGrad':
      return op(i.op, split(i.shape.batch, poolWork(i.shape)), [0, address(i.dy), address(i.to), ...shapeWords(i.shape)]);
    case 'lrn':
    case 'lrnGrad':
      return encodeLrn(i, target);
    case 'softmax':
    case 'logSoftmax':
      return op('softmax', split(i.rows, i.rows * i.columns * 2), [address(i.from), address(i.to), i.columns, Number(i.op === 'logSoftmax')]);
    case 'copy':
      return encodeCopy(i, target);
    case 'fill':
      return op(i.op, split(Math.ceil(i.count / 4096), i.count * 0.1), [address(i.to), i.count, floatWord(i.value)]);
    case 'gather':
      return op(i.op, split(i.outer * i.count, i.outer * i.count * (5 + i.inner * 0.3)), [address(i.from), address(i.indices), address(i.to), i.length, i.inner, i.count]);
    case 'segmentSum':
      return op(i.op, { units: i.inner, grain: 0 }, [address(i.from), address(i.indices), address(i.to), i.segments, i.count, i.inner]);
    case 'argMax':
      return op(i.op, split(i.outer, i.outer * i.inner * i.length), [address(i.from), address(i.to), i.outer, i.length, i.inner]);
    case 'oneHot':
      return op(i.op, split(i.count, i.count * (5 + i.depth * 0.2)), [address(i.indices), address(i.to), i.count, i.depth, floatWord(i.on), floatWord(i.off)]);
  }
}

function poolWork(s: ConvShape): number {
  return s.batch * s.outHeight * s.outWidth * s.inChannels * s.filterHeight * s.filterWidth * 0.3;
}
