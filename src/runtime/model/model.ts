/** A program as something that computes: any graph without circles, with every intermediate value at hand. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Operation, Program, ValueReference } from '../../compiler/program.ts';
import type { NestedNumbers, Weights } from '../../graph/document.ts';
import type { Random, TF } from '../../nodes/kind.ts';
import { assignWeights, buildUnit, type Unit } from './unit.ts';
import { i18n } from '../../words/i18n.ts';

/** What is fed in for each dataset node: `[batch, ...shape]`. */
export interface Feed {
  readonly features: tfjs.Tensor;
  readonly labels: tfjs.Tensor | null;
}
export type Feeds = ReadonlyMap<string, Feed>;

/** Which operations must run to get certain values, and where those values then lie. */
export interface Plan {
  /** Places in the program's operations, in order. */
  readonly units: readonly number[];
  readonly results: readonly number[];
}

/** While training, `randomOf` gives what an operation draws for dropout and noise. */
export type ForwardMode = { readonly training: false } | { readonly training: true; readonly randomOf: (operation: Operation) => Random };
export type ForwardOptions = ForwardMode & {
  /** Sees what each operation computes; what it gives back is what goes on. */
  readonly observe?: (operation: Operation, value: tfjs.Tensor) => tfjs.Tensor;
};

export interface Model {
  /** What to run for these values. Made once, used at every step. */
  plan(values: readonly ValueReference[]): Plan;
  /** The planned values for one batch. Call it in a tidy: what is not returned is left to the scope. */
  forward(plan: Plan, feeds: Feeds, options: ForwardOptions): readonly tfjs.Tensor[];
  /** What the regularizers of the plan's layers add to the loss. */
  penalties(plan: Plan): readonly tfjs.Scalar[];
  /** Trainable variables that the plan's values depend on. */
  trainable(plan: Plan): readonly tfjs.Variable[];
  /** Dataset nodes that the plan's values depend on. */
  sources(plan: Plan): ReadonlySet<string>;
  /** Reads weights from the device, by node (all with weights when left out) and name, as nested numbers. */
  readWeights(nodes?: readonly string[]): Promise<Readonly<Record<string, Weights>>>;
  setWeights(node: string, weights: Weights): void;
  /** The built operation, for the exporter. */
  readonly units: readonly Unit[];
  dispose(): void;
}

/** Outside training nothing is drawn. */
const AT_REST: Random = { uniform: refuse, normal: refuse };
function refuse(): never {
  throw new Error('A random number was asked for outside training.');
}

/** Builds every layer of the program on the current backend, with seeded initial weights. */
export function buildModel(tf: TF, program: Program): Model {
  const units: Unit[] = [];
  try {
    for (const operation of program.operations) units.push(buildUnit(tf, operation));
  } catch (error) {
    for (const unit of units) unit.dispose();
    throw error;
  }
  return new BuiltModel(tf, program, units);
}

/** Values lie in one list: features and labels of each source in turn, then the result of each operation. */
class BuiltModel implements Model {
  readonly units: readonly Unit[];
  readonly #tf: TF;
  readonly #program: Program;
  readonly #slots = new Map<string, number>();
  readonly #inputs: readonly (readonly number[])[];
  readonly #firstUnit: number;
  #penalized: readonly boolean[] | null = null;

  constructor(tf: TF, program: Program, units: readonly Unit[]) {
    this.#tf = tf;
    this.#program = program;
    this.units = units;
    this.#firstUnit = 2 * program.sources.length;
    program.sources.forEach((source, index) => {
      this.#slots.set(`${source.node}.features`, 2 * index);
      this.#slots.set(`${source.node}.labels`, 2 * index + 1);
    });
    program.operations.forEach((operation, index) => this.#slots.set(`${operation.node}.out`, this.#firstUnit + index));
    this.#inputs = program.operations.map((operation) => operation.inputs.map((value) => this.#slot(value)));
  }

  plan(values: readonly ValueReference[]): Plan {
    const results = values.map((value) => this.#slot(value));
    const needed = new Set(results);
    for (let index = this.units.length - 1; index >= 0; index--) {
      if (needed.has(this.#firstUnit + index)) for (const slot of this.#inputs[index] ?? []) needed.add(slot);
    }
    return { results, units: this.units.map((_, index) => index).filter((index) => needed.has(this.#firstUnit + index)) };
  }

  forward(plan: Plan, feeds: Feeds, options: ForwardOptions): readonly tfjs.Tensor[] {
    const values: (tfjs.Tensor | null | undefined)[] = [];
    for (const source of this.#program.sources) {
      const feed = feeds.get(source.node);
      values.push(feed?.features, feed?.labels);
    }
    for (const index of plan.units) {
      const unit = this.units[index] as Unit;
      const inputs = (this.#inputs[index] as readonly number[]).map((slot) => this.#value(values, slot));
      const value = unit.compute(inputs, { training: options.training, random: options.training ? options.randomOf(unit.operation) : AT_REST });
      values[this.#firstUnit + index] = options.observe ? options.observe(unit.operation, value) : value;
    }
    return plan.results.map((slot) => this.#value(values, slot));
  }

  penalties(plan: Plan): readonly tfjs.Scalar[] {
    // Asked once: most layers have none, and asking is not free at every step.
    this.#penalized ??= this.#tf.tidy(() => this.units.map((unit) => unit.penalties().length > 0));
    const penalized = this.#penalized;
    return plan.units.filter((index) => penalized[index]).flatMap((index) => this.units[index]?.penalties() ?? []);
  }

  trainable(plan: Plan): readonly tfjs.Variable[] {
    return plan.units.flatMap((index) => {
      const unit = this.units[index] as Unit;
      return unit.variables.filter((_, weight) => unit.operation.weights[weight]?.trainable);
    });
  }

  sources(plan: Plan): ReadonlySet<string> {
    const slots = new Set([...plan.results, ...plan.units.flatMap((index) => this.#inputs[index] ?? [])]);
    return new Set(this.#program.sources.filter((_, index) => slots.has(2 * index) || slots.has(2 * index + 1)).map((source) => source.node));
  }

  async readWeights(nodes?: readonly string[]): Promise<Readonly<Record<string, Weights>>> {
    const wanted = this.units.filter((unit) => unit.variables.length > 0 && (!nodes || nodes.includes(unit.operation.node)));
    const entries = wanted.map(async (unit) => {
      const arrays = await Promise.all(unit.variables.map((variable) => variable.array()));
      const weights = Object.fromEntries(unit.operation.weights.map((spec, index) => [spec.name, arrays[index] as NestedNumbers]));
      return [unit.operation.node, weights] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  setWeights(node: string, weights: Weights): void {
    const unit = this.units.find((each) => each.operation.node === node);
    if (!unit) throw new Error(i18n.t('There is no node “{node}” with weights in this run.', { node }));
    assignWeights(this.#tf, unit, weights);
  }

  dispose(): void {
    for (const unit of this.units) unit.dispose();
  }

  #slot(value: ValueReference): number {
    const slot = this.#slots.get(`${value.node}.${value.port}`);
    if (slot === undefined) throw new Error(`The program has no value “${value.node}.${value.port}”.`);
    return slot;
  }

  #value(values: readonly (tfjs.Tensor | null | undefined)[], slot: number): tfjs.Tensor {
    const value = values[slot];
    if (value) return value;
    const source = this.#program.sources[Math.floor(slot / 2)];
    throw new Error(`Nothing was fed in for “${source?.node}.${slot % 2 === 0 ? 'features' : 'labels'}”.`);
  }
}
