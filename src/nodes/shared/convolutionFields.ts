/** Parameters that every convolution has, and what follows from them. */
import { integer, toggle } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { activationField } from './activations.ts';
import { paddingField, type Padding, type Slide } from './images.ts';
import { kernelRegularizerField } from './kernelRegularizer.ts';

export function convolutionFields(defaultKernelSize = 3) {
  return {
    kernelSize: integer({ label: i18n.t('Kernel size'), help: i18n.t('Height and width of each filter in pixels. Larger sees more at once and costs more.'), min: 1, max: 64, default: defaultKernelSize, unit: 'px' }),
    strides: integer({ label: i18n.t('Strides'), help: i18n.t('How far the filter moves each time. 2 halves the height and the width.'), min: 1, max: 64, default: 1, unit: 'px' }),
    padding: paddingField(),
    useBias: toggle({ label: i18n.t('Bias'), help: i18n.t('Adds a trainable number to each channel of the result.'), default: true }),
    activation: activationField(),
    kernelRegularizer: kernelRegularizerField(),
  };
}

export function filtersField() {
  return integer({ label: i18n.t('Filters'), help: i18n.t('How many patterns are looked for: the channels of the result.'), min: 1, max: 4096, default: 32 });
}

export function depthMultiplierField() {
  return integer({ label: i18n.t('Depth multiplier'), help: i18n.t('How many filters each channel gets of its own.'), min: 1, max: 64, default: 1 });
}

export function convolutionSlide(params: { readonly kernelSize: number; readonly strides: number; readonly padding: Padding; readonly dilationRate?: number }): Slide {
  return { window: params.kernelSize, stride: params.strides, padding: params.padding, dilation: params.dilationRate ?? 1 };
}

export function filtersHeadline(filters: number, kernelSize: number): string {
  return i18n.t('{filters, plural, one {# filter} other {# filters}}, {size} × {size}', { filters, size: kernelSize });
}
