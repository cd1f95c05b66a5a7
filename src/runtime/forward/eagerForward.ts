import type * as tfjs from '@tensorflow/tfjs';
import type { Operation, Program, ValueReference } from '../../compiler/program.ts';
import { sizeOf, type TensorType } from '../../graph/tensorType.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Feed, Feeds, Model } from '../model/model.ts';
import { Objective } from '../model/objective.ts';
import { withoutTraces } from '../model/withoutTraces.ts';
import { takePass, type Pass } from '../probes/pass.ts';
import { randomOfStep } from '../random.ts';
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
      const { loss, accuracy, prediction } = this.#objective.measure(this.#feeds(rows, fill), { training: false });
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

  async pass(pass: Pass, fill: FillRows): Promise<ReadonlyMap<string, Float32Array>> {
    const tf = this.#tf;
    const { step, rows } = pass;
    const mode = step === null ? { training: false as const } : { training: true as const, randomOf: ({ seed }: Operation) => randomOfStep(tf, seed, step) };
    tf.engine().startScope();
    let found: ReadonlyMap<string, tfjs.Tensor>;
    try {
      const feeds = this.#feeds(rows, fill);
      found = withoutTraces(this.#model, () => takePass(tf, this.#program, this.#model, feeds, pass, mode));
    } finally {
      tf.engine().endScope();
    }
    const values = await Promise.all([...found.values()].map((tensor) => tensor.data()));
    tf.dispose([...found.values()]);
    return new Map([...found.keys()].map((place, index) => [place, values[index] as Float32Array]));
  }

  #feeds(rows: number, fill: FillRows): Feeds {
    return new Map(this.#program.sources.map(({ node, features, labels }): [string, Feed] => [node, { features: this.#rows(rows, features, fill, node, 'features'), labels: this.#rows(rows, labels, fill, node, 'labels') }]));
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
