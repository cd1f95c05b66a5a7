/** What everything on the canvas has: an id and a place; and how the ends of wires are written. */
import { z } from './zod.ts';
import { i18n } from '../words/i18n.ts';

/** No blank and no dot: a dot separates node and port in an edge's end. */
export const idSchema = z
  .string()
  .min(1, i18n.t('an id has at least one character'))
  .max(64, i18n.t('an id has at most 64 characters'))
  .regex(/^[^\s.]+$/, i18n.t('an id has no blanks and no dots'));

/** Far beyond any canvas, and still exact in floating point. */
const coordinate = z.number().min(-1e6).max(1e6);

/** The top left corner, in pixels. */
export const positionSchema = z.looseObject({ x: coordinate, y: coordinate });

/** One end of an edge: `node.port`. */
export const portReference = z
  .string()
  .max(130)
  .regex(/^[^\s.]+\.[^\s.]+$/, i18n.t('an end of a wire is written node.port, for instance data.features'));
