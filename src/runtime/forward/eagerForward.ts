import type * as tfjs from '@tensorflow/tfjs';
import type { Program, ValueReference } from '../../compiler/program.ts';
import { sizeOf, type TensorType } from '../../graph/tensorType.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Feed, Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import type { FillRows, Forward, MeasuredRows } from './forward.ts';

/** Answers with TensorFlow.js itself, over the model's variables. */
export class EagerForward implements Forward {
  readonly #tf: TF;
  readonly #program: Program;
  readonly #model: Model;
  readonly #objective: Objective;

  constructor(tf: TF, program: Program, model: Model) {
    this.#tf = tf;
    this.#program = program;
    this.#model = model;
    this.#objective = new Objective(tf, program, model);
  }

  async measure(rows: number, fill: FillRows, predictions: boolean): Promise<MeasuredRows> {
    const tf = this.#tf;
    const kept = tf.tidy(() => {
      const feeds = new Map(this.#program.sources.map(({ node, features, labels }): [string, Feed] => [node, { features: this.#rows(rows, features, fill, node, 'features'), labels: this.#rows(rows, labels, fill, node, 'labels') }]));
      const { loss, accuracy, prediction } = this.#objective.measure(feeds, { training: false });
      // A prediction may be what was fed in, which the scope would take away.
      return [loss, ...(accuracy ? [accuracy] : []), ...(predictions && prediction ? [tf.clone(prediction)] : [])];
    });
    const [loss, ...others] = await Promise.all(kept.map((tensor) => tensor.data()));
    tf.dispose(kept);
    const hasPrediction = predictions && others.length > 0;
    const accuracy = others.length > (hasPrediction ? 1 : 0) ? (others[0]?.[0] ?? null) : null;
    return { loss: loss?.[0] as number, accuracy, prediction: hasPrediction ? (others.at(-1) as Float32Array) : null };
  }

  async predict(at: ValueReference, node: string, features: Float32Array, rows: number): Promise<Float32Array> {
    const tf = this.#tf;
    const source = this.#program.sources.find((each) => each.node === node);
    const result = tf.tidy(() => {
      const fed = tf.tensor(features, [rows, ...(source?.features.shape ?? [])], 'float32');
      const feeds = new Map<string, Feed>([[node, { features: fed, labels: null }]]);
      return tf.clone(this.#model.forward(this.#model.plan([at]), feeds, { training: false })[0] as tfjs.Tensor);
    });
    const values = (await result.data()) as Float32Array;
    result.dispose();
    return values;
  }

  #rows(rows: number, { shape }: TensorType, fill: FillRows, node: string, port: 'features' | 'labels'): tfjs.Tensor {
    const numbers = new Float32Array(rows * sizeOf(shape));
    fill(node, port, numbers);
    return this.#tf.tensor(numbers, [rows, ...shape], 'float32');
  }

  dispose(): void {
    // The model belongs to the session.
  }
}
