/** Pictures on a canvas, small on a card or large beside it. Nothing of this is a React render. */
import { argmax } from '../views/classes/confusion.ts';
import type { Form } from './forms.ts';
import { SIDE } from './grid.ts';
import { paletteOf, pixelOf, type Palette } from './palette.ts';
import type { Picture } from './picture.ts';
import { tilesOf, type Tiles } from './tiles.ts';

/** A part of the canvas, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Paints all of a picture: tiles, maps or bars. `density` is how many pixels the canvas has for one of CSS. */
export function paintPicture(canvas: HTMLCanvasElement, picture: Picture, width: number, height: number, density: number): void {
  const context = prepared(canvas, width, height, density);
  if (!context) return;
  const palette = paletteOf(context);
  const { form } = picture;
  const box = { x: 0, y: 0, width, height };
  if (form.kind === 'bars' || form.kind === 'shares') paintBars(context, picture, box, palette);
  else if (form.kind === 'image') paintImage(context, picture, form, { ...box, width: height });
  else paintTiles(context, picture, tilesIn(form, width, height), palette);
}

export function paintNothing(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

/** Paints one unit of a picture so that it fills the canvas. */
export function paintOne(canvas: HTMLCanvasElement, picture: Picture, unit: number, width: number, height: number, density: number): void {
  const context = prepared(canvas, width, height, density);
  if (!context) return;
  const palette = paletteOf(context);
  const box = { x: 0, y: 0, width, height };
  const { form } = picture;
  if (form.kind === 'bars' || form.kind === 'shares') paintBars(context, picture, box, palette);
  else if (form.kind === 'image') paintImage(context, picture, form, box);
  else paintUnits(context, picture, unit, [box], palette);
}

function prepared(canvas: HTMLCanvasElement, width: number, height: number, density: number): CanvasRenderingContext2D | null {
  if (canvas.width !== width * density) canvas.width = width * density;
  if (canvas.height !== height * density) canvas.height = height * density;
  const context = canvas.getContext('2d');
  context?.setTransform(density, 0, 0, density, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}

/** The tiles of a form with several units. */
export function tilesIn(form: Form, width: number, height: number): Tiles {
  const units = form.kind === 'plane' ? form.units : form.kind === 'maps' ? form.channels : 1;
  return tilesOf(units, width, height);
}

function paintTiles(context: CanvasRenderingContext2D, picture: Picture, tiles: Tiles, palette: Palette): void {
  const { side, places, rest } = tiles;
  paintUnits(context, picture, 0, places.map(([x, y]) => ({ x, y, width: side, height: side })), palette);
  if (rest === 0) return;
  context.fillStyle = palette.text;
  context.font = `12px ${palette.font}`;
  context.textBaseline = 'middle';
  const [x, y] = places.at(-1) ?? [0, 0];
  context.fillText(`+${rest}`, x + side + 4, y + side / 2 + 1);
}

function paintImage(context: CanvasRenderingContext2D, { values }: Picture, { shape, full }: Extract<Form, { kind: 'image' }>, box: Box): void {
  const [height = 1, width = 1, channels = 1] = shape;
  const small = scratchOf(width, height);
  if (!small) return;
  small.pixels.forEach((_, at) => { small.pixels[at] = inkOf(values, at, channels, full); });
  small.put();
  const place = within(box, width, height);
  context.imageSmoothingEnabled = false;
  context.drawImage(small.canvas, 0, 0, width, height, place.x, place.y, place.width, place.height);
}

/** The pixels of one unit as its values on a grid. */
function gridOf(form: Form): readonly [width: number, height: number, units: number] {
  return form.kind === 'maps' ? [form.width, form.height, form.channels] : [SIDE, SIDE, form.kind === 'plane' ? form.units : 1];
}

/**
 * Units from `first` on, one in each box, as high and as wide as the box lets it be, with a thin edge: a neutral tile would be lost
 * on the card. All their pixels are handed over at once, under one another.
 */
function paintUnits(context: CanvasRenderingContext2D, { form, values, tone: { middle, reach } }: Picture, first: number, boxes: readonly Box[], palette: Palette): void {
  const [width, height, units] = gridOf(form);
  const cells = width * height;
  const small = scratchOf(width, height * boxes.length);
  if (!small) return;
  for (let tile = 0; tile < boxes.length; tile++) {
    let from = first + tile;
    for (let at = tile * cells; at < (tile + 1) * cells; at++, from += units) small.pixels[at] = pixelOf(palette.scale, ((values[from] as number) - middle) / reach);
  }
  small.put();
  // Over the plane there is something between two places; between two pixels of a map there is not.
  context.imageSmoothingEnabled = form.kind === 'plane';
  context.strokeStyle = form.kind === 'plane' ? palette.strong : palette.line;
  context.lineWidth = 0.75;
  boxes.forEach((box, tile) => {
    const { x, y, width: across, height: down } = within(box, width, height);
    context.drawImage(small.canvas, 0, tile * height, width, height, x, y, across, down);
    context.strokeRect(x + 0.375, y + 0.375, across - 0.75, down - 0.75);
  });
}

/** The largest box of the given proportions inside another, at its top left; long rows are stretched to be seen at all. */
function within(box: Box, width: number, height: number): Box {
  const scale = Math.min(box.width / width, box.height / height);
  return { x: box.x, y: box.y, width: Math.max(6, width * scale), height: Math.max(6, height * scale) };
}

/** One channel is ink on white paper in both themes, as in the views; three are colours. Little-endian RGBA. */
function inkOf(values: Float32Array, at: number, channels: number, full: number): number {
  const light = (channel: number) => {
    const share = (values[at * channels + (channels === 3 ? channel : 0)] ?? 0) / full;
    return Math.round(255 * Math.min(1, Math.max(0, channels === 3 ? share : 1 - share)));
  };
  return ((255 << 24) | (light(2) << 16) | (light(1) << 8) | light(0)) >>> 0;
}

interface Scratch {
  readonly canvas: HTMLCanvasElement;
  /** One number a pixel, from the top left in rows. */
  readonly pixels: Uint32Array;
  readonly put: () => void;
}

/** By width and height. A canvas shows pictures of a few sizes, again and again. */
const scratches = new Map<string, Scratch>();
const MOST_SCRATCHES = 32;

/** A canvas of one pixel a value, from which tiles are drawn larger. The next call of the same size takes it for another. */
function scratchOf(width: number, height: number): Scratch | null {
  const key = `${width} ${height}`;
  const known = scratches.get(key);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const image = context.createImageData(width, height);
  const made = { canvas, pixels: new Uint32Array(image.data.buffer), put: () => { context.putImageData(image, 0, 0); } };
  if (scratches.size >= MOST_SCRATCHES) scratches.clear();
  scratches.set(key, made);
  return made;
}

/** Bars from the zero line: up for what is above it, down for what is below. Shares stand on the ground, the largest one darker. */
function paintBars(context: CanvasRenderingContext2D, { form, values, tone }: Picture, { width, height }: Box, palette: Palette): void {
  const count = values.length;
  const signed = form.kind === 'bars' && values.some((value) => value < 0);
  const reach = form.kind === 'shares' ? 1 : tone.reach;
  const ground = signed ? height / 2 : height - 1;
  const room = signed ? height / 2 - 1 : height - 2;
  // More bars than pixels: each pixel shows the one that reaches farthest.
  const columns = Math.min(count, Math.floor(width / 2));
  const step = Math.min(width / Math.max(1, columns), 24);
  const most = form.kind === 'shares' ? argmax(values) : -1;
  for (let column = 0; column < columns; column++) {
    const value = farthest(values, Math.floor((column * count) / columns), Math.floor(((column + 1) * count) / columns));
    const size = room * Math.min(1, Math.abs(value) / reach);
    context.fillStyle = value < 0 ? palette.negative : palette.positive;
    context.globalAlpha = form.kind === 'shares' && column !== most ? 0.45 : 1;
    context.fillRect(column * step, value < 0 ? ground : ground - size, Math.max(1, step - (step > 3 ? 1 : 0)), Math.max(size, 0.5));
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.strong;
  context.fillRect(0, ground, columns * step, 1);
}

function farthest(values: Float32Array, from: number, to: number): number {
  let best = 0;
  for (let at = from; at < to; at++) if (Math.abs(values[at] ?? 0) > Math.abs(best)) best = values[at] ?? 0;
  return best;
}
