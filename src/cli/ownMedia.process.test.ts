/** `netloom train --data` on pictures, texts and IDX files of a person's own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { MEDIA_CASES } from '../compiler/emit/files/media.fixture.ts';
import { chain } from '../compiler/testGraphs.fixture.ts';
import { pngFile } from '../datasets/images/png.fixture.ts';
import { serializeDocument } from '../graph/serialize.ts';
import type { Terminal } from './command.ts';
import { runCommand } from './runCommand.ts';
import type { TrainResult } from './training.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'netloom-own-media-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

async function train(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const terminal: Terminal = { out: (text) => void (out += text), err: (text) => void (err += text), width: null };
  return { status: await runCommand(['train', ...args], terminal), out, err };
}

describe.each(Object.entries(MEDIA_CASES))('%s', (name, data) => {
  const made = mkdtempSync(path.join(folder, 'data-'));
  const params = data(made);
  const units = Array.isArray(params['classNames']) ? params['classNames'].length : (params['vocabulary'] as readonly unknown[]).length + 1;
  const graph = path.join(folder, `${name}.json`);
  const training = { optimizer: { kind: 'adam', learningRate: 0.01 }, batchSize: 4, steps: 40 } as const;
  writeFileSync(graph, serializeDocument(chain(params, [['flat', 'flatten'], ['out', 'dense', { units }], ['shares', 'softmax']], { function: 'categoricalCrossentropy' }, training)));

  it('is trained on what lies in the folder of --data', async () => {
    const { status, out, err } = await train(graph, '--data', made, '--json');
    expect(status, err).toBe(0);
    const { loss, history } = JSON.parse(out) as TrainResult;
    expect(history.at(-1)?.step).toBe(40);
    expect(Number.isFinite(loss)).toBe(true);
    expect(loss).not.toBe(history[0]?.loss);
  });

  it('is not trained where the folder lacks it: which file, and what to do', async () => {
    const empty = path.join(made, 'empty');
    mkdirSync(empty);
    const { status, err } = await train(graph, '--data', empty);
    expect(status).toBe(1);
    expect(err).toMatch(/The file “[^”]+” \([^)]+\), from which this graph learns, is not here\. Looked for in the folder .*give its folder with --data\./);
  });
});

describe('a graph of images beside the pictures that they were made of', () => {
  const made = mkdtempSync(path.join(folder, 'made-'));
  const [name = '', data] = Object.entries(MEDIA_CASES).find(([, params]) => params(made)['source'] === 'images') ?? [];
  const params = data?.(made) ?? {};
  const graph = path.join(folder, `${name}-beside.json`);
  writeFileSync(graph, serializeDocument(chain(params, [['flat', 'flatten'], ['out', 'dense', { units: (params['classNames'] as readonly unknown[]).length }], ['shares', 'softmax']], { function: 'categoricalCrossentropy' }, { optimizer: { kind: 'adam', learningRate: 0.01 }, batchSize: 4, steps: 1 })));
  const { name: file } = params['file'] as { readonly name: string };

  it.each([
    ['a folder for each class', (at: string) => { mkdirSync(path.join(at, 'red')); writeFileSync(path.join(at, 'red', '1.png'), pngFile(4, 4, () => [255, 0, 0])); }, path.join('red', '1.png')],
    ['a zip of them', (at: string) => { writeFileSync(path.join(at, 'pets.zip'), zipSync({ 'red/1.png': pngFile(4, 4, () => [255, 0, 0]) })); }, 'pets.zip'],
  ] as const)('says of %s that the page’s file is wanted, and how to get it', async (_, put, found) => {
    const beside = mkdtempSync(path.join(folder, 'beside-'));
    put(beside);
    const { status, err } = await train(graph, '--data', beside);
    expect(status).toBe(1);
    expect(err).toContain(`The folder ${beside} holds pictures as they came (“${found}”)`);
    expect(err).toContain(`press “Save a copy of ${file}”, and put that file into the folder.`);
  });
});
