/**
 * A backend that computes nothing: each kernel notes that it was called, with which values, and gives a
 * value of the shape that it would have. Weights may lie on another backend; they are never moved.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../nodes/kind.ts';
import { kernelRules } from '../plan/kernels/all.ts';
import { Call } from '../plan/kernels/kernel.ts';
import type { DType, Origin, TraceCall, TraceValue, ValueId } from '../plan/trace.ts';

export const TRACE_BACKEND = 'netloom-trace';

/** The step uses something that a plan cannot hold; the message says what. */
export class NotPlannable extends Error {}

type DataId = tfjs.TensorInfo['dataId'];

/** What is noted while one step is traced. */
export class Recording {
  readonly values: TraceValue[] = [];
  readonly calls: TraceCall[] = [];
  readonly #ids = new Map<DataId, ValueId>();

  add(dataId: DataId, shape: readonly number[], dtype: DType, origin: Origin | null): ValueId {
    const id = this.values.push({ shape, dtype, origin }) - 1;
    this.#ids.set(dataId, id);
    return id;
  }

  idOf(dataId: DataId): ValueId {
    const id = this.#ids.get(dataId);
    if (id === undefined) throw new NotPlannable('A step reads numbers that come from outside it.');
    return id;
  }

  knows(dataId: DataId): boolean {
    return this.#ids.has(dataId);
  }
}

let recording: Recording | null = null;
let registered = false;

/** Runs `action` with the tracing backend in place, and puts the one before back. */
export function recorded<T>(tf: TF, into: Recording, action: () => T): T {
  register(tf);
  const before = tf.getBackend();
  use(tf, TRACE_BACKEND);
  recording = into;
  try {
    return action();
  } finally {
    recording = null;
    use(tf, before);
  }
}

/** A backend that has been started, or that starts at once, is in place before the promise is given back. */
function use(tf: TF, backend: string): void {
  void tf.setBackend(backend);
  if (tf.getBackend() !== backend) throw new Error(`TensorFlow.js did not change to ${backend}.`);
}

function active(): Recording {
  if (!recording) throw new Error('The tracing backend was used outside a trace.');
  return recording;
}

function register(tf: TF): void {
  if (registered) return;
  registered = true;
  tf.registerBackend(TRACE_BACKEND, () => new (backendClass(tf))(), -1);
  const known = new Set(Object.keys(kernelRules));
  for (const name of known) tf.registerKernel({ kernelName: name, backendName: TRACE_BACKEND, kernelFunc: (args) => call(name, args as unknown as KernelArguments) as never });
}

interface KernelArguments {
  readonly inputs: Readonly<Record<string, tfjs.TensorInfo | undefined>>;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

function call(kernel: string, { inputs, attrs = {} }: KernelArguments): tfjs.TensorInfo | tfjs.TensorInfo[] {
  const trace = active();
  const rule = kernelRules[kernel];
  if (!rule) throw new NotPlannable(`The kernel ${kernel} is not known.`);
  const given = Object.entries(inputs).filter((entry): entry is [string, tfjs.TensorInfo] => entry[1] !== undefined && entry[1] !== null);
  const described = Object.fromEntries(given.map(([name, { shape, dtype }]) => [name, { shape, dtype: dtype as DType }]));
  const outputs = rule.describe(new Call(kernel, described, attrs));
  const infos = outputs.map(({ shape, dtype }) => ({ dataId: {}, shape: [...shape], dtype: dtype as tfjs.DataType }));
  const ids = infos.map(({ dataId, shape, dtype }) => trace.add(dataId, shape, dtype as DType, null));
  trace.calls.push({ kernel, attrs, inputs: Object.fromEntries(given.map(([name, { dataId }]) => [name, trace.idOf(dataId)])), outputs: ids });
  return infos.length === 1 ? (infos[0] as tfjs.TensorInfo) : infos;
}

function backendClass(tf: TF) {
  return class TraceBackend extends tf.KernelBackend {
    /** A value that was not counted yet has the one reference of whoever made it. */
    readonly #references = new WeakMap<object, number>();

    override write(values: tfjs.backend_util.BackendValues | null, shape: number[], dtype: tfjs.DataType): DataId {
      const dataId = {};
      if (recording) recording.add(dataId, shape, dtype as DType, { type: 'constant', values: Float32Array.from((values ?? []) as ArrayLike<number>) });
      return dataId;
    }
    override read(): Promise<never> {
      return Promise.reject(new NotPlannable('A step looks at its own numbers.'));
    }
    override readSync(dataId: object): tfjs.backend_util.TypedArray {
      const trace = active();
      const origin = trace.knows(dataId) ? trace.values[trace.idOf(dataId)]?.origin : null;
      if (origin?.type !== 'constant') throw new NotPlannable('A step looks at its own numbers.');
      return origin.values;
    }
    override refCount(dataId: object): number {
      return this.#references.get(dataId) ?? 1;
    }
    override incRef(dataId: object): void {
      this.#references.set(dataId, this.refCount(dataId) + 1);
    }
    decRef(dataId: object): void {
      this.#references.set(dataId, this.refCount(dataId) - 1);
    }
    override disposeData(dataId: object): boolean {
      this.decRef(dataId);
      return this.refCount(dataId) <= 0;
    }
    override numDataIds(): number {
      return 0;
    }
    override floatPrecision(): 16 | 32 {
      return 32;
    }
    override epsilon(): number {
      return 1e-7;
    }
    override timerAvailable(): boolean {
      return false;
    }
    override memory(): { unreliable: boolean } {
      return { unreliable: true };
    }
    override dispose(): void {
      // Nothing is held.
    }
  };
}
