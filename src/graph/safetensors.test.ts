import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

const single = fc.float({ noNaN: true, noDefaultInfinity: true }).map(Math.fround);

describe('safetensors', () => {
  it('writes the header and the numbers where the format wants them', () => {
    const file = writeSafetensors({ unit: { kernel: [[1], [2]], bias: [-0.5] } });
    const view = new DataView(file.buffer);
    const length = Number(view.getBigUint64(0, true));
    expect(length % 8).toBe(0);
    expect(JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)))).toMatchObject({
      'unit.kernel': { dtype: 'F32', shape: [2, 1], data_offsets: [0, 8] },
      'unit.bias': { dtype: 'F32', shape: [1], data_offsets: [8, 12] },
    });
    expect([0, 4, 8].map((offset) => view.getFloat32(8 + length + offset, true))).toEqual([1, 2, -0.5]);
    expect(file.length).toBe(8 + length + 12);
  });

  it('reads back what was written, whatever the shape', () => {
    const matrix = fc.integer({ min: 1, max: 4 }).chain((width) => fc.array(fc.array(single, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(matrix, fc.array(single, { minLength: 1, maxLength: 5 }), (kernel, bias) => {
        const weights = { 'node-1': { kernel: [kernel, kernel], bias }, other: { value: bias } };
        expect(readSafetensors(writeSafetensors(weights))).toEqual(weights);
      }),
      { seed: 1805 },
    );
  });

  it('says what is wrong with a file that is none, or cut short', () => {
    expect(() => readSafetensors(new Uint8Array(4))).toThrow('This is no safetensors file');
    const file = writeSafetensors({ unit: { kernel: [1, 2, 3] } });
    expect(() => readSafetensors(file.subarray(0, file.length - 4))).toThrow('does not fit its place in the file');
  });
});
