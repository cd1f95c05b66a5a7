import { deflateSync, strFromU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from './document.ts';
import { decodeLink, encodeLink } from './link.ts';

const graph: GraphDocument = {
  ...emptyDocument('Ünïcode × 網'),
  nodes: Array.from({ length: 30 }, (_, index) => ({ id: `dense${index}`, kind: 'dense', position: { x: index * 250, y: 0 }, params: { units: index + 1 } })),
};

function urlSafe(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

describe('a graph in a link', () => {
  it('comes back as it went in', () => {
    expect(decodeLink(encodeLink(graph))).toEqual({ ok: true, document: graph, migratedFrom: null });
  });

  it('uses only letters that no program escapes, and is far shorter than the file', () => {
    const text = encodeLink(graph);
    expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(text.length).toBeLessThan(JSON.stringify(graph).length / 3);
  });

  it.each([
    ['cut short', encodeLink(graph).slice(0, -40)],
    ['not base64', 'a graph?'],
    ['nothing', ''],
    ['packed by another method', urlSafe(zlibSync(new Uint8Array(50)))],
    ['one that unpacks to more than any graph', urlSafe(deflateSync(new Uint8Array(30_000_000)))],
  ])('refuses one that is %s', (_, text) => {
    const result = decodeLink(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems[0]?.message).toMatch(/^The link is damaged/);
  });

  it('refuses what is no graph with the parser’s own message', () => {
    const result = decodeLink(urlSafe(deflateSync(new TextEncoder().encode('[1]'))));
    expect(result.ok ? '' : result.problems[0]?.message).toMatch(/a graph file is one JSON object/);
  });
});
