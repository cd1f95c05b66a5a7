/** Takes steps by replaying a plan that was captured from tfjs's own: no tfjs call, no allocation in a step. */
import type { Program } from '../../compiler/program.ts';
import type { NestedNumbers } from '../../graph/document.ts';
import { nested } from '../../graph/safetensors.ts';
import type { TF } from '../../nodes/kind.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { learningRateAt } from '../../nodes/training/schedules.ts';
import type { Batches } from '../batches.ts';
import { captureStep } from '../capture/capture.ts';
import type { Forward } from '../forward/forward.ts';
import { ReplayForward } from '../forward/replayForward.ts';
import type { Model } from '../model/model.ts';
import { planOf, type Given, type Ground, type Plan } from '../plan/plan.ts';
import type { MetricPoint } from '../protocol.ts';
import { fillRandom } from '../random.ts';
import type { Executor, Prepared } from '../replay/executor.ts';
import { seedOf } from '../seeds.ts';
import { isFollowed } from './eagerTrainer.ts';
import { KEPT_ON_TRAIL } from './keptLosses.ts';
import { Thinned } from './thinned.ts';
import type { Execution, Stepped, Trainer, TrainerState } from './trainer.ts';
import { assignNumbers, variablesOf, type NamedVariable } from './variables.ts';

/** Points that are kept between two reads: as many as a chart can show of a tenth of a second. */
const KEPT = 64;

/** The plan for batches of so many rows, ready to run. */
interface Ready {
  readonly step: Prepared;
  readonly measuredStep: Prepared;
  readonly feeds: readonly Given[];
  readonly numbers: readonly Given[];
  readonly randoms: readonly Given[];
  readonly loss: number;
  readonly accuracy: number | null;
  /** The name of the batch that lies in the feeds. */
  fed: number | null;
}

export class ReplayTrainer implements Trainer {
  readonly execution: Execution;
  readonly followed: boolean;
  readonly forward: Forward;
  readonly #tf: TF;
  readonly #program: Program;
  readonly #batches: Batches;
  readonly #executor: Executor;
  readonly #variables: readonly NamedVariable[];
  /** By rows in a batch: the last one of an epoch may be short. */
  readonly #ready = new Map<number, Ready>();
  /** Where weights and optimizer memory lie, by key. */
  readonly #state = new Map<string, Given>();
  readonly #kept: Thinned<MetricPoint>;
  /** Written over at each step, so that none allocates. */
  readonly #found: { -readonly [K in keyof Stepped]: Stepped[K] } = { step: 0, loss: 0, accuracy: null };
  /** The model's variables do not hold what was trained since. */
  #ahead = false;

