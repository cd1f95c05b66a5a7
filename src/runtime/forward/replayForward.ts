import type { Program, ValueReference } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import { captureMeasure, capturePass, captureValue } from '../capture/captureForward.ts';
import type { Model } from '../model/model.ts';
import { planOf, type Ground, type Plan } from '../plan/plan.ts';
import type { Trace } from '../plan/trace.ts';
import type { Pass } from '../probes/pass.ts';
import { fillRandom } from '../random.ts';
import type { Executor, Prepared } from '../replay/executor.ts';
import { EagerForward } from './eagerForward.ts';
import { seedOf } from '../seeds.ts';
import type { FillRows, Forward, MeasuredRows } from './forward.ts';

/** Plans that are kept ready; more, and all are made anew. */
const MOST_PLANS = 12;

interface Ready {
  readonly plan: Plan;
  readonly run: Prepared;
}

/** Answers by plans over the weights in the executor's memory, one for each question and number of rows. */
export class ReplayForward implements Forward {
  readonly #tf: TF;
  readonly #program: Program;
  readonly #model: Model;
  readonly #executor: Executor;
  readonly #ground: Ground;
  readonly #ready = new Map<string, Ready | null>();
  readonly #publish: () => void;
  #end: number;

  /**
   * @param ground where weights lie, and where memory is free.
   * @param publish brings the model's variables up to date, for what cannot be planned.
   */
  constructor(tf: TF, program: Program, model: Model, executor: Executor, ground: Ground, publish: () => void) {
    this.#publish = publish;
    this.#tf = tf;
    this.#program = program;
    this.#model = model;
    this.#executor = executor;
    this.#ground = ground;
    this.#end = ground.from;
  }

  measure(rows: number, fill: FillRows, predictions: boolean): Promise<MeasuredRows> {
    const ready = this.#get(`measure ${rows}`, () => captureMeasure(this.#tf, this.#program, this.#model, rows));
    if (!ready) return this.#eager().measure(rows, fill, predictions);
    const { plan, run } = ready;
    for (const { at, size, origin } of plan.given) if (origin.type === 'feed') fill(origin.node, origin.port, this.#executor.memory.subarray(at, at + size));
    run.run();
    const { memory } = this.#executor;
    const { loss, accuracy, prediction } = plan.results;
    return Promise.resolve({
      loss: memory[loss?.at ?? 0] as number,
      accuracy: accuracy ? (memory[accuracy.at] as number) : null,
      prediction: predictions && prediction ? memory.slice(prediction.at, prediction.at + prediction.size) : null,
    });
  }

  predict(at: ValueReference, node: string, features: Float32Array, rows: number): Promise<Float32Array> {
    const ready = this.#get(`${at.node}.${at.port} ${rows}`, () => captureValue(this.#tf, this.#program, this.#model, at, rows));
    if (!ready) return this.#eager().predict(at, node, features, rows);
    const { plan, run } = ready;
    for (const given of plan.given) if (given.origin.type === 'feed' && given.origin.node === node && given.origin.port === 'features') this.#executor.memory.set(features, given.at);
    run.run();
    const { value } = plan.results;
    return Promise.resolve(this.#executor.memory.slice(value?.at ?? 0, (value?.at ?? 0) + (value?.size ?? 0)));
  }

  pass(pass: Pass, fill: FillRows): Promise<ReadonlyMap<string, Float32Array>> {
    const ready = this.#get(`pass ${JSON.stringify({ ...pass, step: pass.step !== null })}`, () => capturePass(this.#tf, this.#program, this.#model, pass));
    if (!ready) return this.#eager().pass(pass, fill);
    const { plan, run } = ready;
    for (const { at, size, origin } of plan.given) {
      const numbers = this.#executor.memory.subarray(at, at + size);
      if (origin.type === 'feed') fill(origin.node, origin.port, numbers);
      if (origin.type === 'random') fillRandom(numbers, origin.distribution, seedOf(origin.seed, pass.step ?? 0, origin.draw));
    }
    run.run();
    const { memory } = this.#executor;
    return Promise.resolve(new Map(Object.entries(plan.results).map(([place, { at, size }]) => [place, memory.subarray(at, at + size)])));
  }

  /** Null where the pass cannot be captured. */
  #get(key: string, capture: () => Trace): Ready | null {
    const known = this.#ready.get(key);
    if (known !== undefined) return known;
    if (this.#ready.size >= MOST_PLANS) this.dispose();
    const ready = this.#prepare(capture);
    this.#ready.set(key, ready);
    return ready;
  }

  #prepare(capture: () => Trace): Ready | null {
    const trace = attempt(capture);
    if (!trace) return null;
    const plan = planOf(trace, { from: this.#end, state: this.#ground.state });
    this.#executor.reserve(plan.memory);
    for (const { at, origin } of plan.given) if (origin.type === 'constant') this.#executor.memory.set(origin.values, at);
    const setup = this.#executor.prepare(plan.setup);
    setup.run();
    setup.dispose();
    const ready = { plan, run: this.#executor.prepare(plan.measuredStep) };
    this.#end = plan.memory;
    return ready;
  }

  #eager(): Forward {
    this.#publish();
    return new EagerForward(this.#tf, this.#program, this.#model);
  }

  /** Lets go of all plans; they are made again when they are asked for. */
  dispose(): void {
    for (const ready of this.#ready.values()) ready?.run.dispose();
    this.#ready.clear();
    this.#end = this.#ground.from;
  }
}

/** What cannot be traced is no fault here: TensorFlow.js answers instead. */
function attempt(capture: () => Trace): Trace | null {
  try {
    return capture();
  } catch {
    return null;
  }
}
