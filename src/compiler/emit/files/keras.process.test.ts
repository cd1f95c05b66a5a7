/** The whole Keras script of graphs that learn from a person's own files: it makes the rows that Netloom makes, and trains on them. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonWithKeras, runKeras } from '../../../nodes/python.testing.ts';
import type { Program } from '../../program.ts';
import { emit } from '../emit.ts';
import { MEDIA_CASES, mediaGraph } from './media.fixture.ts';
import { expectAlike, netloomRows, type MadeRows } from './parity.fixture.ts';
import { TABLE_CASES, tableGraph } from './tables.fixture.ts';

const keras = pythonWithKeras("the Keras scripts that read a person's own files");
const names = [...Object.keys(TABLE_CASES), ...Object.keys(MEDIA_CASES)];
const ROWS = ['train_features', 'train_labels', 'validation_features', 'validation_labels'];

interface Answer {
  readonly rows: MadeRows;
  readonly printed: string;
}

describe.skipIf(keras === null)('the Keras script (this machine needs Keras 3 and a backend)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'netloom-keras-files-'));
  const own = new Map<string, MadeRows>();
  let found: readonly Answer[] = [];

  beforeAll(async () => {
    const graphs = new Map<string, Program>();
    // Several call their files alike.
    const place = (name: string): string => { const made = path.join(folder, String(names.indexOf(name))); mkdirSync(made, { recursive: true }); return made; };
    for (const [name, table] of Object.entries(TABLE_CASES)) {
      if (!table.embedded) writeFileSync(path.join(place(name), `${name}.csv`), table.bytes);
      graphs.set(name, tableGraph(name, table));
    }
    for (const [name, data] of Object.entries(MEDIA_CASES)) graphs.set(name, mediaGraph(data(place(name))));
    const cases = [];
    for (const [name, program] of graphs) {
      own.set(name, await netloomRows(program, place(name)));
      cases.push({ name, text: (await emit(program, 'keras')).text, data: place(name), rows: ROWS });
    }
    const harness = readFileSync(new URL('../parityKeras.py', import.meta.url), 'utf8');
    if (keras) found = runKeras(keras, harness, cases) as readonly Answer[];
  }, 300_000);
  afterAll(() => { rmSync(folder, { recursive: true }); });

  it.each(names)('with %s makes the same rows, and trains on them', (name) => {
    const answer = found[names.indexOf(name)];
    expect(answer?.printed).toMatch(/training rows .*'loss': .*\d+\.\d+/);
    expectAlike(answer?.rows ?? [], own.get(name) ?? []);
  });
});
