import { imageKind } from '../../../datasets/images/imageFile.ts';
import { i18n } from '../../../words/i18n.ts';
import type { CameFile } from '../came.ts';
import type { Importer } from '../importer.ts';

/** Pictures: folders of them, a zip of folders, single ones, or the camera's. */
export const imagesImporter: Importer = {
  id: 'images',
  sources: ['images'],
  change: i18n.t('Change images…'),
  label: i18n.t('Images: a folder for each class, or a zip of such folders'),
  accept: ['image/*', '.zip'],
  begin: i18n.t('Collect with the camera…'),
  recognises: (came) => came.some(isPicture) || came.some(isZipOfPictures) || cameInFolders(came),
  load: async () => (await import('./ImagesWindow.tsx')).ImagesWindow,
};

function isPicture({ head }: CameFile): boolean {
  return imageKind(head) !== null;
}

/** The first names in a zip say what it holds: a name stands 30 bytes after the sign of each file. */
function isZipOfPictures({ head, name }: CameFile): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  const text = new TextDecoder('latin1').decode(head);
  // One whose first file is large shows no further names; its own name then has to do.
  return /\.(?:png|jpe?g|gif|webp|bmp|avif)/i.test(text) || (/\.zip$/i.test(name) && !/model\.json|\.npy|\.bin|weights|xl\/|word\//i.test(text));
}

/** A folder without a single picture is told so in the window of pictures. */
function cameInFolders(came: readonly CameFile[]): boolean {
  return came.length > 1 && came.every(({ path }) => path.includes('/'));
}
