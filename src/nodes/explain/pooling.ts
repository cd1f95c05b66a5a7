/** What both pooling kinds read: a window of one channel. */
import { poolingParams, poolingSlide } from '../shared/pooling.ts';
import { cellOf, inputOf, placeOf } from './cells.ts';
import type { Layer } from './explanation.ts';
import { seenBy, windowsOver } from './windows.ts';

export function pooled(layer: Layer, at: number): number[] {
  const { shape } = inputOf(layer);
  const [height = 0, width = 0] = shape;
  const slide = poolingSlide(poolingParams.parse(layer.params));
  const [row = 0, column = 0, channel = 0] = placeOf(layer.output.shape, at);
  return seenBy(height, slide, row).flatMap((y) => seenBy(width, slide, column).map((x) => cellOf(shape, [y.at, x.at, channel])));
}

/** The windows that see a pixel. */
export function poolsOver(layer: Layer, cell: number): number[] {
  const { shape } = inputOf(layer);
  const [height = 0, width = 0] = shape;
  const slide = poolingSlide(poolingParams.parse(layer.params));
  const [y = 0, x = 0, channel = 0] = placeOf(shape, cell);
  return windowsOver(height, slide, y).flatMap(({ at: row }) => windowsOver(width, slide, x).map(({ at: column }) => cellOf(layer.output.shape, [row, column, channel])));
}

/** All pixels of one channel, for global pooling. */
export function channelCells(layer: Layer, at: number): number[] {
  const [height = 0, width = 0, channels = 1] = inputOf(layer).shape;
  return Array.from({ length: height * width }, (_, pixel) => pixel * channels + at);
}
