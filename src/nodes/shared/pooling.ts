import { z } from '../../graph/zod.ts';
import { integer } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { paddingField, type Slide } from './images.ts';

/** The parameters of both pooling layers. */
export const poolingParams = z.object({
  poolSize: integer({ label: i18n.t('Pool size'), help: i18n.t('Height and width of the window in pixels. 2 with strides of 2 halves the picture.'), min: 1, max: 64, default: 2, unit: 'px' }),
  strides: integer({ label: i18n.t('Strides'), help: i18n.t('How far the window moves each time. 0 means as far as the window is wide.'), min: 0, max: 64, default: 0, unit: 'px' }),
  padding: paddingField(),
});

type PoolingParams = z.infer<typeof poolingParams>;

export function poolingSlide({ poolSize, strides, padding }: PoolingParams): Slide {
  return { window: poolSize, stride: strides === 0 ? poolSize : strides, padding };
}

export function poolingArgs(params: PoolingParams): { readonly poolSize: number; readonly strides: number; readonly padding: Slide['padding'] } {
  return { poolSize: params.poolSize, strides: poolingSlide(params).stride, padding: params.padding };
}

export function poolingHeadline(params: PoolingParams): string {
  const { window, stride } = poolingSlide(params);
  return stride === window ? `${window} × ${window}` : i18n.t('{size} × {size}, strides of {strides}', { size: window, strides: stride });
}
