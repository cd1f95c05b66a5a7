import { afterEach, expect, it } from 'vitest';
import { speak } from './i18n.ts';
import { SOURCE } from './language.ts';
import { commaed, listed, lowered, oneOf, sentences, series, small } from './list.ts';

const CHINESE = { tag: 'zh-CN', name: '简体中文', direction: 'ltr' } as const;

afterEach(() => { speak(SOURCE, {}); });

it('joins names, facts and sentences as English writes them', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  expect([oneOf(['a', 'b', 'c']), series(['a', 'b', 'c'])]).toEqual(['a, b or c', 'a, b, c']);
  expect(commaed(['Dense', '', '4 units'])).toBe('Dense, 4 units');
  expect(sentences(['Done.', '', 'No problems left.'])).toBe('Done. No problems left.');
});

it('joins them as Chinese writes them', () => {
  speak(CHINESE, {});
  expect(listed(['输入', '输出', '权重'])).toBe('输入、输出和权重');
  expect(listed(['7 个节点', '1 张便签'])).toBe('7 个节点和 1 张便签');
  expect(listed(['Dense', 'Conv2D'])).toBe('Dense 和 Conv2D');
  expect([oneOf(['输入', '输出']), series(['a', 'b', 'c'])]).toEqual(['输入或输出', 'a、b、c']);
  expect(commaed(['Dense', '', '4 个单元'])).toBe('Dense，4 个单元');
  expect(sentences(['完成。', '', '没有问题了。'])).toBe('完成。没有问题了。');
  expect(sentences(['WebGL is slow here.', '完成。'])).toBe('WebGL is slow here. 完成。');
});

it('makes letters small within an English sentence alone', () => {
  expect([lowered('Add Dense'), small('Input A')]).toEqual(['add Dense', 'input a']);
  speak(CHINESE, {});
  expect([lowered('Dense 的权重'), small('输入 A')]).toEqual(['Dense 的权重', '输入 A']);
});
