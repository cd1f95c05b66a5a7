/** Groups: nodes that are looked at, named, repeated and handed on as one. */
import { idSchema, portReference, positionSchema } from '../placeFields.ts';
import { nestedNumbers } from '../weightFields.ts';
import { z } from '../zod.ts';

export const MAX_GROUPS = 2000;
export const MAX_GROUP_NAME = 120;
export const MAX_REPEAT = 1000;

export const groupSchema = z.looseObject({
  id: idSchema,
  /** "Group" when left out. */
  name: z.string().max(MAX_GROUP_NAME).optional(),
  /** Ids of nodes; a node is in one group at most. */
  members: z.array(idSchema).min(1).max(20_000),
  /** Shown as one card instead of its members. */
  folded: z.boolean().optional(),
  /** Where the card stands. */
  position: positionSchema,
  /** How often the content is applied in a row, each copy with weights of its own; once when left out. */
  repeat: z.int().min(1).max(MAX_REPEAT).optional(),
  /** Inner inputs that take one value together, and so are one port of the card. */
  inputs: z.array(z.array(portReference).min(1)).optional(),
  /** Starting values of the copies after the first, by the copy's id (`dense#2`) and the weight's name. */
  initialWeights: z.record(z.string(), z.record(z.string(), nestedNumbers)).optional(),
});
