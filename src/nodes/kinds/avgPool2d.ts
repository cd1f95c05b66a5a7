import { i18n } from '../../words/i18n.ts';
import { slideOverImage } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { poolingArgs, poolingHeadline, poolingParams, poolingSlide } from '../shared/pooling.ts';
import { torchArguments, torchPadded } from '../shared/torch.ts';

const TORCH_MASKED_MEAN = `def masked_mean(pool, x, borders):
    """Average pooling in which the border does not count, as in TensorFlow."""
    return pool(F.pad(x, borders)) / pool(F.pad(torch.ones_like(x), borders))`;

export const avgPool2d = defineKind({
  id: 'avgPool2d',
  label: i18n.t('AvgPool2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('average pooling; mean pooling; downsample; subsample; pool; lenet')),
  icon: 'minimize',
  summary: i18n.t('Replaces each small window by its average.'),
  help: i18n.t('The picture gets smaller and smoother. Where max pooling asks whether a pattern was there at all, this asks how much of it there was. It has no weights.'),
  formula: 'y_{i,j,c} = \\frac{1}{k^2} \\sum_{u,v} x_{i s+u,\\; j s+v,\\; c}',
  params: poolingParams,
  inputs: IN,
  outputs: OUT,
  headline: poolingHeadline,
  infer(params, [input]) {
    const result = slideOverImage(input, poolingSlide(params));
    if (!result.ok) return result;
    return gives({ shape: result.outputs['out']?.shape ?? [], ...(input?.range ? { range: input.range } : {}) });
  },
  layer: { className: 'AveragePooling2D', factory: 'averagePooling2d', args: poolingArgs },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const slide = poolingSlide(params);
      const create = `nn.AvgPool2d(${torchArguments([slide.window], { stride: slide.stride === slide.window ? undefined : slide.stride })})`;
      const input = names[0] ?? '';
      const padded = torchPadded(input, inputs[0]?.shape ?? [], slide);
      if (padded === input) return { create, apply: `${self}(${input})` };
      const borders = padded.slice(`F.pad(${input}, `.length, -1);
      return {
        create,
        apply: `masked_mean(${self}, ${input}, ${borders})`,
        definitions: [{ name: 'masked_mean', source: TORCH_MASKED_MEAN }],
      };
    },
  },
});
