/**
 * Which pixels matter for an answer, by hiding them: a patch of background slides over the image, and what the answer loses is put
 * down to the pixels under it (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", 2014, section 4.2).
 */

/** Where patches lie: their corner, and how large they are. */
export interface Patches {
  readonly side: number;
  readonly corners: readonly (readonly [top: number, left: number])[];
}

/** Images that are asked for in one question at most. */
const MOST = 200;

/** Patches of about a seventh of the image, half over each other, that reach every pixel; larger ones where these were too many. */
export function patchesOf([height = 0, width = 0]: readonly number[]): Patches {
  for (let side = Math.max(2, Math.round(Math.max(height, width) / 7)); ; side++) {
    const tops = starts(height, side);
    const lefts = starts(width, side);
    if (tops.length * lefts.length <= MOST) return { side, corners: tops.flatMap((top) => lefts.map((left) => [top, left] as const)) };
  }
}

function starts(length: number, side: number): readonly number[] {
  const last = Math.max(0, length - side);
  const stride = Math.max(1, Math.floor(side / 2));
  const all = Array.from({ length: Math.floor(last / stride) + 1 }, (_, index) => index * stride);
  return all.at(-1) === last ? all : [...all, last];
}

/** The image itself, then the image with each patch hidden: `[1 + patches, height, width, channels]`. */
export function hiddenImages(features: Float32Array, shape: readonly number[], { side, corners }: Patches, background = 0): Float32Array {
  const [height = 0, width = 0, channels = 1] = shape;
  const size = height * width * channels;
  const images = new Float32Array((1 + corners.length) * size);
  images.set(features);
  for (const [index, [top, left]] of corners.entries()) {
    const image = images.subarray((index + 1) * size, (index + 2) * size);
    image.set(features);
    for (let y = top; y < Math.min(height, top + side); y++) image.fill(background, (y * width + left) * channels, (y * width + Math.min(width, left + side)) * channels);
  }
  return images;
}

/**
 * For each pixel the mean of what the answer lost under the patches that hid it: `[height, width]`. Negative where hiding helped.
 * @param values the answer for the image itself and then for each patch.
 */
export function occlusionMap(values: readonly number[], [height = 0, width = 0]: readonly number[], { side, corners }: Patches): Float32Array {
  const map = new Float32Array(height * width);
  const covered = new Float32Array(height * width);
  for (const [index, [top, left]] of corners.entries()) {
    const drop = (values[0] ?? 0) - (values[index + 1] ?? 0);
    for (let y = top; y < Math.min(height, top + side); y++) {
      for (let x = left; x < Math.min(width, left + side); x++) {
        map[y * width + x] = (map[y * width + x] ?? 0) + drop;
        covered[y * width + x] = (covered[y * width + x] ?? 0) + 1;
      }
    }
  }
  return map.map((sum, at) => sum / Math.max(1, covered[at] ?? 0));
}

/** The largest size of the gradient among a pixel's channels: `[height, width]` (Simonyan, Vedaldi and Zisserman, "Deep Inside Convolutional Networks", 2013, section 3.1). */
export function saliency(gradient: ArrayLike<number>, [height = 0, width = 0, channels = 1]: readonly number[]): Float32Array {
  return Float32Array.from({ length: height * width }, (_, pixel) => {
    let most = 0;
    for (let channel = 0; channel < channels; channel++) most = Math.max(most, Math.abs(gradient[pixel * channels + channel] ?? 0));
    return most;
  });
}
