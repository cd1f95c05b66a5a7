/** Notes and frames: what people write beside a graph and draw round its parts. They mean nothing to the compiler. */
import { idSchema, positionSchema } from './placeFields.ts';
import { z } from './zod.ts';

/** Names of hues; how each looks is the theme's. Any other name is kept, and drawn as the first. */
export const COLOURS = ['grey', 'blue', 'green', 'yellow', 'red', 'purple'] as const;
export type Colour = (typeof COLOURS)[number];

/** Bounds of a note, in pixels. */
export const NOTE_SIZE = { min: { width: 80, height: 40 }, max: { width: 2000, height: 2000 } } as const;
/** Bounds of a frame, in pixels. */
export const FRAME_SIZE = { min: { width: 80, height: 60 }, max: { width: 100_000, height: 100_000 } } as const;

export const MAX_NOTE_CHARACTERS = 10_000;
export const MAX_TITLE_CHARACTERS = 120;
/** Of notes, and of frames. */
export const MAX_ANNOTATIONS = 2000;

const colour = z.string().min(1).max(32);

function sizeSchema({ min, max }: typeof NOTE_SIZE | typeof FRAME_SIZE) {
  return z.looseObject({ width: z.number().min(min.width).max(max.width), height: z.number().min(min.height).max(max.height) });
}

export const noteSchema = z.looseObject({
  id: idSchema,
  position: positionSchema,
  size: sizeSchema(NOTE_SIZE),
  /** In Markdown, formulas between dollar signs. */
  text: z.string().max(MAX_NOTE_CHARACTERS).default(''),
  /** Yellow when left out. */
  colour: colour.optional(),
});

export const frameSchema = z.looseObject({
  id: idSchema,
  position: positionSchema,
  size: sizeSchema(FRAME_SIZE),
  title: z.string().max(MAX_TITLE_CHARACTERS).optional(),
  /** Grey when left out. */
  colour: colour.optional(),
});
