/** What training makes small, and how much of the answers is right: a program's losses over its values. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program, ProgramLoss, ValueReference } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import { lossFunction } from '../../nodes/training/losses.ts';
import type { Feeds, ForwardOptions, Model, Plan } from './model.ts';

export interface Measured {
  readonly loss: tfjs.Scalar;
  /** The share of right answers of the first loss that has classes; null where none has. */
  readonly accuracy: tfjs.Scalar | null;
  /** The first loss's prediction, where it was asked for. */
  readonly prediction: tfjs.Tensor | null;
}

interface Term {
  readonly loss: ProgramLoss;
  /** Where its values lie among the plan's results. */
  readonly from: number;
  readonly target: number | null;
  readonly fromLogits: boolean;
}

/** The losses of a program, planned once. */
export class Objective {
  /** Only what the losses need: with logits, the last activation is left out. */
  readonly #training: Plan;
  /** The predictions themselves as well. */
  readonly #full: Plan;
  readonly #values: readonly ValueReference[];
  readonly #terms: readonly Term[];
  readonly #predictions: readonly number[];
  readonly #tf: TF;
  readonly #model: Model;

  constructor(tf: TF, program: Program, model: Model) {
    this.#tf = tf;
    this.#model = model;
    const values: ValueReference[] = [];
    const place = (value: ValueReference): number => values.push(value) - 1;
    this.#terms = program.losses.map((loss) => {
      const fromLogits = loss.logits !== null && lossFunction(loss.function)?.fromLogits !== undefined;
      return { loss, fromLogits, from: place(fromLogits && loss.logits ? loss.logits : loss.prediction), target: loss.target && place(loss.target) };
    });
    this.#training = model.plan(values);
    this.#predictions = program.losses.map((loss) => place(loss.prediction));
    this.#full = model.plan(values);
    this.#values = values;
  }

  /** Trainable variables that some loss depends on. */
  get trainable(): readonly tfjs.Variable[] {
    return this.#model.trainable(this.#training);
  }

  /** The weighted sum of all losses and penalties for one batch. Call it in a tidy. */
  loss(feeds: Feeds, options: ForwardOptions): tfjs.Scalar {
    return this.#sum(this.#model.forward(this.#training, feeds, options));
  }

  /** The loss with accuracy and prediction. Call it in a tidy. */
  measure(feeds: Feeds, options: ForwardOptions): Measured {
    const values = this.#model.forward(this.#full, feeds, options);
    return { loss: this.#sum(values), accuracy: this.#accuracy(values), prediction: values[this.#predictions[0] ?? 0] ?? null };
  }

  /** The loss of a pass that also computes other values, in it or beside it. Call it in a tidy. */
  lossBeside(others: readonly ValueReference[], feeds: Feeds, options: ForwardOptions): tfjs.Scalar {
    return this.#sum(this.#model.forward(this.#model.plan([...this.#values, ...others]), feeds, options));
  }

  #sum(values: readonly tfjs.Tensor[]): tfjs.Scalar {
    const terms = this.#terms.map((term) => this.#term(term, values));
    return [...terms, ...this.#model.penalties(this.#training)].reduce((sum, term) => this.#tf.add(sum, term));
  }

  #term({ loss, from, target, fromLogits }: Term, values: readonly tfjs.Tensor[]): tfjs.Scalar {
    const implementation = lossFunction(loss.function);
    if (!implementation) throw new Error(`There is no loss function “${loss.function}”.`);
    const prediction = values[from] as tfjs.Tensor;
    // A loss without a target does not look at its second argument.
    const wanted = target === null ? prediction : (values[target] as tfjs.Tensor);
    const value = fromLogits && implementation.fromLogits ? implementation.fromLogits(this.#tf, prediction, wanted) : implementation.call(this.#tf, prediction, wanted);
    return loss.weight === 1 ? value : this.#tf.mul(value, loss.weight);
  }

  #accuracy(values: readonly tfjs.Tensor[]): tfjs.Scalar | null {
    const index = this.#terms.findIndex(({ loss, target }) => loss.accuracy !== null && target !== null);
    const term = this.#terms[index];
    if (!term || term.target === null) return null;
    return accuracyOf(this.#tf, term.loss.accuracy ?? 'binary', values[this.#predictions[index] ?? 0] as tfjs.Tensor, values[term.target] as tfjs.Tensor);
  }
}

/** The share of rows whose largest class is the target's, or of numbers on the target's side of one half. */
export function accuracyOf(tf: TF, way: 'categorical' | 'binary', prediction: tfjs.Tensor, target: tfjs.Tensor): tfjs.Scalar {
  const right = way === 'categorical' ? tf.equal(tf.argMax(prediction, -1), tf.argMax(target, -1)) : tf.equal(tf.greater(prediction, 0.5), tf.greater(target, 0.5));
  return tf.mean(tf.cast(right, 'float32'));
}
