/** The palette of a Chinese page; the texts of kinds are constants, so the language is settled before they are loaded. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { findKinds as FindKinds } from './search.ts';

let findKinds: typeof FindKinds;

beforeAll(async () => {
  vi.resetModules();
  const [{ speak }, { LANGUAGES }, { default: chinese }] = await Promise.all([import('../../words/i18n.ts'), import('../../words/language.ts'), import('../../words/zh-CN/nodes.po')]);
  const language = LANGUAGES.find(({ tag }) => tag === 'zh-CN');
  if (!language) throw new Error('Chinese is not offered.');
  speak(language, chinese);
  ({ findKinds } = await import('./search.ts'));
});

describe('searching the palette in Chinese', () => {
  it.each([
    ['全连接', 'dense'],
    ['二维卷积', 'conv2d'],
    ['数据集', 'dataset'],
    ['损失', 'loss'],
    ['循环神经网络', 'lstm'],
    ['最大池化', 'maxPool2d'],
  ])('finds %s by its Chinese word', (words, id) => {
    expect(findKinds(words).map((kind) => kind.id)).toContain(id);
  });

  it.each([
    ['fully connected', 'dense'],
    ['dataset', 'dataset'],
    ['loss', 'loss'],
    ['cross entropy', 'loss'],
    ['convolution', 'conv2d'],
  ])('finds %s by its English word', (words, id) => {
    expect(findKinds(words).map((kind) => kind.id)).toContain(id);
  });

  it('knows every English search word of every kind', async () => {
    const chinese = new Map(findKinds('').map((kind) => [kind.id, kind.aliases]));
    vi.resetModules();
    const { nodeKinds } = await import('../../nodes/registry.ts');
    for (const kind of nodeKinds) expect(chinese.get(kind.id), kind.id).toEqual(expect.arrayContaining([...kind.aliases]));
  });
});
