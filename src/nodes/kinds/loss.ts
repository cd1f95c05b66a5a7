import { z } from '../../graph/zod.ts';
import { choice, number } from '../../graph/fields.ts';
import { sameShape, shapeText } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, defineKind, type Inference, wordsOf } from '../kind.ts';
import { lossFunction, lossFunctions, type LossId } from '../training/losses.ts';

const labels = Object.fromEntries(lossFunctions.map((loss) => [loss.id, loss.label])) as Readonly<Record<LossId, string>>;

export const loss = defineKind({
  id: 'loss',
  label: i18n.t('Loss'),
  category: 'loss',
  aliases: wordsOf(i18n.t('error; cost; objective; criterion; mse; cross entropy; target; output')),
  icon: 'target',
  summary: i18n.t('Measures how far the prediction is from the target; training makes it small.'),
  help: i18n.t('The other end of every network that learns. The **prediction** comes from the last layer, the **target** from the labels of the dataset. Training changes the weights so that this one number falls. A graph may have several losses; their weighted sum is then made small.'),
  params: z.object({
    function: choice({ label: i18n.t('Function'), help: i18n.t('How the error is counted. Squares suit numbers, cross-entropy suits classes.'), options: labels, default: 'meanSquaredError' }),
    weight: number({ label: i18n.t('Weight'), help: i18n.t('The share of this loss where there are several. 0 takes it out of the training.'), min: 0, max: 1e6, step: 0.1, default: 1, advanced: true }),
  }),
  inputs: [
    { name: 'prediction', label: i18n.t('Prediction') },
    { name: 'target', label: i18n.t('Target') },
  ],
  outputs: [],
  headline: (params) => labels[params.function],
  infer(params, [prediction, target]): Inference {
    if (!prediction || !target || lossFunction(params.function)?.needsTarget === false) return { ok: true, outputs: {} };
    if (sameShape(prediction.shape, target.shape)) return { ok: true, outputs: {} };
    return cannot({
      code: 'shape-mismatch',
      port: 'prediction',
      found: i18n.t('a prediction of {prediction} and a target of {target}', { prediction: shapeText(prediction.shape), target: shapeText(target.shape) }),
      expected: i18n.t('both to have the same shape'),
      why: i18n.t('Each number of the prediction is compared with one number of the target.'),
    });
  },
});
