import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isLitter, sortByFolder } from './classFolders.ts';
import { pixelBytes, place, rgbaOf } from './crop.ts';
import { imageKind, imageTrouble } from './imageFile.ts';
import { pngFile } from './png.fixture.ts';
import { filesOfZip } from './zip.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('the kind of a picture', () => {
  it.each([
    ['png', pngFile(1, 1, () => [0, 0, 0])],
    ['jpeg', bytes('\xff\xd8\xff\xe0....')],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF....WEBPVP8 ')],
    ['bmp', bytes('BM\x46\0\0\0\0\0')],
    ['avif', bytes('\0\0\0\x20ftypavif')],
    ['heic', bytes('\0\0\0\x18ftypheic')],
    ['tiff', bytes('II*\0')],
    ['svg', bytes('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg">')],
    [null, bytes('BM is how this sentence begins')],
    [null, bytes('%PDF-1.7')],
  ] as const)('is %s by its first bytes', (kind, head) => {
    expect(imageKind(head)).toBe(kind);
  });
});

describe('a picture that is cut short', () => {
  const png = pngFile(20, 20, (x, y) => [x, y, 0]);

  it('is told from one that is whole, wherever it ends', () => {
    expect(imageTrouble(png)).toBeNull();
    for (const length of [20, 40, png.length - 13, png.length - 1]) expect(imageTrouble(png.subarray(0, length)), String(length)).toEqual({ kind: 'cutShort', bytes: length });
  });

  it('may be a JPEG, whose end may be followed by what a camera adds', () => {
    expect(imageTrouble(bytes('\xff\xd8\xff\xe0....\xff\xd9 added'))).toBeNull();
    expect(imageTrouble(bytes('\xff\xd8\xff\xe0.........'))).toEqual({ kind: 'cutShort', bytes: 13 });
  });
});

describe('classes', () => {
  const sorted = (...paths: string[]) => {
    const { classes, loose } = sortByFolder(paths.map((path) => ({ path })), 'Class 1');
    return { classes: Object.fromEntries(classes.map(({ name, files }) => [name, files.length])), loose: loose.map(({ path }) => path) };
  };

  it('are the folders that the pictures lie in', () => {
    expect(sorted('pets/cats/1.png', 'pets/dogs/1.png', 'pets/dogs/2.png')).toEqual({ classes: { cats: 1, dogs: 2 }, loose: [] });
    expect(sorted('train/cats/1.png', 'train/dogs/1.png', 'test/dogs/2.png')).toEqual({ classes: { cats: 1, dogs: 2 }, loose: [] });
    expect(sorted('10/a.png', '9/a.png', '2/a.png').classes).toEqual({ 2: 1, 9: 1, 10: 1 });
  });

  it('of a picture beside the folders are not known', () => {
    expect(sorted('cats/1.png', 'dogs/1.png', 'cover.png')).toEqual({ classes: { cats: 1, dogs: 1 }, loose: ['cover.png'] });
  });

  it('are the beginnings of the names where all lie in one folder', () => {
    expect(sorted('all/cat.1.jpg', 'all/cat.2.jpg', 'all/Dog_1.jpg', 'all/dog_2.jpg').classes).toEqual({ cat: 2, dog: 2 });
    expect(sorted('all/one.jpg', 'all/two.jpg').classes).toEqual({ all: 2 });
    expect(sorted('1.jpg', '2.jpg').classes).toEqual({ 'Class 1': 2 });
  });

  it('are never made of what systems leave behind', () => {
    expect(['__MACOSX/cats/._1.png', '.DS_Store', 'cats/Thumbs.db', 'cats/.hidden.png'].every(isLitter)).toBe(true);
    expect(['cats/1.png', 'a.b/c.png'].some(isLitter)).toBe(false);
  });
});

describe('a picture in a square', () => {
  it('loses what is beside the middle, or is whole with empty edges', () => {
    expect(place(300, 200, 32, 'crop')).toEqual({ from: { x: 50, y: 0, width: 200, height: 200 }, to: { x: 0, y: 0, width: 32, height: 32 } });
    expect(place(200, 400, 32, 'whole')).toEqual({ from: { x: 0, y: 0, width: 200, height: 400 }, to: { x: 8, y: 0, width: 16, height: 32 } });
  });

  it('is red, green and blue, or ink', () => {
    const rgba = [255, 255, 255, 255, 0, 0, 0, 255, 200, 100, 50, 255];
    expect([...pixelBytes(rgba, 3)]).toEqual([255, 255, 255, 0, 0, 0, 200, 100, 50]);
    // 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2
    expect([...pixelBytes(rgba, 1)]).toEqual([0, 255, 131]);
    expect([...rgbaOf(pixelBytes(rgba, 3), 3)]).toEqual(rgba);
    expect([...rgbaOf([131], 1)]).toEqual([124, 124, 124, 255]);
  });
});

describe('a zip', () => {
  it('gives its files without what systems leave behind', () => {
    const zip = zipSync({ 'cats/1.png': bytes('a'), '__MACOSX/cats/._1.png': bytes('b'), 'dogs/2.png': bytes('cd') });
    const files = filesOfZip(zip);
    expect(Array.isArray(files) ? files.map(({ path, bytes: { length } }) => [path, length]) : files).toEqual([['cats/1.png', 1], ['dogs/2.png', 2]]);
  });

  it('of too many files, of too many bytes, or damaged is not unzipped', () => {
    expect(filesOfZip(bytes('PK\x03\x04 no more'))).toMatchObject({ kind: 'damaged' });
    const most = { files: 2, bytes: 1000 };
    expect(filesOfZip(zipSync({ 'a/1': bytes(''), 'a/2': bytes(''), 'a/3': bytes('') }), most)).toEqual({ kind: 'tooMany', files: 3 });
    // A bomb: a thousand zeros and one more in thirty bytes.
    expect(filesOfZip(zipSync({ 'a/1.png': new Uint8Array(1001) }), most)).toEqual({ kind: 'tooLarge', bytes: 1001 });
  });
});
