import { expect, it } from 'vitest';
import { heldPunctuation, type TextNode } from './heldPunctuation.ts';

const text = (value: string): TextNode => ({ type: 'text', value });
const link = (words: string): TextNode => ({ type: 'element', tagName: 'a', properties: { href: 'netloom:select/a' }, children: [text(words)] });
const formula: TextNode = { type: 'element', tagName: 'span', properties: { className: ['katex'] }, children: [text('x')] };

/** The paragraph after the plugin, with what is held together between bars. */
function held(...children: TextNode[]): string {
  const tree: TextNode = { type: 'root', children: [{ type: 'element', tagName: 'p', properties: {}, children }] };
  heldPunctuation('held')(tree);
  const say = (node: TextNode): string => {
    const inner = node.value ?? (node.children ?? []).map(say).join('');
    return node.tagName === 'a' ? `<${inner}>` : (node.properties?.['className'] as readonly string[] | undefined)?.includes('held') ? `|${inner}|` : inner;
  };
  return say(tree);
}

it('holds the comma or full stop behind a link to it, and leaves the rest of the text free', () => {
  expect(held(text('Press '), link('one'), text(', or '), link('two'), text('.'))).toBe('Press |<one>,| or |<two>.|');
});

it('holds brackets and quotation marks on both sides, and the marks of other languages', () => {
  expect(held(text('It ('), link('one'), text('), then'))).toBe('It |(<one>),| then');
  expect(held(text('按“'), link('一'), text('”，再看'))).toBe('按|“<一>”，|再看');
});

it('holds a mark between two links once', () => {
  expect(held(link('one'), text(','), link('two'), text('.'))).toBe('|<one>,||<two>.|');
});

it('holds the marks behind a formula, also within other elements', () => {
  expect(held({ type: 'element', tagName: 'strong', properties: {}, children: [formula, text('. So')] })).toBe('|x.| So');
});

it('holds nothing where words or blanks stand around a link', () => {
  expect(held(text('Press '), link('one'), text(' now'))).toBe('Press <one> now');
});
