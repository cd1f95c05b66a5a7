import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from './docs.ts';

describe('generated documentation', () => {
  it.each(Object.entries(generatedDocs()))('docs/%s is what the code says (npx tsx scripts/docs.ts writes it)', (path, content) => {
    expect(readFileSync(new URL(`../docs/${path}`, import.meta.url), 'utf8')).toBe(content);
  });
});
