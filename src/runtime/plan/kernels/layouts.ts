/** Kernels that compute nothing: they look at numbers in another shape, or put them elsewhere. */
import { reshaped, type Builder } from '../step.ts';
import { collapse, sizeOfShape, stridesOf, type Value } from '../value.ts';
import { axesOf, reduce } from './reductions.ts';
import type { Call, Described, KernelRule, KernelRules } from './kernel.ts';
import { i18n } from '../../../words/i18n.ts';

interface Layout {
  readonly shape: readonly number[];
  readonly fromStrides: readonly number[];
  readonly toStrides: readonly number[];
  readonly fromOffset?: number;
  readonly toOffset?: number;
}

/** A copy into `out`, a part of which it may be. */
function copy(build: Builder, from: Value, out: Value, { shape, fromStrides, toStrides, fromOffset = 0, toOffset = 0 }: Layout): Value {
  const walked = collapse(shape, [fromStrides, toStrides]);
  const [source = [], target = []] = walked.layouts;
  return build.instruction(out, [from], (at) => ({ op: 'copy', from: at(from) + fromOffset, to: at(out) + toOffset, shape: walked.shape, fromStrides: source, toStrides: target }));
}

/** A part of a value: looked at in place where it lies without gaps. */
export function slice(build: Builder, x: Value, begin: readonly number[], size: readonly number[]): Value {
  const strides = stridesOf(x.shape);
  const offset = begin.reduce((sum, from, axis) => sum + from * (strides[axis] as number), 0);
  const firstCut = size.findIndex((length, axis) => length !== x.shape[axis]);
  const outer = firstCut < 0 ? 1 : sizeOfShape(size.slice(0, firstCut));
  if (outer === 1) return { ...x, offset: x.offset + offset, shape: size };
  return copy(build, x, build.temporary(size), { shape: size, fromStrides: strides, toStrides: stridesOf(size), fromOffset: offset });
}

function concat(build: Builder, parts: readonly Value[], axis: number, shape: readonly number[]): Value {
  const out = build.temporary(shape);
  const strides = stridesOf(shape);
  let from = 0;
  for (const part of parts) {
    if (sizeOfShape(part.shape) === 0) continue;
    copy(build, part, out, { shape: part.shape, fromStrides: stridesOf(part.shape), toStrides: strides, toOffset: from * (strides[axis] as number) });
    from += part.shape[axis] ?? 0;
  }
  return out;
}

function axisOf(call: Call<{ readonly shape: readonly number[] }>, rank: number): number {
  return axesOf(call, 'axis', rank)[0] ?? 0;
}

/** `-1` for what is left over. */
function fullShape(wanted: readonly number[], size: number): number[] {
  const known = wanted.reduce((product, length) => (length === -1 ? product : product * length), 1);
  return wanted.map((length) => (length === -1 ? size / known : length));
}

function view(input: string, shapeOf: (call: Call<Described>) => readonly number[]): KernelRule {
  return {
    describe: (call) => [{ shape: shapeOf(call), dtype: call.input(input).dtype }],
    lower: (_, call, [output]) => [reshaped(call.input(input), output?.shape ?? [])],
  };
}

/** The sizes of a slice, -1 standing for all that is left. */
function sliceSizes(call: Call<{ readonly shape: readonly number[] }>): { readonly begin: readonly number[]; readonly size: readonly number[] } {
  const shape = call.shape('x');
  const given = call.numbers('begin');
  const begin = shape.map((_, axis) => given[axis] ?? 0);
  const sizes = call.numbers('size');
  return { begin, size: shape.map((length, axis) => (sizes[axis] === undefined || sizes[axis] === -1 ? length - (begin[axis] as number) : sizes[axis])) };
}

function paddings(call: Call<{ readonly shape: readonly number[] }>): readonly (readonly [number, number])[] {
  return call.attr('paddings') as readonly (readonly [number, number])[];
}

