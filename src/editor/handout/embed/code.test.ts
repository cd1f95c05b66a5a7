import { expect, it } from 'vitest';
import { decodeLink } from '../../../graph/link.ts';
import { emptyDocument } from '../../../graph/document.ts';
import { embedCode } from './code.ts';

it('is a frame of the app with the graph in its address, and a title that no character breaks out of', () => {
  const document = emptyDocument('Mine & "yours" <b>');
  const code = embedCode(document, 'https://example.org/netloom/');
  const [, address = ''] = /src="([^"]+)"/.exec(code) ?? [];
  const url = new URL(address);
  expect(url.searchParams.has('embed')).toBe(true);
  expect(url.pathname).toBe('/netloom/');
  const result = decodeLink(url.hash.slice('#graph='.length));
  expect(result.ok && result.document).toEqual(document);
  expect(code).toContain('title="Mine &amp; &quot;yours&quot; &lt;b&gt;: a network');
  expect(code).toMatch(/ width="100%" height="\d+"/);
});
