/** Kernels that compute number by number. */
import type { MapFunction } from '../instruction.ts';
import type { Builder } from '../step.ts';
import type { DType } from '../trace.ts';
import type { Value } from '../value.ts';
import type { Call, KernelRule, KernelRules } from './kernel.ts';

/** NumPy's rule: shapes meet at their last axes, and an axis of 1 is repeated. */
export function broadcastShape(...shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - (rank - shape.length)] ?? 1);
    return sizes.find((size) => size !== 1) ?? 1;
  });
}

type Compute = (build: Builder, shape: readonly number[], call: Call<Value>) => Value;

function rule(inputs: readonly string[], compute: Compute, dtype?: DType): KernelRule {
  return {
    describe(call) {
      const given = inputs.map((name) => call.input(name));
      return [{ shape: broadcastShape(...given.map((each) => each.shape)), dtype: dtype ?? (given[0]?.dtype === 'bool' ? 'int32' : (given[0]?.dtype ?? 'float32')) }];
    },
    lower: (build, call, [output]) => [compute(build, output?.shape ?? [], call)],
  };
}

const unary = (fn: MapFunction, dtype?: DType): KernelRule => rule(['x'], (build, shape, call) => build.map(fn, shape, call.input('x')), dtype);
const binary = (fn: MapFunction, dtype?: DType): KernelRule => rule(['a', 'b'], (build, shape, call) => build.map(fn, shape, call.input('a'), call.input('b')), dtype);

/** Scale and shape of SELU (Klambauer et al., 2017), as tfjs has them. */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

const elu: Compute = (build, shape, call) => eluOf(build, shape, call.input('x'), 1);

/** `x` above 0, else `alpha * (e^x - 1)`. */
function eluOf(build: Builder, shape: readonly number[], x: Value, alpha: number): Value {
  const below = build.map('mul', shape, build.map('expm1', shape, x), build.constant(alpha));
  return build.map('select', shape, build.map('greaterEqual', shape, x, build.constant(0)), x, below);
}

/** Towards 0, as a cast to whole numbers cuts. */
function truncated(build: Builder, shape: readonly number[], x: Value): Value {
  const below = build.map('less', shape, x, build.constant(0));
  return build.map('select', shape, below, build.map('ceil', shape, x), build.map('floor', shape, x));
}

const cast: KernelRule = {
  describe: (call) => [{ shape: call.shape('x'), dtype: call.attr('dtype') as DType }],
  lower(build, call, [output]) {
    const x = call.input('x');
    // Whole numbers and truths are floats here, so only a cast that changes numbers computes anything.
    if (output?.dtype === 'bool') return [build.map('notEqual', x.shape, x, build.constant(0))];
    return [output?.dtype === 'int32' ? truncated(build, x.shape, x) : x];
  },
};

/** The derivative of ReLU: 1 above 0, `alpha` elsewhere, and NaN of NaN. */
const step: Compute = (build, shape, call) => {
  const x = call.input('x');
  const hard = build.map('select', shape, build.map('greater', shape, x, build.constant(0)), build.constant(1), build.constant(call.number('alpha', 0)));
  return build.map('select', shape, build.map('isNaN', shape, x), x, hard);
};

