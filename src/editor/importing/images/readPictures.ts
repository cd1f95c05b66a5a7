/** What came to the window, as pictures by class, with a sentence for each file that is left out. */
import { isLitter, sortByFolder } from '../../../datasets/images/classFolders.ts';
import { imageKind } from '../../../datasets/images/imageFile.ts';
import { MOST_IMAGE_BYTES, MOST_IMAGES } from '../../../datasets/images/limits.ts';
import type { ZipTrouble } from '../../../datasets/images/zip.ts';
import { i18n } from '../../../words/i18n.ts';
import type { NamedPicture } from './collection.ts';

export interface GivenFile {
  readonly path: string;
  readonly file: Blob;
}

export interface Read {
  readonly classes: readonly { readonly name: string; readonly pictures: readonly NamedPicture[] }[];
  /** What was left out and why, in whole sentences. */
  readonly left: readonly string[];
}

interface Found extends GivenFile {
  readonly isPicture: boolean;
}

/** How a class is called that has no folder: "Class 1". */
export const numbered = (number: number): string => i18n.t('Class {number}', { number });

/**
 * Files from folders, zips or one by one. What is no picture by its first bytes is left out here; what cannot be decoded is found later.
 * @param unzip what opens a zip.
 * @param held how many samples there are already.
 */
export async function readPictures(given: readonly GivenFile[], unzip: (zip: Blob) => Promise<readonly GivenFile[] | ZipTrouble>, held: number): Promise<Read> {
  const left: string[] = [];
  const files: GivenFile[] = [];
  for (const each of given) {
    if (!(await isZip(each.file))) {
      files.push(each);
      continue;
    }
    const unzipped = await unzip(each.file);
    if ('kind' in unzipped) left.push(zipText(nameOf(each.path), unzipped));
    else if (unzipped.length === 0) left.push(i18n.t('“{name}” holds no files. Zip a folder with a folder of pictures for each class in it.', { name: nameOf(each.path) }));
    else files.push(...unzipped);
  }
  const kinds = await Promise.all(files.filter(({ path }) => !isLitter(path)).map(async (each): Promise<Found> => ({ ...each, isPicture: imageKind(new Uint8Array(await each.file.slice(0, 1024).arrayBuffer())) !== null || each.file.size === 0 })));
  const others = kinds.filter(({ isPicture }) => !isPicture);
  if (others.length > 0) left.push(othersText(others));
  const pictures = kinds.filter(({ isPicture }) => isPicture);
  const bytes = pictures.reduce((sum, { file }) => sum + file.size, 0);
  const limit = limitText(pictures.length, bytes, held);
  if (limit !== null) return { classes: [], left: [limit, ...left] };
  if (pictures.length === 0 && given.length > 0) left.push(i18n.t('There is no picture in what was given. PNG, JPEG, WebP, GIF and BMP are read; a folder or a zip may hold a folder of them for each class.'));
  const { classes, loose } = sortByFolder(pictures, numbered(1));
  if (loose.length > 0) left.push(i18n.t('{files, plural, one {# picture lies} other {# pictures lie}} beside the folders of the classes and {files, plural, one {was} other {were}} left out: {names}.', { files: loose.length, names: some(loose) }));
  return { classes: classes.map(({ name, files: of }) => ({ name, pictures: of.map(({ path, file }) => ({ name: path, picture: file })) })), left };
}

/** A zip begins with “PK”, or is empty and begins with its end. */
async function isZip(file: Blob): Promise<boolean> {
  const [first, second, third] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return first === 0x50 && second === 0x4b && (third === 3 || third === 5);
}

function limitText(images: number, bytes: number, held: number): string | null {
  if (images + held > MOST_IMAGES) return i18n.t('There are {images, number} pictures; at most {most, number} can be learned from here. Take fewer of each class.', { images: images + held, most: MOST_IMAGES });
  if (bytes > MOST_IMAGE_BYTES) return i18n.t('The pictures have {megabytes, number} MB together; at most {most, number} MB are taken. Take fewer of them, or smaller ones.', { megabytes: Math.ceil(bytes / 1e6), most: MOST_IMAGE_BYTES / 1e6 });
  return null;
}

function zipText(name: string, trouble: ZipTrouble): string {
  switch (trouble.kind) {
    case 'tooMany': return i18n.t('“{name}” holds {files, number} files; at most {most, number} are taken. It was not unzipped.', { name, files: trouble.files, most: MOST_IMAGES });
    case 'tooLarge': return i18n.t('“{name}” unzips to {megabytes, number} MB; at most {most, number} MB are taken. It was not unzipped.', { name, megabytes: Math.ceil(trouble.bytes / 1e6), most: MOST_IMAGE_BYTES / 1e6 });
    case 'damaged': return i18n.t('“{name}” cannot be unzipped: {why}. It is damaged; get it again.', { name, why: trouble.why });
  }
}

function othersText(others: readonly GivenFile[]): string {
  return i18n.t('{files, plural, one {# file is no picture and was} other {# files are no pictures and were}} left out: {names}.', { files: others.length, names: some(others) });
}

/** Names of the first few. */
function some(files: readonly GivenFile[]): string {
  const names = files.slice(0, 5).map(({ path }) => nameOf(path)).join(', ');
  return files.length > 5 ? i18n.t('{names} and {more, number} more', { names, more: files.length - 5 }) : names;
}

function nameOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
