/** Examples in the documentation are read like a person's file, so that they cannot grow old unseen. */
import * as tf from '@tensorflow/tfjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile } from '../src/compiler/compile.ts';
import type { DataSource, LoadContext } from '../src/datasets/source.ts';
import { parseDocument } from '../src/graph/parse.ts';
import { serializeDocument } from '../src/graph/serialize.ts';
import type { TensorType } from '../src/graph/tensorType.ts';
import type { NodeKind } from '../src/nodes/kind.ts';
import { parseLesson } from '../src/lessons/parse.ts';
import { kerasCode } from '../src/nodes/stockCode.ts';

const folder = new URL('../docs/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

const all = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, folder), 'utf8');
  return [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json], index) => [`${page}, example ${index + 1}`, json ?? ''] as const);
});

const isLessonText = (json: string) => /"format": "netloom-lesson"/.test(json);
const examples = all.filter(([, json]) => !isLessonText(json));
const lessons = all.filter(([, json]) => isLessonText(json));

it.each(lessons)('%s is a lesson', (_, json) => {
  expect(parseLesson(json)).toMatchObject({ ok: true });
});

it('finds the examples of the format', () => {
  expect(lessons).not.toEqual([]);
  expect(examples.filter(([name]) => name.startsWith('GRAPH_FORMAT.md')).length).toBeGreaterThanOrEqual(3);
});

describe.each(examples)('%s', (_, json) => {
  const result = parseDocument(json);

  it('is a graph file', () => {
    expect(result).toMatchObject({ ok: true, migratedFrom: null });
  });

  it('says the same after it is written and read again', () => {
    if (!result.ok) return;
    expect(parseDocument(serializeDocument(result.document))).toEqual(result);
  });

  it('trains, where it has nodes', () => {
    if (!result.ok || result.document.nodes.length === 0) return;
    expect(compile(result.document).diagnostics).toEqual([]);
  });
});

const root = new URL('../', import.meta.url);
const texts: readonly string[] = ['README.md', 'CHANGELOG.md', ...pages.map((page) => `docs/${page}`)];

describe.each(texts)('%s', (name) => {
  it('links to files that are there', () => {
    const page = new URL(name, root);
    const targets = [...readFileSync(page, 'utf8').matchAll(/(?<!!)\[[^\]]*\]\((?!https?:|netloom:|#)([^)\s#]+)[^)\s]*\)/g)].map(([, target]) => target ?? '');
    expect(targets.filter((target) => !existsSync(new URL(target, page)))).toEqual([]);
  });
});

describe('the examples of ADDING_A_NODE.md', () => {
  const [kindSource, dataSource] = codeIn('ADDING_A_NODE.md', 'ts');

  it('has a node kind that agrees with TensorFlow.js and refuses what it cannot cut', async () => {
    const { cropping2d } = (await moduleOf(kindSource, 'src/nodes/kinds')) as { cropping2d: NodeKind };
    const shape = (side: number): TensorType => ({ shape: [side, side, 1] });
    expect(cropping2d.infer({ cropping: 2 }, [shape(28)])).toEqual({ ok: true, outputs: { out: shape(24) } });
    expect(tf.layers.cropping2D(cropping2d.layer?.args({ cropping: 2 }, shape(28)) as never).computeOutputShape([null, 28, 28, 1])).toEqual([null, 24, 24, 1]);
    expect(cropping2d.infer({ cropping: 2 }, [shape(4)])).toMatchObject({ ok: false, problem: { code: 'shape-size' } });
    expect(kerasCode(cropping2d, { params: { cropping: 2 }, inputs: [shape(28)], output: shape(24), names: ['x'], self: 'self.crop' })).toMatchObject({ create: 'layers.Cropping2D(cropping=2)' });
  });

  it('has a data set whose rows are what its description says', async () => {
    const { sine } = (await moduleOf(dataSource, 'src/datasets')) as { sine: DataSource };
    const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [] };
    const { train } = await sine.load({ samples: 50, noise: 0 }, context);
    expect(train.rows).toBe(50);
    // Features are stored in float32, which rounds at about 1e-7.
    train.features.forEach((x, row) => { expect(train.labels[row]).toBeCloseTo(Math.sin(x), 6); });
  });
});

function codeIn(page: string, language: string): readonly string[] {
  const text = readFileSync(new URL(page, folder), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code]) => code ?? '');
}

/** Runs an example as if it stood in that folder, without writing into the sources. */
async function moduleOf(source = '', room: string): Promise<unknown> {
  const beside = fileURLToPath(new URL('.vite/docs-examples/', root));
  mkdirSync(beside, { recursive: true });
  const file = path.join(beside, `${path.basename(room)}.ts`);
  writeFileSync(file, source.replaceAll(/from '(\.[^']*)'/g, (_, target: string) => `from '${fileURLToPath(new URL(`${room}/${target}`, root))}'`));
  return import(/* @vite-ignore */ file);
}
