/** Runs in the browser: the programs of this house against TensorFlow.js's own kernels in plain JavaScript. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Optimizer } from '../../../graph/document.ts';
import type { TF } from '../../../nodes/kind.ts';
import { optimizerInfo } from '../../../nodes/training/optimizers.ts';
import { FusedUpdate } from './fusedUpdate.ts';

export interface LrnCase {
  readonly shape: readonly [number, number, number, number];
  readonly radius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/** The largest difference, as a share of the largest value. */
export interface Difference {
  readonly forward: number;
  readonly gradient: number;
}

type Way = (z: tfjs.Tensor) => tfjs.Tensor;

export function lrnOf(tf: TF, { radius, bias, alpha, beta }: LrnCase): Way {
  return (z) => tf.localResponseNormalization(z as tfjs.Tensor4D, radius, bias, alpha, beta);
}

/** LRN and its gradient on WebGL and on the CPU, at the same random inputs. */
export async function compareLrn(tf: TF, cases: readonly LrnCase[]): Promise<readonly Difference[]> {
  const on = async (backend: string, each: LrnCase): Promise<readonly [tfjs.TypedArray, tfjs.TypedArray]> => {
    await tf.setBackend(backend);
    const results = tf.tidy(() => {
      const x = tf.randomNormal([...each.shape], 0, 2, 'float32', 3);
      const dy = tf.randomNormal([...each.shape], 0, 1, 'float32', 4);
      return [lrnOf(tf, each)(x), tf.grad(lrnOf(tf, each))(x, dy)] as const;
    });
    const read = await Promise.all(results.map((result) => result.data()));
    tf.dispose([...results]);
    return read as unknown as readonly [tfjs.TypedArray, tfjs.TypedArray];
  };
  const differences: Difference[] = [];
  for (const each of cases) {
    const [forward, gradient] = await on('webgl', each);
    const [rightForward, rightGradient] = await on('cpu', each);
    differences.push({ forward: difference(forward, rightForward), gradient: difference(gradient, rightGradient) });
  }
  await tf.setBackend('webgl');
  return differences;
}

/** Three updates of weights of several shapes by the fused programs and by the rule on the CPU: the largest difference of each. */
export async function compareUpdates(tf: TF, optimizer: Optimizer): Promise<readonly number[]> {
  const fused = FusedUpdate.of(tf, optimizer);
  if (!fused) throw new Error(`There is no fused update for ${optimizer.kind}.`);
  const rule = optimizerInfo(optimizer.kind);
  const differences: number[] = [];
  for (const shape of [[1], [5], [4, 7], [3, 2, 5], [3, 3, 2, 5]]) {
    const results: tfjs.TypedArray[] = [];
    for (const backend of ['webgl', 'cpu']) {
      await tf.setBackend(backend);
      let weight = tf.randomNormal(shape, 0, 1, 'float32', 5) as tfjs.Tensor;
      let memory: Readonly<Record<string, tfjs.Tensor>> = Object.fromEntries(Object.entries(rule.memory(optimizer)).map(([name, value]) => [name, tf.fill(shape, value)]));
      for (let step = 0; step < 3; step++) {
        const numbers = rule.numbers(optimizer, optimizer.learningRate, step);
        // By turns a gradient that lies packed on the device and one that does not.
        const gradient = tf.mul(tf.randomNormal(shape, 0, 1, 'float32', 6 + step), step + 1);
        const scalars = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, tf.scalar(value)]));
        const updated = backend === 'webgl' ? fused.update({ weight, gradient, memory }, numbers) : rule.update(tf, { weight, gradient, memory, numbers: scalars });
        if (!updated) throw new Error('A weight of that shape must be updated.');
        ({ weight, memory } = updated);
      }
      // The sum reads whole squares, so that what stands over the edge would be seen.
      results.push(await tf.concat([weight, ...Object.values(memory)].flatMap((each) => [each.flatten(), each.sum().flatten()])).data());
    }
    differences.push(difference(results[0] as tfjs.TypedArray, results[1] as tfjs.TypedArray));
  }
  await tf.setBackend('webgl');
  return differences;
}

function difference(found: ArrayLike<number>, right: ArrayLike<number>): number {
  let [worst, largest] = [0, 0];
  for (let at = 0; at < right.length; at++) {
    largest = Math.max(largest, Math.abs(right[at] as number));
    // What is no number is no small difference.
    const gap = Math.abs((found[at] as number) - (right[at] as number));
    worst = Number.isFinite(gap) ? Math.max(worst, gap) : Infinity;
  }
  return found.length === right.length && largest > 0 ? worst / largest : Infinity;
}

/**
 * LRN forward and back, in three ways: as TensorFlow.js does it, as this house does, and as a product of
 * the squares, `[pixels, channels]`, with a banded matrix. Milliseconds and programs of each.
 */
export async function timeLrn(tf: TF, own: Parameters<TF['registerKernel']>[0]['kernelFunc'], each: LrnCase, programs: (way: () => tfjs.Tensor) => number): Promise<Readonly<Record<string, { readonly milliseconds: number; readonly programs: number }>>> {
  const { radius, bias, alpha, beta } = each;
  const shape = [...each.shape];
  const channels = each.shape[3];
  const x = tf.randomNormal(shape, 0, 1, 'float32', 1);
  const dy = tf.randomNormal(shape, 0, 1, 'float32', 2);
  const y = lrnOf(tf, each)(x);
  const band = tf.tensor2d(Float32Array.from({ length: channels * channels }, (_, at) => (Math.abs(Math.floor(at / channels) - (at % channels)) <= radius ? 1 : 0)), [channels, channels]);
  const around: Way = (values) => tf.matMul(values.reshape([-1, channels]), band).reshape(shape);
  const scaleOf = (): tfjs.Tensor => tf.add(tf.mul(around(tf.square(x)), alpha), bias);
  const grad = (kernel: typeof own) => () => tf.engine().makeTensorFromTensorInfo(kernel({ inputs: { x, y, dy }, backend: tf.backend(), attrs: { depthRadius: radius, bias, alpha, beta } }) as tfjs.TensorInfo);
  const ways: Readonly<Record<string, () => tfjs.Tensor>> = {
    'forward, TensorFlow.js': () => lrnOf(tf, each)(x),
    'forward, banded': () => tf.mul(x, tf.pow(scaleOf(), -beta)),
    'back, TensorFlow.js': grad(own),
    'back, ours': grad(tf.getKernel('LRNGrad', 'webgl').kernelFunc),
    'back, banded': () => {
      const scale = scaleOf();
      const power = tf.pow(scale, -beta);
      return tf.sub(tf.mul(dy, power), tf.mul(tf.mul(x, 2 * alpha * beta), around(tf.div(tf.mul(dy, tf.mul(x, power)), scale))));
    },
  };
  const found: Record<string, { milliseconds: number; programs: number }> = {};
  for (const [name, way] of Object.entries(ways)) {
    let milliseconds = Infinity;
    for (let round = 0; round < 4; round++) {
      const start = performance.now();
      const result = tf.tidy(way);
      await result.data();
      milliseconds = Math.min(milliseconds, performance.now() - start);
      result.dispose();
    }
    found[name] = { milliseconds, programs: programs(way) };
  }
  return found;
}
