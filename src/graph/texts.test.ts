import { expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from './document.ts';
import { withTexts } from './texts.ts';

const at = { x: 0, y: 0 };
const size = { width: 100, height: 100 };
const document: GraphDocument = {
  ...emptyDocument('title'),
  meta: { title: 'title', summary: 'summary', lesson: 'lesson' },
  nodes: [{ id: 'a', kind: 'dense', label: 'label', position: at, params: { activation: 'relu' } }, { id: 'b', kind: 'dense', position: at, params: {} }],
  notes: [{ id: 'n', position: at, size, text: 'note' }],
  frames: [{ id: 'f', position: at, size, title: 'frame' }, { id: 'g', position: at, size }],
  groups: [{ id: 'h', name: 'group', members: ['a'], position: at }],
};

it('changes what people read, and nothing else', () => {
  const found: string[] = [];
  const changed = withTexts(document, (text) => {
    found.push(text);
    return text.toUpperCase();
  });
  expect(found.sort()).toEqual(['frame', 'group', 'label', 'note', 'summary', 'title']);
  expect(JSON.parse(JSON.stringify(changed).toLowerCase())).toEqual(JSON.parse(JSON.stringify(document).toLowerCase()));
  expect(changed.meta).toEqual({ title: 'TITLE', summary: 'SUMMARY', lesson: 'lesson' });
  expect(withTexts(document, (text) => text)).toEqual(document);
});
