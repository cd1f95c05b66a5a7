import { z } from '../../graph/zod.ts';
import { i18n } from '../../words/i18n.ts';
import { rangeOfActivation } from '../shared/activations.ts';
import { convolutionFields, filtersField, filtersHeadline } from '../shared/convolutionFields.ts';
import { imageOf, type Padding } from '../shared/images.ts';
import { regularizerArgs } from '../shared/kernelRegularizer.ts';
import { defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';
import { torchActivation, torchArguments } from '../shared/torch.ts';

/** The size after a transposed convolution: that of the input from which a convolution would have made this one. */
function grownSize(size: number, { kernelSize, strides, padding }: { readonly kernelSize: number; readonly strides: number; readonly padding: Padding }): number {
  return size * strides + (padding === 'valid' ? Math.max(kernelSize - strides, 0) : 0);
}

export const conv2dTranspose = defineKind({
  id: 'conv2dTranspose',
  label: i18n.t('Conv2DTranspose'),
  category: 'layer',
  aliases: wordsOf(i18n.t('deconvolution; upconvolution; fractionally strided; decoder; generator; upsample')),
  icon: 'expand',
  summary: i18n.t('Draws a larger image by stamping its filters, one for each pixel that comes in.'),
  help: i18n.t('It is a convolution run backwards: each number of the input lays down a whole filter, scaled by it, and where the stamps overlap they add up. With strides of 2 the picture doubles. Networks that make images grow them with it.'),
  formula: 'y_{is+u,\\; js+v,\\; f} \\mathrel{+}= \\sum_c x_{i,j,c}\\; w_{u,v,f,c}',
  params: z.object({ filters: filtersField(), ...convolutionFields() }),
  inputs: IN,
  outputs: OUT,
  headline: ({ filters, kernelSize }) => filtersHeadline(filters, kernelSize),
  infer(params, [input]) {
    const image = imageOf(input);
    if (!image.ok) return image;
    return gives({ shape: [grownSize(image.height, params), grownSize(image.width, params), params.filters], ...rangeOfActivation(params.activation) });
  },
  weights: ({ filters, kernelSize, useBias }, [input]) => [
    { name: 'kernel', shape: [kernelSize, kernelSize, filters, input?.shape[2] ?? 0], trainable: true },
    ...(useBias ? [{ name: 'bias', shape: [filters], trainable: true }] : []),
  ],
  multiplyAdds({ filters, kernelSize }, [input]) {
    const [height = 0, width = 0, channels = 0] = input?.shape ?? [];
    return height * width * channels * kernelSize ** 2 * filters;
  },
  layer: {
    className: 'Conv2DTranspose',
    factory: 'conv2dTranspose',
    args: ({ filters, kernelSize, strides, padding, useBias, activation, kernelRegularizer }) => ({
      filters,
      kernelSize,
      strides,
      padding,
      useBias,
      activation,
      kernelInitializer: 'glorotUniform',
      ...regularizerArgs('kernelRegularizer', kernelRegularizer),
    }),
  },
  code: {
    // PyTorch makes the whole result; what TensorFlow's “same” leaves out at the borders is cut off after it.
    pytorch: ({ params, inputs, names, self }) => {
      const [height = 0, width = 0, channels = 0] = inputs[0]?.shape ?? [];
      const missing = Math.max(params.strides - params.kernelSize, 0);
      const excess = params.padding === 'same' ? Math.max(params.kernelSize - params.strides, 0) : 0;
      const from = Math.floor(excess / 2);
      const cut = excess === 0 ? '' : `[:, :, ${from}:${from + height * params.strides}, ${from}:${from + width * params.strides}]`;
      return {
        create: `nn.ConvTranspose2d(${torchArguments([channels, params.filters, params.kernelSize], {
          stride: params.strides === 1 ? undefined : params.strides,
          output_padding: missing === 0 ? undefined : missing,
          bias: params.useBias ? undefined : false,
        })})`,
        apply: torchActivation(params.activation, `${self}(${names[0]})${cut}`, 3),
      };
    },
    torchState: ({ useBias }) => [{ name: 'weight', from: 'kernel', permute: [3, 2, 0, 1] }, ...(useBias ? [{ name: 'bias', from: 'bias' }] : [])],
  },
});
