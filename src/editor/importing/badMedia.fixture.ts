/** Images, texts and IDX files that cannot be used as they are, each with what is said of it. */
import { gzipSync, zipSync } from 'fflate';
import { idxFile } from '../../datasets/idx/idx.fixture.ts';
import { pairIdx } from '../../datasets/idx/pair.ts';
import { imageKind, imageTrouble, troubleText } from '../../datasets/images/imageFile.ts';
import { pngFile } from '../../datasets/images/png.fixture.ts';
import { filesOfZip } from '../../datasets/images/zip.ts';
import { readIdx } from '../../datasets/mnist/idx.ts';
import { scanText } from '../../datasets/text/scan.ts';
import { readText } from '../../datasets/text/textFile.ts';
import { textWindows } from '../../datasets/text/textWindows.ts';
import { changed, EMPTY } from './images/collection.ts';
import { whyNotYet } from './images/keepImages.ts';
import { readPictures } from './images/readPictures.ts';

export interface BadMedium {
  readonly name: string;
  /** What is said of it, line by line; what it throws counts as said. */
  readonly says: () => Promise<readonly string[]> | readonly string[];
  readonly expected: readonly string[];
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (character) => character.charCodeAt(0));
const text = (content: Uint8Array, name = 'tale.txt') => () => [readText(content, name)];

/** What the window of a text says of a short one. */
const described = (content: string, unit: 'characters' | 'words') => (): readonly string[] => {
  const { tokens, vocabulary } = scanText(content, { unit, lowercase: false, mostTokens: 255 });
  const result = textWindows.describe(textWindows.params.parse({ file: { name: 'tale.txt', sha256: '0'.repeat(64), bytes: 9 }, unit, tokens, vocabulary, window: 40 }));
  return 'message' in result ? [result.message] : [];
};

const idx = (name: string, shape: readonly number[], valueAt?: (at: number) => number) => ({ name, idx: readIdx(idxFile(shape, valueAt), name) });
const pair = (...files: ReturnType<typeof idx>[]) => () => [JSON.stringify(pairIdx(files))];

/** What is said before a browser tries to decode it, or once it could not. */
const picture = (name: string, content: Uint8Array) => (): readonly string[] => {
  const trouble = imageTrouble(content) ?? { kind: 'undecoded' as const, format: imageKind(content) ?? 'png' };
  return [troubleText(name, trouble)];
};

type Entries = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** What is left out of files that are given to the window of images. */
const given = (files: Entries, held = 0) => async (): Promise<readonly string[]> => {
  const unzip = async (zip: Blob) => {
    const found = filesOfZip(new Uint8Array(await zip.arrayBuffer()), { files: 3, bytes: 5000 });
    return 'kind' in found ? found : found.map((one) => ({ path: one.path, file: new Blob([one.bytes]) }));
  };
  return (await readPictures(Object.entries(files).map(([path, content]) => ({ path, file: new Blob([content]) })), unzip, held)).left;
};

const zip = (files: Entries) => zipSync(files) as Uint8Array<ArrayBuffer>;
const PNG = pngFile(8, 8, (x, y) => [x, y, 0]);
const JPEG = bytes('\xff\xd8\xff\xe0 and no end');

