import { expect, it } from 'vitest';
import { nodeKind } from '../../nodes/registry.ts';
import { firstGraph } from './firstGraph.ts';
import { presetPaths, presets, readPreset } from './presets.ts';

it.each(presetPaths)('%s is read by the parser without a problem', (path) => {
  expect(readPreset(path).result).toMatchObject({ ok: true, migratedFrom: null });
});

it('gives every preset a title and a summary, and no two the same title', () => {
  expect(presets().length).toBe(presetPaths.length);
  expect(presets().filter((preset) => !preset.title || !preset.summary)).toEqual([]);
  expect(new Set(presets().map((preset) => preset.title)).size).toBe(presets().length);
});

it('uses only kinds that the app knows', () => {
  const unknown = presets().flatMap((preset) => preset.document.nodes.filter((node) => !nodeKind(node.kind)).map((node) => `${preset.id}: ${node.kind}`));
  expect(unknown).toEqual([]);
});

it('begins with the XOR net', () => {
  expect(firstGraph().meta.title).toMatch(/XOR/);
  expect(presets().map(({ document }) => document)).toContainEqual(firstGraph());
});
