/** Pictures, and files dropped on the page, for the tests of a person's own data. */
import { zipSync } from 'fflate';
import { pngFile } from '../src/datasets/images/png.fixture.ts';
import type { App } from './app.ts';

/** What `pets` packs, by path. */
export function petFiles(): Readonly<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = { 'pets/notes.txt': new TextEncoder().encode('Not a picture.') };
  for (let at = 0; at < 12; at++) {
    files[`pets/red/${at}.png`] = pngFile(40, 30, (x, y) => [200 + 4 * at, x, y]);
    files[`pets/blue/${at}.png`] = pngFile(30, 40, (x, y) => [x, y, 200 + 4 * at]);
  }
  files['pets/blue/broken.png'] = pngFile(40, 30, () => [0, 0, 0]).slice(0, 70);
  return files;
}

/** A zip with twelve reddish and twelve bluish pictures in a folder each, one picture that is cut short, and a text. */
export function pets(): Uint8Array {
  return zipSync(petFiles());
}

/** Drops files on the page together, as from a folder of the desktop. */
export async function dropAll({ page }: App, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [name, base64] of given) data.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, clientX: 300, clientY: 300 }));
  }, Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const));
}

/** Drops a folder of this machine on the page, as the browser itself gives it. */
export async function dropFolder({ page }: App, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
}

export const drop = (app: App, name: string, bytes: Uint8Array) => dropAll(app, { [name]: bytes });

/** Two IDX files in the form of Fashion-MNIST's: images of 28 × 28, those of class 0 bright above and those of class 1 bright below. */
export function fashion(rows: number): { readonly images: Uint8Array; readonly labels: Uint8Array } {
  const images = new Uint8Array(16 + rows * 28 * 28);
  const labels = new Uint8Array(8 + rows);
  images.set([0, 0, 8, 3, 0, 0, 0, rows, 0, 0, 0, 28, 0, 0, 0, 28]);
  labels.set([0, 0, 8, 1, 0, 0, 0, rows]);
  for (let row = 0; row < rows; row++) {
    labels[8 + row] = row % 2;
    for (let pixel = 0; pixel < 28 * 28; pixel++) images[16 + row * 28 * 28 + pixel] = (pixel < 14 * 28) === (row % 2 === 0) ? 150 + ((row * 31 + pixel * 17) % 100) : (row * 7 + pixel) % 60;
  }
  return { images, labels };
}
