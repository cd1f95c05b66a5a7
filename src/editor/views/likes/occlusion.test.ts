import { describe, expect, it } from 'vitest';
import { hiddenImages, occlusionMap, patchesOf, saliency } from './occlusion.ts';

/** A linear answer: the sum of weight times pixel. */
function answer(weights: readonly number[], images: Float32Array): number[] {
  return Array.from({ length: images.length / weights.length }, (_, row) => weights.reduce((sum, weight, at) => sum + weight * (images[row * weights.length + at] ?? 0), 0));
}

describe('occlusion of a linear answer', () => {
  const shape = [2, 4, 1];
  const pixels = Float32Array.of(1, 2, 0, 3, 1, 0, 2, 1);
  const weights = [3, -1, 5, 2, 0, 7, 1, -4];

  it('of one pixel at a time is weight times pixel', () => {
    const patches = { side: 1, corners: Array.from({ length: 8 }, (_, at) => [Math.floor(at / 4), at % 4] as const) };
    const map = occlusionMap(answer(weights, hiddenImages(pixels, shape, patches)), shape, patches);
    expect([...map]).toEqual([3, -2, 0, 6, 0, 0, 2, -4]);
  });

  it('of patches beside each other is the sum under each; of patches over each other, the mean of their sums', () => {
    const beside = { side: 2, corners: [[0, 0], [0, 2]] as const };
    // Left: 3 - 2 + 0 + 0 = 1. Right: 0 + 6 + 2 - 4 = 4. Middle: -2 + 0 + 0 + 2 = 0.
    expect([...occlusionMap(answer(weights, hiddenImages(pixels, shape, beside)), shape, beside)]).toEqual([1, 1, 4, 4, 1, 1, 4, 4]);
    const over = { side: 2, corners: [[0, 0], [0, 1], [0, 2]] as const };
    expect([...occlusionMap(answer(weights, hiddenImages(pixels, shape, over)), shape, over)]).toEqual([1, 0.5, 2, 4, 1, 0.5, 2, 4]);
  });

  it('hides all channels of a pixel', () => {
    const images = hiddenImages(Float32Array.of(1, 2, 3, 4, 5, 6), [1, 2, 3], { side: 1, corners: [[0, 1]] });
    expect([...images.subarray(6)]).toEqual([1, 2, 3, 0, 0, 0]);
  });
});

describe('the patches', () => {
  it.each([[28, 28], [32, 32], [8, 8], [5, 90], [224, 224]])('reach every pixel of %i x %i, and are no more than 200', (height, width) => {
    const { side, corners } = patchesOf([height, width, 1]);
    const reached = new Set(corners.flatMap(([top, left]) => Array.from({ length: side * side }, (_, at) => [top + Math.floor(at / side), left + (at % side)] as const)
      .filter(([y, x]) => y < height && x < width).map(([y, x]) => y * width + x)));
    expect(reached.size).toBe(height * width);
    expect(corners.length).toBeLessThanOrEqual(200);
  });
});

describe('saliency', () => {
  it('is the largest size among the channels', () => {
    expect([...saliency([1, -3, 2, 0, 0.5, -0.25], [1, 2, 3])]).toEqual([3, 0.5]);
  });
});
