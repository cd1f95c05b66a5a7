/**
 * Parameters: one call gives the schema that checks a value and the description that the inspector,
 * the documentation and the messages show. Bounds are written once and used by both.
 */
import { z } from './zod.ts';

export type Control = 'integer' | 'number' | 'choice' | 'switch' | 'text' | 'integers' | 'table' | 'plane' | 'regularizer';

/** What a person sees of one parameter. */
export interface FieldInfo {
  readonly control: Control;
  readonly label: string;
  /** One sentence: what it does, and what more or less of it brings. */
  readonly help: string;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Rarely changed; folded away at first. */
  readonly advanced?: boolean;
}

/** A parameter together with its name and its default. */
export interface Field extends FieldInfo {
  readonly name: string;
  readonly defaultValue: unknown;
}

const fieldRegistry = z.registry<FieldInfo>();

interface Bounds {
  readonly label: string;
  readonly help: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly advanced?: boolean;
}

/** Attaches a description to any schema; for parameters that none of the ready-made fields fits. */
export function described<S extends z.ZodType>(schema: S, info: FieldInfo): S {
  fieldRegistry.add(schema, info);
  return schema;
}

/** A whole number within bounds. */
export function integer(options: Bounds & { readonly default: number }) {
  const { default: defaultValue, ...info } = options;
  return described(z.int().min(info.min).max(info.max).default(defaultValue), { control: 'integer', step: 1, ...info });
}

/** A number within bounds, both included. */
export function number(options: Bounds & { readonly default: number }) {
  const { default: defaultValue, ...info } = options;
  return described(z.number().min(info.min).max(info.max).default(defaultValue), { control: 'number', ...info });
}

/** True or false. */
export function toggle(options: { readonly label: string; readonly help: string; readonly default: boolean; readonly advanced?: boolean }) {
  const { default: defaultValue, ...info } = options;
  return described(z.boolean().default(defaultValue), { control: 'switch', ...info });
}

/** One of a few named values. `options` maps each value to the words a person sees. */
export function choice<const V extends string>(options: {
  readonly label: string;
  readonly help: string;
  readonly options: Readonly<Record<V, string>>;
  readonly default: NoInfer<V>;
  readonly advanced?: boolean;
}) {
  const { options: words, default: defaultValue, ...info } = options;
  const values = Object.keys(words) as [V, ...V[]];
  return described(z.enum(values).default(defaultValue as never), {
    control: 'choice',
    ...info,
    options: values.map((value) => ({ value, label: words[value] })),
  });
}

/** Short text. */
export function text(options: { readonly label: string; readonly help: string; readonly default: string; readonly maxLength: number; readonly advanced?: boolean }) {
  const { default: defaultValue, maxLength, ...info } = options;
  return described(z.string().max(maxLength).default(defaultValue), { control: 'text', max: maxLength, ...info });
}

/** A list of whole numbers, such as a shape or a permutation. */
export function integers(options: Bounds & { readonly minLength: number; readonly maxLength: number; readonly default: readonly number[] }) {
  const { default: defaultValue, minLength, maxLength, ...info } = options;
  const schema = z.array(z.int().min(info.min).max(info.max)).min(minLength).max(maxLength).default([...defaultValue]);
  return described(schema, { control: 'integers', step: 1, ...info });
}

/** The parameters of a schema that carry a description, in the order in which they are written. */
export function fieldsOf(schema: z.ZodObject): readonly Field[] {
  const fields: Field[] = [];
  for (const [name, entry] of Object.entries(schema.shape)) {
    const info = fieldRegistry.get(entry as z.ZodType);
    if (info) fields.push({ name, defaultValue: defaultOf(entry as z.ZodType), ...info });
  }
  return fields;
}

function defaultOf(schema: z.ZodType): unknown {
  const result = schema.safeParse(undefined);
  return result.success ? result.data : undefined;
}
