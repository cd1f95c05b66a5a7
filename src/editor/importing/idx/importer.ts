import { i18n } from '../../../words/i18n.ts';
import type { CameFile } from '../came.ts';
import type { Importer } from '../importer.ts';
import { holdsIdx } from './isIdx.ts';

/** Fashion-MNIST and its kin; the four files of MNIST itself go the way that they always went. */
export const idxImporter: Importer = {
  id: 'idx',
  sources: ['idxSet'],
  change: i18n.t('Change images…'),
  label: i18n.t('Images in IDX files, such as Fashion-MNIST: images and labels together'),
  accept: ['.gz', '.idx', '.ubyte'],
  async recognises(came) {
    const idx: CameFile[] = [];
    for (const each of came) if (await holdsIdx(each)) idx.push(each);
    if (idx.length === 0) return false;
    const { isMnist } = await import('./isMnist.ts');
    for (const each of idx) if (!(await isMnist(each))) return true;
    return false;
  },
  load: async () => (await import('./IdxWindow.tsx')).IdxWindow,
};
