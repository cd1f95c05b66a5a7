/** Answers to what the page asks of a run, before, during and after training. */
import { sizeOf } from '../graph/tensorType.ts';
import type { TF } from '../nodes/kind.ts';
import { gatherFeatures, gatherLabels } from './batches.ts';
import type { Checkpoint } from './checkpoints/checkpoint.ts';
import { predict, type Job } from './evaluation.ts';
import { landscape } from './landscape/landscape.ts';
import { saveLayersModel } from './model/layersModel.ts';
import type { Answer, Question } from './protocol.ts';
import type { Session } from './session.ts';
import { i18n } from '../words/i18n.ts';

/** The answer, in turns; throws a whole sentence where there is none. @param read a checkpoint that is kept, or null. */
export async function* answer(tf: TF, session: Session, question: Question, read: (id: string) => Promise<Checkpoint | null>): Job<Answer> {
  switch (question.kind) {
    case 'weights':
      return { kind: 'weights', weights: await session.readWeights(question.nodes) };
    case 'predict': {
      const at = question.at ?? session.program.losses[0]?.prediction;
      if (!at) throw new Error(i18n.t('The program has no loss, so there is no prediction to ask for.'));
      return yield* predict(session.program, session.model, session.forward, question.features, question.rows, at);
    }
    case 'evaluate':
      return { kind: 'evaluate', ...(yield* session.evaluate(question.split, question.rows, question.predictions ?? false)) };
    case 'rows':
      return rowsOf(session, question.split, question.from, question.count);
    case 'landscape':
      return yield* landscape(session, question, read);
    case 'layersModel':
      return { kind: 'layersModel', ...(await session.published((model) => saveLayersModel(tf, session.program, model))) };
    case 'memory': {
      const { numTensors, numBytes } = tf.memory();
      return { kind: 'memory', tensors: numTensors, bytes: numBytes };
    }
  }
}

/** Rows of the first dataset node, as they are fed. */
function rowsOf({ program, data }: Session, name: 'train' | 'validation', from: number, wanted: number): Answer {
  const source = program.sources[0];
  const split = source && data.get(source.node)?.[name];
  if (!source || !split) throw new Error(name === 'train' ? i18n.t('There are no training rows.') : i18n.t('There are no validation rows.'));
  const start = Math.min(Math.max(0, from), split.rows);
  const count = Math.min(Math.max(0, wanted), split.rows - start);
  const rowAt = (row: number) => start + row;
  return {
    kind: 'rows',
    rows: count,
    features: gatherFeatures(split, sizeOf(source.features.shape), count, rowAt),
    featureShape: [count, ...source.features.shape],
    labels: gatherLabels(split, sizeOf(source.labels.shape), count, rowAt),
    labelShape: [count, ...source.labels.shape],
  };
}
