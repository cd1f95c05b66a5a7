// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { createStore, get, set } from 'idb-keyval';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, expect, it } from 'vitest';
import { countKept, keptWords, removeKept, STORES } from './kept.ts';

const stores = Object.values(STORES).flat();

beforeEach(async () => {
  localStorage.clear();
  await removeKept();
});

it('knows every store of the app', () => {
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('classroom'))
    .flatMap((file) => [...readFileSync(`src/${file}`, 'utf8').matchAll(/createStore\('([^']+)', '([^']+)'\)/g)].map(([, database, store]) => `${database} ${store}`));
  expect(named.length).toBeGreaterThan(6);
  expect(stores.map((pair) => pair.join(' ')).sort()).toEqual([...new Set(named)].sort());
});

it('counts what is there, and removes it and nothing else', async () => {
  for (const [database, store] of stores) await set('a', 1, createStore(database, store));
  await set('b', 1, createStore('netloom-graphs', 'entries'));
  const foreign = createStore('somebody-else', 'things');
  await set('a', 1, foreign);
  localStorage.setItem('netloom-preferences', '{}');
  localStorage.setItem('netloom-lessons', JSON.stringify({ state: { ways: { xor: {}, other: {} } } }));
  localStorage.setItem('somebody-else', 'kept');

  const counts = await countKept();
  expect(counts).toMatchObject({ graphs: 2, runs: 1, checkpoints: 1, lessons: 1, drafts: 1, progress: 2 });
  expect(keptWords(counts)[0]).toBe('2 graphs in My graphs');

  await removeKept();
  expect(await countKept()).toMatchObject({ graphs: 0, runs: 0, checkpoints: 0, lessons: 0, drafts: 0, progress: 0, settings: 0 });
  expect(await get('a', foreign)).toBe(1);
  expect(localStorage.getItem('somebody-else')).toBe('kept');
});