export const elementwise: KernelRules = {
  Abs: unary('abs'),
  Ceil: unary('ceil'),
  Cos: unary('cos'),
  Erf: unary('erf'),
  Exp: unary('exp'),
  Expm1: unary('expm1'),
  Floor: unary('floor'),
  IsNan: unary('isNaN', 'bool'),
  Log: unary('log'),
  Log1p: unary('log1p'),
  LogicalNot: unary('not', 'bool'),
  Neg: unary('neg'),
  Reciprocal: unary('reciprocal'),
  Relu: unary('relu'),
  Round: unary('round'),
  Rsqrt: unary('rsqrt'),
  Sigmoid: unary('sigmoid'),
  Sign: unary('sign'),
  Sin: unary('sin'),
  Softplus: unary('softplus'),
  Sqrt: unary('sqrt'),
  Square: unary('square'),
  Tan: unary('tan'),
  Tanh: unary('tanh'),
  Add: binary('add'),
  Sub: binary('sub'),
  Multiply: binary('mul'),
  RealDiv: binary('div', 'float32'),
  Maximum: binary('max'),
  Minimum: binary('min'),
  Pow: binary('pow'),
  Equal: binary('equal', 'bool'),
  NotEqual: binary('notEqual', 'bool'),
  Greater: binary('greater', 'bool'),
  GreaterEqual: binary('greaterEqual', 'bool'),
  Less: binary('less', 'bool'),
  LessEqual: binary('lessEqual', 'bool'),
  LogicalAnd: binary('and', 'bool'),
  LogicalOr: binary('or', 'bool'),
  SquaredDifference: rule(['a', 'b'], (build, shape, call) => build.map('square', shape, build.map('sub', shape, call.input('a'), call.input('b')))),
  Relu6: rule(['x'], (build, shape, call) => build.map('min', shape, build.map('relu', shape, call.input('x')), build.constant(6))),
  Elu: rule(['x'], elu),
  EluGrad: rule(['dy', 'y'], (build, shape, call) => {
    const [dy, y] = [call.input('dy'), call.input('y')];
    const below = build.map('mul', shape, dy, build.map('add', shape, y, build.constant(1)));
    return build.map('select', shape, build.map('greaterEqual', shape, y, build.constant(0)), dy, below);
  }),
  Selu: rule(['x'], (build, shape, call) => build.map('mul', shape, eluOf(build, shape, call.input('x'), SELU_ALPHA), build.constant(SELU_SCALE))),
  LeakyRelu: rule(['x'], (build, shape, call) => {
    const x = call.input('x');
    return build.map('select', shape, build.map('less', shape, x, build.constant(0)), build.map('mul', shape, x, build.constant(call.number('alpha'))), x);
  }),
  Prelu: rule(['x', 'alpha'], (build, shape, call) => {
    const x = call.input('x');
    return build.map('select', shape, build.map('less', shape, x, build.constant(0)), build.map('mul', shape, x, call.input('alpha')), x);
  }),
  ClipByValue: rule(['x'], (build, shape, call) => build.map('min', shape, build.map('max', shape, call.input('x'), build.constant(call.number('clipValueMin'))), build.constant(call.number('clipValueMax')))),
  Step: rule(['x'], step),
  Cast: cast,
  Select: {
    describe: (call) => [{ shape: call.shape('t'), dtype: call.input('t').dtype }],
    lower: (build, call, [output]) => [build.map('select', output?.shape ?? [], aligned(call.input('condition'), output?.shape ?? []), call.input('t'), call.input('e'))],
  },
  AddN: {
    describe: (call) => [{ shape: call.list()[0]?.shape ?? [], dtype: call.list()[0]?.dtype ?? 'float32' }],
    lower: (build, call, [output]) => [call.list().reduce((sum, each) => build.map('add', output?.shape ?? [], sum, each))],
  },
  FusedBatchNorm: {
    describe: (call) => [{ shape: call.shape('x'), dtype: 'float32' }],
    lower: (build, call, [output]) => [batchNorm(build, call, output?.shape ?? [])],
  },
};

/** A condition of one axis chooses whole rows, unlike broadcasting, which meets at the last axis. */
function aligned(condition: Value, shape: readonly number[]): Value {
  if (condition.shape.length !== 1 || shape.length <= 1) return condition;
  return { ...condition, shape: [condition.shape[0] ?? 1, ...shape.slice(1).map(() => 1)] };
}

/** `(x - mean) / sqrt(variance + epsilon) * scale + offset`, each per channel. */
function batchNorm(build: Builder, call: Call<Value>, shape: readonly number[]): Value {
  const variance = call.input('variance');
  const spread = build.map('sqrt', variance.shape, build.map('add', variance.shape, variance, build.constant(call.number('varianceEpsilon', 0.001))));
  const centred = build.map('sub', shape, call.input('x'), call.input('mean'));
  const scaled = call.has('scale') ? build.map('mul', shape, centred, call.input('scale')) : centred;
  const spreadOut = build.map('div', shape, scaled, spread);
  return call.has('offset') ? build.map('add', shape, spreadOut, call.input('offset')) : spreadOut;
}
