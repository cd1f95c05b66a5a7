import { expect, it } from 'vitest';
import { spaced } from './spacing.ts';

it('leaves a space between Chinese and Latin, and takes out one between Chinese and Chinese', () => {
  expect(spaced('已添加 {what}。', { what: 'Dense' })).toBe('已添加 {what}。');
  expect(spaced('已添加 {what}。', { what: '数据集' })).toBe('已添加{what}。');
  expect(spaced('用 {rule} 训练 {steps} 步', { rule: '梯度下降', steps: 60 })).toBe('用{rule}训练 {steps} 步');
  expect(spaced('把 {name} 设为 {value}', { name: '偏置 L2', value: '开' })).toBe('把{name} 设为{value}');
});

it('changes nothing within values and in messages of other languages', () => {
  expect(spaced('Open {title}', { title: '我的 图' })).toBe('Open {title}');
  expect(spaced('打开 {title}', { title: '我的 图' })).toBe('打开{title}');
});
