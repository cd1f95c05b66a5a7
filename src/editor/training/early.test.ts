import { expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { presets } from '../files/presets.ts';
import { mayPrepare } from './early.ts';

it('every preset may be prepared before Train, but no graph that is too large, and none where bytes are counted', () => {
  for (const { document } of presets()) {
    const { program } = compile(document);
    if (!program) throw new Error('A preset is to compile.');
    expect(mayPrepare(program, undefined)).toBe(true);
    expect(mayPrepare(program, { effectiveType: '4g', saveData: false })).toBe(true);
    expect(mayPrepare(program, { effectiveType: '4g', saveData: true })).toBe(false);
    expect(mayPrepare(program, { effectiveType: '3g' })).toBe(false);
    expect(mayPrepare({ ...program, totals: { ...program.totals, memoryBytes: 1e9 } }, undefined)).toBe(false);
  }
  expect(mayPrepare(null, undefined)).toBe(false);
});
