/** Weights as people write them: a number, or lists of numbers to any depth. */
import { z } from './zod.ts';

export type NestedNumbers = number | readonly NestedNumbers[];

export const nestedNumbers: z.ZodType<NestedNumbers> = z.lazy(() => z.union([z.number(), z.array(nestedNumbers)]));
