import { describe, expect, it } from 'vitest';
import type { ProgramLoss } from '../../compiler/program.ts';
import { sampleLosses } from './sampleLoss.ts';

const loss = (node: string, changes: Partial<ProgramLoss>): ProgramLoss => ({
  node, function: 'meanSquaredError', weight: 1, prediction: { node: 'out', port: 'out' }, target: { node: 'data', port: 'labels' }, predictionType: { shape: [2] }, targetType: { shape: [2] }, logits: null, accuracy: null, ...changes,
});
const seen: Readonly<Record<string, Float32Array>> = { 'out.out': Float32Array.of(0.25, 0.75), 'data.labels': Float32Array.of(0, 1), 'data.features': Float32Array.of(1, 2, 3) };

describe('the loss of the chosen sample', () => {
  it('is that of each loss, with its weight', () => {
    const losses = [loss('a', {}), loss('b', { function: 'categoricalCrossentropy', weight: 2 }), loss('c', { function: 'minimize', target: null })];
    const found = sampleLosses(losses, ({ node, port }) => seen[`${node}.${port}`] ?? null);
    // (0.25² + 0.25²) / 2; -2 ln 0.75; the mean.
    expect(found).toEqual({ a: 0.0625, b: expect.closeTo(-2 * Math.log(0.75), 10) as number, c: 0.5 });
  });

  it('is none where the sample has no label, where its numbers are not seen, and where they are of another size', () => {
    const losses = [loss('a', {}), loss('b', { prediction: { node: 'gone', port: 'out' } }), loss('c', { target: { node: 'data', port: 'features' } })];
    expect(sampleLosses(losses, ({ node, port }) => (port === 'labels' ? null : (seen[`${node}.${port}`] ?? null)))).toEqual({});
  });
});
