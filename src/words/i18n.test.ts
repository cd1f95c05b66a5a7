import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { i18n, speak, spokenCatalogue, spokenLanguage, translated, type Values } from './i18n.ts';
import { LANGUAGES, SOURCE } from './language.ts';

const chinese = LANGUAGES.find(({ tag }) => tag === 'zh-CN') ?? SOURCE;

afterEach(() => { speak(SOURCE, {}); });

describe('a message', () => {
  it('is its English where no other language is spoken', () => {
    expect(i18n.t('Undo')).toBe('Undo');
    expect(i18n.t('Undo {what}', { what: 'Add Dense' })).toBe('Undo Add Dense');
  });

  it('is the translation, with its values where the translation wants them', () => {
    speak(chinese, { 'Undo {what}': '撤销“{what}”', '{nodes, plural, one {# node} other {# nodes}}': '{nodes, plural, other {# 个节点}}' });
    expect(i18n.t('Undo {what}', { what: '移动' })).toBe('撤销“移动”');
    expect(i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes: 1204 })).toBe('1,204 个节点');
  });

  it('has spaces in Chinese where Latin letters or digits meet Chinese ones, and there alone', () => {
    speak(chinese, { 'Add {label}': '添加 {label}' });
    expect(i18n.t('Add {label}', { label: 'Dense' })).toBe('添加 Dense');
    expect(i18n.t('Add {label}', { label: '数据集' })).toBe('添加数据集');
  });

  it('is said in English where its translation is missing', () => {
    speak(chinese, {});
    expect(i18n.t('{count, plural, one {# row} other {# rows}} of {name}', { count: 2, name: '表' })).toBe('2 rows of 表');
  });

  it('may hold braces where it has no values', () => {
    expect(i18n.t('A file begins with {.' as string)).toBe('A file begins with {.');
  });

  it('asks in its type for the values that it names', () => {
    expectTypeOf<Values<'Undo'>>().toEqualTypeOf<readonly []>();
    expectTypeOf<Values<'{a} of {b}'>>().toEqualTypeOf<readonly [values: Readonly<Record<'a' | 'b', string | number>>]>();
  });
});

describe('a text of a file', () => {
  it('is its translation, or itself', () => {
    expect(translated('Hidden layer')).toBe('Hidden layer');
    speak(chinese, { 'Hidden layer': '隐藏层', '{x}': '{x}' });
    expect([translated('Hidden layer'), translated('{x}'), translated('Mine'), translated('')]).toEqual(['隐藏层', '{x}', 'Mine', '']);
  });
});

describe('what a worker is told', () => {
  it('is nothing where English is spoken', () => {
    expect(spokenCatalogue()).toBeNull();
  });

  it('is the language with its words', () => {
    speak(chinese, { Undo: '撤销' });
    expect(spokenLanguage().tag).toBe('zh-CN');
    expect(spokenCatalogue()).toEqual({ language: chinese, catalogue: { Undo: '撤销' } });
  });
});
