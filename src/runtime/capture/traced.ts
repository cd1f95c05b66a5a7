/** A model traced: what all captures share. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Program } from '../../compiler/program.ts';
import type { TF } from '../../nodes/kind.ts';
import type { Feed, Feeds, Model } from '../model/model.ts';
import { withoutTraces } from '../model/withoutTraces.ts';
import type { Origin, Trace } from '../plan/trace.ts';
import { variablesOf } from '../step/variables.ts';
import { recorded, Recording } from './traceBackend.ts';

/** A variable, with what held its numbers before the trace. */
export interface Saved {
  readonly variable: tfjs.Variable;
  readonly key: string;
  readonly dataId: object;
}

export interface Tracing {
  readonly recording: Recording;
  readonly saved: readonly Saved[];
  /** A tensor that stands for something given. */
  given(shape: readonly number[], origin: Origin): tfjs.Tensor;
}

/**
 * Runs `action` on the tracing backend, in a scope of its own. The model's variables keep their numbers.
 * @throws NotPlannable, or what tfjs says, where something cannot be traced.
 */
export function traced(tf: TF, model: Model, action: (tracing: Tracing) => Trace): Trace {
  const recording = new Recording();
  const saved = variablesOf(model).map(({ variable, key }) => ({ variable, key, dataId: variable.dataId }));
  for (const { variable, key, dataId } of saved) recording.add(dataId, variable.shape, 'float32', { type: 'state', key });
  const given = (shape: readonly number[], origin: Origin): tfjs.Tensor => {
    const dataId = {};
    recording.add(dataId, shape, 'float32', origin);
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype: 'float32' });
  };
  return withoutTraces(model, () =>
    recorded(tf, recording, () => {
      tf.engine().startScope();
      try {
        return action({ recording, saved, given });
      } finally {
        tf.engine().endScope();
      }
    }),
  );
}

/** Stand-ins for so many rows of every dataset node. */
export function feedsOf(program: Program, rows: number, { given }: Tracing): Feeds {
  return new Map(program.sources.map(({ node, features, labels }): [string, Feed] => [
    node,
    { features: given([rows, ...features.shape], { type: 'feed', node, port: 'features' }), labels: given([rows, ...labels.shape], { type: 'feed', node, port: 'labels' }) },
  ]));
}
