/** Where a picture goes in a square, and how its colours become bytes. Pure arithmetic. */

export type Fit = 'crop' | 'whole';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Placement {
  /** What of the picture is taken, in its own pixels. */
  readonly from: Rectangle;
  /** Where it goes in the square. */
  readonly to: Rectangle;
}

/** `crop`: the largest square in the picture's middle. `whole`: all of it, with empty edges on two sides. */
export function place(width: number, height: number, size: number, fit: Fit): Placement {
  if (fit === 'crop') {
    const side = Math.min(width, height);
    return { from: { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side }, to: { x: 0, y: 0, width: size, height: size } };
  }
  const scale = size / Math.max(width, height);
  const [w, h] = [Math.max(1, width * scale), Math.max(1, height * scale)];
  return { from: { x: 0, y: 0, width, height }, to: { x: (size - w) / 2, y: (size - h) / 2, width: w, height: h } };
}

/**
 * Bytes as a network gets them, row after row from the top. Three channels are red, green and blue. One is ink, as in MNIST: 0 where
 * the picture is white and 255 where it is black, so that both can be learned by the same net; the light of a pixel is that of ITU-R BT.601.
 * @param rgba four bytes a pixel, as a canvas gives them.
 */
export function pixelBytes(rgba: ArrayLike<number>, channels: 1 | 3): Uint8Array {
  const pixels = rgba.length / 4;
  const bytes = new Uint8Array(pixels * channels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [red, green, blue] = [rgba[4 * pixel] ?? 0, rgba[4 * pixel + 1] ?? 0, rgba[4 * pixel + 2] ?? 0];
    if (channels === 3) bytes.set([red, green, blue], 3 * pixel);
    else bytes[pixel] = 255 - Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  }
  return bytes;
}

/** Such bytes as a canvas takes them, nothing of them transparent. */
export function rgbaOf(bytes: ArrayLike<number>, channels: 1 | 3): Uint8ClampedArray<ArrayBuffer> {
  const pixels = bytes.length / channels;
  const rgba = new Uint8ClampedArray(4 * pixels).fill(255);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < 3; channel++) rgba[4 * pixel + channel] = channels === 3 ? (bytes[3 * pixel + channel] ?? 0) : 255 - (bytes[pixel] ?? 0);
  }
  return rgba;
}