export const badMedia: readonly BadMedium[] = [
  { name: 'an empty text', says: text(bytes('')), expected: ['“tale.txt” holds no text: there is nothing in it but blanks. Take a text of at least some hundred characters.'] },
  { name: 'a text of blanks', says: text(bytes(' \r\n\t\n ')), expected: ['“tale.txt” holds no text: there is nothing in it but blanks. Take a text of at least some hundred characters.'] },
  { name: 'a text in UTF-16, little end first', says: text(bytes('\xff\xfeH\0i\0')), expected: ['“tale.txt” is in UTF-16, and UTF-8 was expected. Save it as UTF-8 in a text editor and take it again.'] },
  { name: 'a text in UTF-16, big end first', says: text(bytes('\xfe\xff\0H\0i')), expected: ['“tale.txt” is in UTF-16, and UTF-8 was expected. Save it as UTF-8 in a text editor and take it again.'] },
  { name: 'a text in UTF-32', says: text(bytes('\xff\xfe\0\0H\0\0\0')), expected: ['“tale.txt” is in UTF-32, and UTF-8 was expected. Save it as UTF-8 in a text editor and take it again.'] },
  { name: 'a binary file called a text', says: text(bytes('MZ\x90\0\x03')), expected: ['“tale.txt” is no text: byte 4 of it is zero. Take a plain text file (.txt).'] },
  { name: 'a text in Latin-1', says: text(bytes('Once\nupon\na caf\xe9\n')), expected: ['Line 3: “tale.txt” is not in UTF-8 here; it may be in Latin-1 or Windows-1252. Save it as UTF-8 in a text editor and take it again.'] },
  { name: 'a text that is too large', says: text(new Uint8Array(10_000_001).fill(65)), expected: ['“tale.txt” has 10,000,001 bytes; a text of at most 10,000,000 can be learned from here. Take a part of it.'] },
  { name: 'a text shorter than its window', says: described('Call me Ishmael.', 'characters'), expected: ['The text has 16 characters, too few for windows of 40 and the character after each. Make the window shorter or take a longer text.'] },
  { name: 'a text of fewer words than its window', says: described('Call me Ishmael.', 'words'), expected: ['The text has 4 words, too few for windows of 40 and the word after each. Make the window shorter or take a longer text.'] },
  { name: 'an IDX file with another first byte', says: () => [JSON.stringify(readIdx(bytes('\x01\x00\x08\x01\0\0\0\x01a'), 'labels'))], expected: ['labels begins with the bytes 01 00 08 01. An IDX file of images begins with 00 00 08 03, one of labels with 00 00 08 01. It is another kind of file.'] },
  { name: 'an IDX file of floats', says: () => [JSON.stringify(readIdx(bytes('\x00\x00\x0d\x01\0\0\0\x01abcd'), 'labels'))], expected: ['labels begins with the bytes 00 00 0d 01. An IDX file of images begins with 00 00 08 03, one of labels with 00 00 08 01. It is another kind of file.'] },
  { name: 'an IDX file that is cut short', says: () => [JSON.stringify(readIdx(idxFile([3, 2, 2]).subarray(0, 20), 'images'))], expected: ['images holds 4 bytes of values, but its header announces 3 × 2 × 2, which is 12. It is cut short or damaged. Get it again.'] },
  { name: 'a damaged gzip file', says: () => [JSON.stringify(readIdx(gzipSync(idxFile([200])).map((byte, at) => (at === 10 ? 255 : byte)), 'labels.gz'))], expected: ['labels.gz begins as a gzip file but cannot be unzipped: it is cut short or damaged. Get it again.'] },
  { name: 'more images than labels', says: pair(idx('images', [3, 2, 2]), idx('labels', [2], (at) => at)), expected: ['“images” has 3 images, but “labels” has 2 labels. Each image needs one: take the two files of one set.'] },
  { name: 'images without labels', says: pair(idx('train-images', [3, 2, 2])), expected: ['Images came without their labels: train-images. Drop the file of labels (its name often holds idx1) together with them.'] },
  { name: 'labels without images', says: pair(idx('train-labels', [3])), expected: ['Labels came without their images: train-labels. Drop the file of images (its name often holds idx3) together with them.'] },
  { name: 'labels of one class', says: pair(idx('images', [3, 2, 2]), idx('labels', [3], () => 7)), expected: ['All labels are 7: there is one class only, and nothing to tell apart. Take labels of two classes at least.'] },
  { name: 'an IDX file that is neither', says: pair(idx('matrix', [3, 2])), expected: ['“matrix” holds values of the shape 3 × 2. Files of images have the shape images × height × width, those of labels just labels.'] },
  { name: 'test images of another size', says: pair(idx('train-images', [3, 2, 2]), idx('train-labels', [3], (at) => at), idx('t10k-images', [2, 3, 3]), idx('t10k-labels', [2], (at) => at)), expected: ['The images of “train-images” are of 2 × 2 × 1 values and those of “t10k-images” of 3 × 3 × 1. Both must be alike.'] },
  { name: 'a PNG that is cut short', says: picture('cat.png', PNG.subarray(0, 50)), expected: ['“cat.png” is cut short: it ends after 50 bytes, before its picture does. Get it again.'] },
  { name: 'a JPEG that is cut short', says: picture('cat.jpg', JPEG), expected: ['“cat.jpg” is cut short: it ends after 15 bytes, before its picture does. Get it again.'] },
  { name: 'a picture of no bytes', says: picture('cat.png', bytes('')), expected: ['“cat.png” is empty: it has no bytes. Get it again.'] },
  { name: 'a text called a picture', says: picture('cat.png', bytes('Not found')), expected: ['“cat.png” is no picture. PNG, JPEG, WebP, GIF and BMP are read.'] },
  { name: 'a drawing in SVG', says: picture('cat.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')), expected: ['“cat.svg” is a drawing in SVG, which has no pixels of its own. Save it as PNG.'] },
  { name: 'a photograph in HEIC', says: picture('cat.heic', bytes('\0\0\0\x18ftypheic')), expected: ['“cat.heic” is in HEIC, which this browser cannot read. Save it as JPEG; on an iPhone choose “Most Compatible” in Settings, Camera, Formats.'] },
  { name: 'a scan in TIFF', says: picture('cat.tif', bytes('II*\0')), expected: ['“cat.tif” is in TIFF, which browsers cannot read. Save it as PNG or JPEG.'] },
  { name: 'a PNG whose pixels are damaged', says: picture('cat.png', PNG), expected: ['“cat.png” cannot be decoded: its PNG is damaged. Get it again.'] },
  { name: 'a damaged zip', says: given({ 'pets.zip': bytes('PK\x03\x04 no more') }), expected: ['“pets.zip” cannot be unzipped: invalid zip data. It is damaged; get it again.', 'There is no picture in what was given. PNG, JPEG, WebP, GIF and BMP are read; a folder or a zip may hold a folder of them for each class.'] },
  { name: 'a zip of too many files', says: given({ 'pets.zip': zip({ 'a/1.png': PNG, 'a/2.png': PNG, 'a/3.png': PNG, 'b/1.png': PNG }), 'a/1.png': PNG }), expected: ['“pets.zip” holds 4 files; at most 20,000 are taken. It was not unzipped.'] },
  { name: 'a zip that would fill the memory', says: given({ 'bomb.zip': zip({ 'a/1.png': new Uint8Array(5_000_000) }), 'a/1.png': PNG }), expected: ['“bomb.zip” unzips to 5 MB; at most 200 MB are taken. It was not unzipped.'] },
  { name: 'a zip without pictures', says: given({ 'notes.zip': zip({ 'a.txt': bytes('a'), 'b.txt': bytes('b') }) }), expected: ['2 files are no pictures and were left out: a.txt, b.txt.', 'There is no picture in what was given. PNG, JPEG, WebP, GIF and BMP are read; a folder or a zip may hold a folder of them for each class.'] },
  { name: 'an empty zip', says: given({ 'empty.zip': zip({}), 'a/1.png': PNG }), expected: ['“empty.zip” holds no files. Zip a folder with a folder of pictures for each class in it.'] },
  { name: 'a folder with other files in it', says: given({ 'pets/cats/1.png': PNG, 'pets/dogs/1.png': PNG, 'pets/notes.txt': bytes('hello'), 'pets/.DS_Store': bytes('x') }), expected: ['1 file is no picture and was left out: notes.txt.'] },
  { name: 'a picture beside the folders', says: given({ 'pets/cats/1.png': PNG, 'pets/dogs/1.png': PNG, 'cover.png': PNG }), expected: ['1 picture lies beside the folders of the classes and was left out: cover.png.'] },
  { name: 'more pictures than can be taken', says: given({ 'a/1.png': PNG }, 20_000), expected: ['There are 20,001 pictures; at most 20,000 can be learned from here. Take fewer of each class.'] },
  {
    name: 'one class only',
    says: () => [whyNotYet(changed(EMPTY, { type: 'addNamed', name: 'cats', pictures: [{ name: '1.png', picture: new Blob([PNG]) }] }), { waiting: 0, results: new Map() }) ?? ''],
    expected: ['There is one class only, “cats”, and nothing to tell apart. Put each class into a folder of its own, or add a class here.'],
  },
];
