/** Windows that slide along axes: which places one reads, and which windows read a place. */
import type { Json } from '../../graph/document.ts';
import { bordersOf, placesOf, type Slide } from '../shared/images.ts';

export interface Seen {
  /** The place within the window. */
  readonly tap: number;
  /** The place on the axis. */
  readonly at: number;
}

/** What window number `place` sees of an axis of `size`; places in the border of zeros are left out. */
export function seenBy(size: number, slide: Slide, place: number): Seen[] {
  const [before] = bordersOf(size, slide);
  const seen: Seen[] = [];
  for (let tap = 0; tap < slide.window; tap++) {
    const at = place * slide.stride - before + tap * (slide.dilation ?? 1);
    if (at >= 0 && at < size) seen.push({ tap, at });
  }
  return seen;
}

/** The windows that see a place of the axis, each with the tap that lies on it: `at` is the window's number. */
export function windowsOver(size: number, slide: Slide, at: number): Seen[] {
  const [before] = bordersOf(size, slide);
  const found: Seen[] = [];
  for (let tap = 0; tap < slide.window; tap++) {
    const place = (at + before - tap * (slide.dilation ?? 1)) / slide.stride;
    if (Number.isInteger(place) && place >= 0 && place < placesOf(size, slide)) found.push({ tap, at: place });
  }
  return found;
}

/** A convolution's slide from its complete parameters. */
export function convolutionSlideOf(params: Readonly<Record<string, Json>>): Slide {
  return { window: Number(params['kernelSize']), stride: Number(params['strides']), padding: params['padding'] === 'same' ? 'same' : 'valid', dilation: Number(params['dilationRate'] ?? 1) };
}
