/** The translations of a language, all rooms together. Loaded only where English is not spoken. */
import type { Catalogue } from './i18n.ts';
import type { Language } from './language.ts';

/** One module a language, so that a page loads the one it speaks. */
const LOADERS: Readonly<Record<string, () => Promise<{ readonly catalogue: Catalogue }>>> = {
  'zh-CN': () => import('./zh-CN/all.ts'),
};

export async function catalogueOf({ tag }: Language): Promise<Catalogue> {
  const load = LOADERS[tag];
  return load ? (await load()).catalogue : {};
}
