import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../../program.ts';
import { MEDIA_CASES, mediaGraph } from './media.fixture.ts';
import { itMakesTheSameRows, netloomRows, type MadeRows } from './parity.fixture.ts';

let folder = '';
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'netloom-media-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

describe.each(Object.entries(MEDIA_CASES))('the rows of %s', (_, data) => {
  let program: Program;
  let own: MadeRows;
  beforeAll(async () => {
    program = mediaGraph(data(folder));
    own = await netloomRows(program, folder);
  });

  it('are as many as the graph says', () => {
    const [source] = program.sources;
    const width = source?.labels.shape[0] ?? 0;
    expect(own[1]?.length).toBe((source?.trainRows ?? 0) * width);
    expect(own[3]?.length ?? 0).toBe((source?.validationRows ?? 0) * width);
  });

  itMakesTheSameRows(() => ({ program, folder, own }));
});