  /**
   * Captures and plans the step for each size of batch that an epoch has.
   * @throws where a step cannot be captured, or there is not enough memory.
   */
  constructor(tf: TF, program: Program, model: Model, batches: Batches, executor: Executor, reason: string) {
    this.#tf = tf;
    this.#program = program;
    this.#batches = batches;
    this.#executor = executor;
    this.#variables = variablesOf(model);
    this.execution = { kind: 'replay', reason };
    this.followed = isFollowed(program);
    this.#kept = new Thinned(this.followed ? KEPT_ON_TRAIL : KEPT, undefined, ({ loss }) => !Number.isFinite(loss));
    const sizes = new Set([batches.batchRows(0), batches.batchRows(program.training.stepsPerEpoch - 1)]);
    let from = 0;
    const ground = (): Ground => ({ from, state: new Map([...this.#state].map(([key, { at }]) => [key, at])) });
    try {
      for (const rows of sizes) {
        const plan = planOf(captureStep(tf, program, model, rows), ground());
        from = plan.memory;
        this.#ready.set(rows, this.#prepare(plan));
      }
    } catch (error) {
      this.#release();
      throw error;
    }
    this.forward = new ReplayForward(tf, program, model, executor, ground(), () => { this.publish(); });
    this.#beginState();
    this.adopt();
  }

  #prepare(plan: Plan): Ready {
    this.#executor.reserve(plan.memory);
    const of = (type: Given['origin']['type']) => plan.given.filter(({ origin }) => origin.type === type);
    for (const { at, origin } of plan.given) if (origin.type === 'constant') this.#executor.memory.set(origin.values, at);
    for (const each of of('state')) if (each.origin.type === 'state' && !this.#state.has(each.origin.key)) this.#state.set(each.origin.key, each);
    const setup = this.#executor.prepare(plan.setup);
    setup.run();
    setup.dispose();
    const { loss, accuracy } = plan.results;
    return {
      step: this.#executor.prepare(plan.step),
      measuredStep: this.#executor.prepare(plan.measuredStep),
      feeds: of('feed'),
      numbers: of('number'),
      randoms: of('random'),
      loss: loss?.at ?? 0,
      accuracy: accuracy?.at ?? null,
      fed: null,
    };
  }

  /** What the optimizer keeps begins as its rule says. */
  #beginState(): void {
    const { optimizer } = this.#program.training;
    const start = optimizerInfo(optimizer.kind).memory(optimizer);
    const weights = new Set(this.#variables.map(({ key }) => key));
    for (const [key, { at, size }] of this.#state) {
      if (!weights.has(key)) this.#executor.memory.fill(start[key.slice(key.lastIndexOf('.') + 1)] ?? 0, at, at + size);
    }
  }

  step(step: number, last: boolean): Stepped {
    const ready = this.#ready.get(this.#batches.batchRows(step)) as Ready;
    const keep = last || this.#kept.wants(step);
    const weights = keep && this.followed ? this.#weightsNow() : undefined;
    this.#feed(ready, step);
    (keep ? ready.measuredStep : ready.step).run();
    this.#ahead = true;
    const { memory } = this.#executor;
    const found = this.#found;
    found.step = step;
    found.loss = memory[ready.loss] as number;
    found.accuracy = keep && ready.accuracy !== null ? (memory[ready.accuracy] as number) : null;
    // A loss that is no number is never passed over.
    if (keep || !Number.isFinite(found.loss)) this.#kept.keep({ step, loss: found.loss, ...(found.accuracy === null ? {} : { accuracy: found.accuracy }), ...(weights ? { weights } : {}) });
    return found;
  }

  #feed(ready: Ready, step: number): void {
    const { memory } = this.#executor;
    const place = this.#batches.place(step);
    if (place === null || place !== ready.fed) {
      for (const { at, size, origin } of ready.feeds) if (origin.type === 'feed') this.#batches.fill(step, origin.node, origin.port, memory.subarray(at, at + size));
      ready.fed = place;
    }
    const { optimizer } = this.#program.training;
    const numbers = optimizerInfo(optimizer.kind).numbers(optimizer, learningRateAt(this.#program.training, step), step);
    for (const { at, origin } of ready.numbers) if (origin.type === 'number') memory[at] = numbers[origin.name] ?? NaN;
    for (const { at, size, origin } of ready.randoms) if (origin.type === 'random') fillRandom(memory.subarray(at, at + size), origin.distribution, seedOf(origin.seed, step, origin.draw));
  }

  read(): Promise<readonly MetricPoint[]> {
    return Promise.resolve(this.#kept.take());
  }

  numbers(key: string): Promise<Float32Array> {
    const { at, size } = this.#place(key);
    return Promise.resolve(this.#executor.memory.subarray(at, at + size));
  }

  state(): Promise<TrainerState> {
    const weights = Object.fromEntries(this.#variables.map(({ key }) => [key, this.#numbers(key)]));
    const memory = Object.fromEntries([...this.#state.keys()].filter((key) => !(key in weights)).map((key) => [key, this.#numbers(key)]));
    return Promise.resolve({ weights, memory });
  }

  restore(state: TrainerState): void {
    for (const named of this.#variables) assignNumbers(this.#tf, named, state.weights[named.key]);
    this.adopt();
    for (const [key, { at, size }] of this.#state) {
      // Another optimizer keeps other numbers; its own begin anew.
      if (state.memory[key]?.length === size) this.#executor.memory.set(state.memory[key], at);
    }
  }

  publish(): void {
    if (!this.#ahead) return;
    for (const named of this.#variables) assignNumbers(this.#tf, named, this.#numbers(named.key));
    this.#ahead = false;
  }

  adopt(): void {
    for (const { key, variable } of this.#variables) this.#executor.memory.set(variable.dataSync() as Float32Array, this.#place(key).at);
    this.#ahead = false;
  }

  /** Every variable of the model has a place, also one that no loss depends on: a trace knows them all. */
  #place(key: string): Given {
    const place = this.#state.get(key);
    if (!place) throw new Error(`There are no weights “${key}” in this run.`);
    return place;
  }

  /** A copy of what lies in memory. */
  #numbers(key: string): Float32Array {
    const { at, size } = this.#place(key);
    return this.#executor.memory.slice(at, at + size);
  }

  #weightsNow(): MetricPoint['weights'] {
    const byNode: Record<string, Record<string, NestedNumbers>> = {};
    for (const { key, node, variable } of this.#variables) {
      (byNode[node] ??= {})[key.slice(node.length + 1)] = nested([...this.#numbers(key)], variable.shape);
    }
    return byNode;
  }

  dispose(): void {
    this.forward.dispose();
    this.#release();
  }

  #release(): void {
    for (const { step, measuredStep } of this.#ready.values()) {
      step.dispose();
      measuredStep.dispose();
    }
    this.#ready.clear();
  }
}
