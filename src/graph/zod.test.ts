import { expect, it, vi } from 'vitest';
import { z } from './zod.ts';

it('makes schemas that check without compiling code, which the page’s policy forbids', () => {
  const compiled = vi.fn();
  vi.stubGlobal('Function', function () { compiled(); throw new EvalError('Refused to evaluate a string as JavaScript.'); });
  try {
    const schema = z.object({ units: z.number().int() });
    expect(schema.safeParse({ units: 3 })).toEqual({ success: true, data: { units: 3 } });
    expect(schema.safeParse({ units: 'many' }).success).toBe(false);
    expect(compiled).not.toHaveBeenCalled();
  } finally {
    vi.unstubAllGlobals();
  }
});
