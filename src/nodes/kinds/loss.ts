import { z } from '../../graph/zod.ts';
import { choice, number } from '../../graph/fields.ts';
import { sameShape, shapeText } from '../../graph/tensorType.ts';
import { cannot, defineKind, type Inference } from '../kind.ts';
import { lossFunction, lossFunctions, type LossId } from '../training/losses.ts';

const labels = Object.fromEntries(lossFunctions.map((loss) => [loss.id, loss.label])) as Readonly<Record<LossId, string>>;

export const loss = defineKind({
  id: 'loss',
  label: 'Loss',
  category: 'loss',
  aliases: ['error', 'cost', 'objective', 'criterion', 'mse', 'cross entropy', 'target', 'output'],
  icon: 'target',
  summary: 'Measures how far the prediction is from the target; training makes it small.',
  help: 'The other end of every network that learns. The **prediction** comes from the last layer, the **target** from the labels of the dataset. Training changes the weights so that this one number falls. A graph may have several losses; their weighted sum is then made small.',
  params: z.object({
    function: choice({ label: 'Function', help: 'How the error is counted. Squares suit numbers, cross-entropy suits classes.', options: labels, default: 'meanSquaredError' }),
    weight: number({ label: 'Weight', help: 'The share of this loss where there are several. 0 takes it out of the training.', min: 0, max: 1e6, step: 0.1, default: 1, advanced: true }),
  }),
  inputs: [
    { name: 'prediction', label: 'Prediction' },
    { name: 'target', label: 'Target' },
  ],
  outputs: [],
  headline: (params) => labels[params.function],
  infer(params, [prediction, target]): Inference {
    if (!prediction || !target || lossFunction(params.function)?.needsTarget === false) return { ok: true, outputs: {} };
    if (sameShape(prediction.shape, target.shape)) return { ok: true, outputs: {} };
    return cannot({
      code: 'shape-mismatch',
      port: 'prediction',
      found: `a prediction of ${shapeText(prediction.shape)} and a target of ${shapeText(target.shape)}`,
      expected: 'both to have the same shape',
      why: 'Each number of the prediction is compared with one number of the target.',
    });
  },
});
