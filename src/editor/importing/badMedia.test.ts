import { describe, expect, it } from 'vitest';
import { badMedia, type BadMedium } from './badMedia.fixture.ts';

async function said({ says }: BadMedium): Promise<readonly string[]> {
  try {
    return await says();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

describe('a bad image, text or IDX file', () => {
  it.each(badMedia)('$name gives its exact message', async (medium) => {
    expect(await said(medium)).toEqual(medium.expected);
  });
});
