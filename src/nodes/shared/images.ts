/** The arithmetic of windows that slide over images and sequences, as TensorFlow does it. */
import { choice } from '../../graph/fields.ts';
import { shapeText, type TensorType } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { cannot, type FixRequest, type Inference } from '../kind.ts';

export type Padding = 'valid' | 'same';

/** The `padding` parameter of every layer that slides a window. */
export function paddingField() {
  return choice({
    label: i18n.t('Padding'),
    help: i18n.t('“Valid” keeps the window inside the picture, so that the result shrinks. “Same” adds a border of zeros, so that with strides of 1 the result is as large as the input.'),
    options: { valid: i18n.t('Valid (no border)'), same: i18n.t('Same (zero border)') },
    default: 'valid',
  });
}

/** One axis of a sliding window. Sizes are in pixels (or steps of a sequence). */
export interface Slide {
  readonly window: number;
  readonly stride: number;
  readonly padding: Padding;
  /** Distance between neighbouring taps of the window; 1 when left out. */
  readonly dilation?: number;
}

/** How far the window reaches: its size, or more where its taps are spread out. */
export function reachOf({ window, dilation = 1 }: Slide): number {
  return (window - 1) * dilation + 1;
}

/** How many places the window takes along an axis of `size`; 0 or less when it does not fit. */
export function placesOf(size: number, slide: Slide): number {
  if (slide.padding === 'same') return Math.ceil(size / slide.stride);
  return Math.floor((size - reachOf(slide)) / slide.stride) + 1;
}

/**
 * Zeros that TensorFlow adds before and after an axis of `size`. With strides the two can differ:
 * the odd one goes to the end. (tensorflow.org/api_docs/python/tf/nn, "Notes on padding")
 */
export function bordersOf(size: number, slide: Slide): readonly [before: number, after: number] {
  if (slide.padding === 'valid') return [0, 0];
  const total = Math.max((placesOf(size, slide) - 1) * slide.stride + reachOf(slide) - size, 0);
  const before = Math.floor(total / 2);
  return [before, total - before];
}

/** Height, width and channels of an image, or the problem that it is none. */
export function imageOf(input: TensorType | undefined):
  | { readonly ok: true; readonly height: number; readonly width: number; readonly channels: number }
  | (Inference & { readonly ok: false }) {
  const shape = input?.shape ?? [];
  const [height, width, channels] = shape;
  if (shape.length === 3 && height !== undefined && width !== undefined && channels !== undefined) return { ok: true, height, width, channels };
  const fix = reshapeToImage(shape);
  return {
    ok: false,
    problem: {
      code: 'shape-rank',
      port: 'in',
      found: shapeText(shape),
      expected: i18n.t('an image of height × width × channels'),
      why: i18n.t('The layer looks at neighbouring pixels, so it must know which numbers are neighbours.'),
      ...(fix ? { fix } : {}),
    },
  };
}

/** A flat row of 784 numbers is most likely 28 × 28 pixels, and a grid without channels has one. */
function reshapeToImage(shape: readonly number[]): FixRequest | null {
  const [first, second] = shape;
  if (first === undefined) return null;
  const side = Math.sqrt(first);
  if (shape.length === 1 && side > 1 && Number.isInteger(side)) return { type: 'insert', kind: 'reshape', params: { targetShape: [side, side, 1] } };
  if (shape.length === 2 && second !== undefined) return { type: 'insert', kind: 'reshape', params: { targetShape: [first, second, 1] } };
  return null;
}

/** Infers a window that slides over an image and gives `channels` (the input's own when left out). */
export function slideOverImage(input: TensorType | undefined, slide: Slide, channels?: number): Inference {
  const image = imageOf(input);
  if (!image.ok) return image;
  const height = placesOf(image.height, slide);
  const width = placesOf(image.width, slide);
  if (height >= 1 && width >= 1) return { ok: true, outputs: { out: { shape: [height, width, channels ?? image.channels] } } };
  const reach = reachOf(slide);
  return cannot({
    code: 'shape-size',
    port: 'in',
    found: i18n.t('{size} pixels', { size: shapeText([image.height, image.width]) }),
    expected: i18n.t('at least {size} pixels for its window', { size: shapeText([reach, reach]) }),
    why: i18n.t('Without padding the window must fit inside the picture.'),
    fix: { type: 'setParams', label: i18n.t('Set padding to “same”'), params: { padding: 'same' } },
  });
}
