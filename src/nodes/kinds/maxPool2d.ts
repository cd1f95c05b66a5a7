import { i18n } from '../../words/i18n.ts';
import { slideOverImage } from '../shared/images.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { poolingArgs, poolingHeadline, poolingParams, poolingSlide } from '../shared/pooling.ts';
import { torchArguments, torchPadded } from '../shared/torch.ts';

export const maxPool2d = defineKind({
  id: 'maxPool2d',
  label: i18n.t('MaxPool2D'),
  category: 'layer',
  aliases: wordsOf(i18n.t('max pooling; maxpooling; downsample; subsample; pool')),
  icon: 'shrink',
  summary: i18n.t('Keeps only the largest number of each small window.'),
  help: i18n.t('The picture gets smaller and what was found in it stays: whether a pattern was there matters more than on which pixel. It usually follows a convolution. It has no weights.'),
  formula: 'y_{i,j,c} = \\max_{u,v}\\; x_{i s+u,\\; j s+v,\\; c}',
  params: poolingParams,
  inputs: IN,
  outputs: OUT,
  headline: poolingHeadline,
  infer(params, [input]) {
    const result = slideOverImage(input, poolingSlide(params));
    if (!result.ok) return result;
    // The border counts as minus infinity, so nothing new can come out.
    return gives({ shape: result.outputs['out']?.shape ?? [], ...(input?.range ? { range: input.range } : {}) });
  },
  layer: { className: 'MaxPooling2D', factory: 'maxPooling2d', args: poolingArgs },
  code: {
    pytorch: ({ params, inputs, names, self }) => {
      const slide = poolingSlide(params);
      return {
        create: `nn.MaxPool2d(${torchArguments([slide.window], { stride: slide.stride === slide.window ? undefined : slide.stride })})`,
        apply: `${self}(${torchPadded(names[0] ?? '', inputs[0]?.shape ?? [], slide, 'float("-inf")')})`,
      };
    },
  },
});