function splitSizes(call: Call<{ readonly shape: readonly number[] }>): readonly number[] {
  const shape = call.shape('x');
  const axis = axisOf(call, shape.length);
  const total = shape[axis] ?? 1;
  const wanted = call.attr('numOrSizeSplits');
  if (typeof wanted === 'number') return new Array<number>(wanted).fill(total / wanted);
  return fullSizes(wanted as readonly number[], total);
}

function fullSizes(sizes: readonly number[], total: number): readonly number[] {
  const known = sizes.reduce((sum, size) => (size === -1 ? sum : sum + size), 0);
  return sizes.map((size) => (size === -1 ? total - known : size));
}

/** Whole-number enlargement: how often each row and column is repeated. */
function enlargement(images: readonly number[], [height = 1, width = 1]: readonly number[]): { readonly rows: number; readonly columns: number } {
  const [rows, columns] = [height / (images[1] ?? 1), width / (images[2] ?? 1)];
  if (!Number.isInteger(rows) || !Number.isInteger(columns)) throw new Error(i18n.t('Images are enlarged by whole factors only.'));
  return { rows, columns };
}

export const layouts: KernelRules = {
  Identity: view('x', (call) => call.shape('x')),
  Reshape: view('x', (call) => fullShape(call.numbers('shape'), sizeOfShape(call.shape('x')))),
  ExpandDims: view('input', (call) => {
    const shape = [...call.shape('input')];
    const dim = call.number('dim');
    shape.splice(dim < 0 ? dim + shape.length + 1 : dim, 0, 1);
    return shape;
  }),
  Transpose: {
    describe: (call) => [{ shape: call.numbers('perm').map((axis) => call.shape('x')[axis] ?? 1), dtype: call.input('x').dtype }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const shape = output?.shape ?? [];
      const strides = stridesOf(x.shape);
      const turned = call.numbers('perm').map((axis) => strides[axis] as number);
      const walked = collapse(shape, [turned]);
      // Only axes of 1 have moved.
      if (walked.shape.length === 1) return [reshaped(x, shape)];
      return [copy(build, x, build.temporary(shape), { shape, fromStrides: turned, toStrides: stridesOf(shape) })];
    },
  },
  Slice: {
    describe: (call) => [{ shape: sliceSizes(call).size, dtype: call.input('x').dtype }],
    lower(build, call) {
      const { begin, size } = sliceSizes(call);
      return [slice(build, call.input('x'), begin, size)];
    },
  },
  PadV2: {
    describe: (call) => [{ shape: call.shape('x').map((size, axis) => size + (paddings(call)[axis]?.[0] ?? 0) + (paddings(call)[axis]?.[1] ?? 0)), dtype: call.input('x').dtype }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const out = build.temporary(output?.shape ?? []);
      const strides = stridesOf(out.shape);
      const toOffset = paddings(call).reduce((sum, [before], axis) => sum + before * (strides[axis] as number), 0);
      build.instruction(out, [], (at) => ({ op: 'fill', to: at(out), count: sizeOfShape(out.shape), value: call.number('constantValue', 0) }));
      return [copy(build, x, out, { shape: x.shape, fromStrides: stridesOf(x.shape), toStrides: strides, toOffset })];
    },
  },
  Concat: {
    describe(call) {
      const shapes = call.list().map((each) => each.shape);
      const axis = axisOf(call, shapes[0]?.length ?? 1);
      return [{ shape: (shapes[0] ?? []).map((size, at) => (at === axis ? shapes.reduce((sum, shape) => sum + (shape[axis] ?? 0), 0) : size)), dtype: call.list()[0]?.dtype ?? 'float32' }];
    },
    lower: (build, call, [output]) => [concat(build, call.list(), axisOf(call, output?.shape.length ?? 1), output?.shape ?? [])],
  },
  Pack: {
    describe(call) {
      const shape = [...(call.list()[0]?.shape ?? [])];
      shape.splice(axisOf(call, shape.length + 1), 0, call.list().length);
      return [{ shape, dtype: call.list()[0]?.dtype ?? 'float32' }];
    },
    lower(build, call, [output]) {
      const shape = output?.shape ?? [];
      const axis = axisOf(call, shape.length);
      const part = shape.map((size, at) => (at === axis ? 1 : size));
      return [concat(build, call.list().map((each) => reshaped(each, part)), axis, shape)];
    },
  },
  Unpack: {
    describe(call) {
      const { shape, dtype } = call.input('value');
      const axis = axisOf(call, shape.length);
      return Array.from({ length: shape[axis] ?? 0 }, () => ({ shape: shape.filter((_, at) => at !== axis), dtype }));
    },
    lower(build, call, outputs) {
      const value = call.input('value');
      const axis = axisOf(call, value.shape.length);
      const size = value.shape.map((length, at) => (at === axis ? 1 : length));
      return outputs.map((output, index) => reshaped(slice(build, value, value.shape.map((_, at) => (at === axis ? index : 0)), size), output.shape));
    },
  },
  SplitV: {
    describe(call) {
      const { shape, dtype } = call.input('x');
      const axis = axisOf(call, shape.length);
      return splitSizes(call).map((size) => ({ shape: shape.map((length, at) => (at === axis ? size : length)), dtype }));
    },
    lower(build, call, outputs) {
      const x = call.input('x');
      const axis = axisOf(call, x.shape.length);
      let from = 0;
      return outputs.map(({ shape }) => {
        const part = slice(build, x, x.shape.map((_, at) => (at === axis ? from : 0)), shape);
        from += shape[axis] ?? 0;
        return part;
      });
    },
  },
  Tile: {
    describe: (call) => [{ shape: call.shape('x').map((size, axis) => size * (call.numbers('reps')[axis] ?? 1)), dtype: call.input('x').dtype }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const reps = call.numbers('reps');
      if (reps.every((times) => times === 1)) return [x];
      const strides = stridesOf(x.shape);
      // Each axis is walked as [times, size]: the first does not move in the source.
      const shape = x.shape.flatMap((size, axis) => [reps[axis] ?? 1, size]);
      const fromStrides = strides.flatMap((stride) => [0, stride]);
      return [copy(build, x, build.temporary(output?.shape ?? []), { shape, fromStrides, toStrides: stridesOf(shape) })];
    },
  },
  Reverse: {
    describe: (call) => [{ shape: call.shape('x'), dtype: call.input('x').dtype }],
    lower(build, call, [output]) {
      const x = call.input('x');
      const strides = stridesOf(x.shape);
      const turned = axesOf(call, 'dims', x.shape.length);
      const fromOffset = turned.reduce((sum, axis) => sum + ((x.shape[axis] ?? 1) - 1) * (strides[axis] as number), 0);
      return [copy(build, x, build.temporary(output?.shape ?? []), { shape: x.shape, fromStrides: strides.map((stride, axis) => (turned.includes(axis) ? -stride : stride)), toStrides: strides, fromOffset })];
    },
  },
  ResizeNearestNeighbor: {
    describe: (call) => [{ shape: [call.shape('images')[0] ?? 1, ...call.numbers('size'), call.shape('images')[3] ?? 1], dtype: 'float32' }],
    lower(build, call, [output]) {
      const images = call.input('images');
      const [batch = 1, height = 1, width = 1, channels = 1] = images.shape;
      const { rows, columns } = enlargement(images.shape, call.numbers('size'));
      const shape = [batch, height, rows, width, columns, channels];
      const fromStrides = [height * width * channels, width * channels, 0, channels, 0, 1];
      return [copy(build, images, build.temporary(output?.shape ?? []), { shape, fromStrides, toStrides: stridesOf(shape) })];
    },
  },
  ResizeNearestNeighborGrad: {
    describe: (call) => [{ shape: call.shape('images'), dtype: 'float32' }],
    lower(build, call) {
      const { shape } = call.input('images');
      const [batch = 1, height = 1, width = 1, channels = 1] = shape;
      const { rows, columns } = enlargement(shape, call.shape('dy').slice(1, 3));
      return [reshaped(reduce(build, 'sum', reshaped(call.input('dy'), [batch, height, rows, width, columns, channels]), [2, 4]), shape)];
    },
  },
};
