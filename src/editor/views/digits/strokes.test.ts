import { describe, expect, it } from 'vitest';
import { draw, featuresOf, press, strokePath } from './strokes.ts';

describe('the pen', () => {
  it('adds places to the last stroke and leaves out those that hardly moved', () => {
    const strokes = draw(draw(press([], 10, 10), 10.4, 10.4), 20, 30);
    expect(strokes).toEqual([[10, 10, 20, 30]]);
  });

  it('draws nothing before it is pressed', () => {
    expect(draw([], 5, 5)).toEqual([]);
  });

  it('leaves a dot that can be seen', () => {
    expect(strokePath([3, 4])).toBe('M3 4h0.01');
    expect(strokePath([3, 4, 5, 6])).toBe('M3 4L5 6');
  });
});

describe('what the net sees of the strokes', () => {
  it('has its middle where MNIST has it, however large and wherever it is drawn', () => {
    const small = featuresOf([[10, 10, 40, 10, 25, 70]], 1);
    const large = featuresOf([[20, 30, 110, 30, 65, 210]], 1);
    // The pen does not grow with the drawing, so the thickness may differ; the middle of the ink may not.
    const middle = (pixels: Float32Array) => {
      let mass = 0;
      let x = 0;
      pixels.forEach((ink, at) => {
        mass += ink;
        x += ink * (at % 28);
      });
      return x / mass;
    };
    expect(Math.abs(middle(small) - middle(large))).toBeLessThan(1);
    expect(Math.abs(middle(small) - 14)).toBeLessThan(0.51);
  });

  it('has dark ink in whichever unit the data have', () => {
    const strokes = [[80, 20, 80, 140]];
    const darkest = Math.max(...featuresOf(strokes, 1));
    expect(darkest).toBeGreaterThan(0.9);
    expect(Math.max(...featuresOf(strokes, 255))).toBeCloseTo(255 * darkest, 3);
    expect(Math.max(...featuresOf([], 1))).toBe(0);
  });
});
