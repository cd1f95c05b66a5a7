/** A picture made small, in a worker or, where it has no canvas, on the page. */
import { pixelBytes, place, type Fit } from '../../../datasets/images/crop.ts';
import { imageKind, imageTrouble, type ImageTrouble } from '../../../datasets/images/imageFile.ts';
import type { Picture } from './collection.ts';

export interface ShrinkWish {
  /** Pixels on a side. */
  readonly size: number;
  readonly channels: 1 | 3;
  readonly fit: Fit;
}

export type Shrunk = { readonly pixels: Uint8Array } | { readonly trouble: ImageTrouble };

type AnyCanvas = Pick<OffscreenCanvas, 'getContext'>;

/** `size * size * channels` bytes, or what is wrong with the picture. Where it is transparent it becomes white. */
export async function shrink(picture: Picture, { size, channels, fit }: ShrinkWish, makeCanvas: (size: number) => AnyCanvas): Promise<Shrunk> {
  const source = await decoded(picture);
  if ('trouble' in source) return source;
  const { bitmap } = source;
  const context = makeCanvas(size).getContext('2d', { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, size, size);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  const { from, to } = place(bitmap.width, bitmap.height, size, fit);
  context.drawImage(bitmap, from.x, from.y, from.width, from.height, to.x, to.y, to.width, to.height);
  bitmap.close();
  return { pixels: pixelBytes(context.getImageData(0, 0, size, size).data, channels) };
}

async function decoded(picture: Picture): Promise<{ readonly bitmap: ImageBitmap } | { readonly trouble: ImageTrouble }> {
  if (!(picture instanceof Blob)) return { bitmap: await createImageBitmap(new ImageData(picture.rgba, picture.width, picture.height)) };
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const trouble = imageTrouble(bytes);
  if (trouble) return { trouble };
  const format = imageKind(bytes) ?? 'png';
  try {
    return { bitmap: await createImageBitmap(new Blob([bytes])) };
  } catch {
    return { trouble: { kind: 'undecoded', format } };
  }
}

/** A canvas of the page's, for `shrink` outside of a worker. */
export function pageCanvas(size: number): AnyCanvas {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  return canvas as unknown as OffscreenCanvas;
}
