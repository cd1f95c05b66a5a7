/** Takes steps with TensorFlow.js itself, one kernel call after the other. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Operation, Program } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import { learningRateAt } from '../../nodes/training/schedules.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import type { Batches } from '../batches.ts';
import { EagerForward } from '../forward/eagerForward.ts';
import type { Forward } from '../forward/forward.ts';
import type { Model } from '../model/model.ts';
import { FusedUpdate } from '../kernels/webgl/fusedUpdate.ts';
import { Objective } from '../model/objective.ts';
import { takeSnapshot } from '../model/snapshot.ts';
import { TRAIL_LIMIT, type MetricPoint } from '../protocol.ts';
import { randomOfStep } from '../random.ts';
import { KeptLosses } from './keptLosses.ts';
import { takeStep, type StepResult } from './takeStep.ts';
import type { Execution, Trainer, TrainerState } from './trainer.ts';
import { assignNumbers, variablesOf, type NamedVariable } from './variables.ts';

/** True where a program has so few numbers to train that their path is drawn. */
export function isFollowed({ totals: { trainableParameters } }: Program): boolean {
  return trainableParameters > 0 && trainableParameters <= TRAIL_LIMIT;
}

type Memory = Readonly<Record<string, tfjs.Tensor>>;

export class EagerTrainer implements Trainer {
  readonly execution: Execution;
  readonly followed: boolean;
  readonly forward: Forward;
  readonly #tf: TF;
  readonly #program: Program;
  readonly #model: Model;
  readonly #batches: Batches;
  readonly #objective: Objective;
  readonly #kept: KeptLosses;
  readonly #trainable: readonly NamedVariable[];
  readonly #memory = new Map<tfjs.Variable, Memory>();
  /** On WebGL. */
  readonly #fused: FusedUpdate | null;

  /** @param reason why tfjs takes the steps, for the training bar. */
  constructor(tf: TF, program: Program, model: Model, batches: Batches, reason: string) {
    this.#tf = tf;
    this.#program = program;
    this.#model = model;
    this.#batches = batches;
    this.execution = { kind: 'tfjs', reason };
    this.followed = isFollowed(program);
    this.forward = new EagerForward(tf, program, model);
    this.#objective = new Objective(tf, program, model);
    this.#kept = new KeptLosses(tf, this.followed);
    const trainable = new Set(this.#objective.trainable);
    this.#trainable = variablesOf(model).filter(({ variable }) => trainable.has(variable));
    this.#fused = FusedUpdate.of(tf, program.training.optimizer);
    const start = optimizerInfo(program.training.optimizer.kind).memory(program.training.optimizer);
    for (const { variable } of this.#trainable) this.#setMemory(variable, Object.fromEntries(Object.entries(start).map(([name, value]) => [name, tf.fill(variable.shape, value)])));
  }

  step(step: number, last: boolean): null {
    const keep = last || this.#kept.wants(step);
    const weights = keep && this.followed ? takeSnapshot(this.#model) : null;
    const { loss, accuracy, updates } = this.#compute(step, keep);
    for (const { variable, weight, memory } of updates) {
      variable.assign(weight);
      weight.dispose();
      this.#setMemory(variable, memory);
    }
    if (keep) this.#kept.keep({ step, weights, loss, accuracy });
    else loss.dispose();
    return null;
  }

  #compute(step: number, measure: boolean): StepResult {
    const { training } = this.#program;
    const feeds = this.#batches.training(step);
    const numbers = optimizerInfo(training.optimizer.kind).numbers(training.optimizer, learningRateAt(training, step), step);
    const scalars = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, this.#tf.scalar(value)]));
    try {
      return takeStep(this.#tf, this.#objective, training, {
        feeds,
        numbers: scalars,
        measure,
        memoryOf: (variable) => this.#memory.get(variable) ?? {},
        update: (weight, gradient) => this.#fused?.update({ weight, gradient, memory: this.#memory.get(weight) ?? {} }, numbers) ?? null,
        randomOf: (operation: Operation) => randomOfStep(this.#tf, operation.seed, step),
      });
    } finally {
      this.#tf.dispose(scalars);
      this.#batches.release(feeds);
    }
  }

  #setMemory(variable: tfjs.Variable, memory: Memory): void {
    this.#tf.dispose(this.#memory.get(variable) ?? {});
    this.#memory.set(variable, memory);
  }

  read(): Promise<readonly MetricPoint[]> {
    return this.#kept.read();
  }

  async numbers(key: string): Promise<Float32Array> {
    const named = variablesOf(this.#model).find((each) => each.key === key);
    if (!named) throw new Error(`There are no weights “${key}” in this run.`);
    return (await named.variable.data()) as Float32Array;
  }

  async state(): Promise<TrainerState> {
    const read = async (tensor: tfjs.Tensor): Promise<Float32Array> => Float32Array.from(await tensor.data());
    const weights = variablesOf(this.#model).map(async ({ key, variable }) => [key, await read(variable)] as const);
    const memory = this.#trainable.flatMap(({ key, variable }) => Object.entries(this.#memory.get(variable) ?? {}).map(async ([name, tensor]) => [`${key}.${name}`, await read(tensor)] as const));
    return { weights: Object.fromEntries(await Promise.all(weights)), memory: Object.fromEntries(await Promise.all(memory)) };
  }

  restore(state: TrainerState): void {
    for (const named of variablesOf(this.#model)) assignNumbers(this.#tf, named, state.weights[named.key]);
    for (const { key, variable } of this.#trainable) {
      const names = Object.keys(this.#memory.get(variable) ?? {});
      // Another optimizer keeps other numbers; its own begin anew.
      if (!names.every((name) => state.memory[`${key}.${name}`]?.length === variable.size)) continue;
      this.#setMemory(variable, Object.fromEntries(names.map((name) => [name, this.#tf.tensor(state.memory[`${key}.${name}`] as Float32Array, variable.shape, 'float32')])));
    }
  }

  publish(): void {
    // The model's variables are the weights themselves.
  }

  adopt(): void {
    // As above.
  }

  dispose(): void {
    this.#kept.dispose();
    for (const memory of this.#memory.values()) this.#tf.dispose(memory);
    this.#memory.clear();
  }
}
