import { afterEach, expect, it } from 'vitest';
import { englishOf } from './english.ts';
import { speak } from './i18n.ts';
import { SOURCE } from './language.ts';

afterEach(() => { speak(SOURCE, {}); });

it('gives the English of what is said in another language, and nothing for what is English already', () => {
  expect(englishOf('Save')).toEqual([]);
  speak({ tag: 'zh-CN', name: '简体中文', direction: 'ltr' }, { Save: '保存', Keep: '保存', Open: '打开' });
  expect(englishOf('保存')).toEqual(['Save', 'Keep']);
  expect(englishOf('关闭')).toEqual([]);
});
