/** What a schema finds wrong with a value, as a sentence for a person. */
import type { z } from './zod.ts';

type Issue = z.core.$ZodIssue;

/**
 * One schema issue in words: what was found, what is expected.
 * @param root the value that was checked; the issue's path leads into it.
 */
export function issueSentence(issue: Issue, root: unknown): string {
  const found = describeValue(valueAt(root, issue.path));
  const last = issue.path.at(-1);
  const name = last === undefined ? 'The file' : `“${typeof last === 'number' ? pathText(issue.path) : String(last)}”`;
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(root, issue.path) === undefined
        ? `${name} is missing; it must be ${kindOf(issue.expected)}.`
        : `${name} is ${found}; it must be ${kindOf(issue.expected)}.`;
    case 'invalid_value':
      return `${name} is ${found}; it must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((v) => JSON.stringify(v)).join(', ')}.`;
    case 'too_small':
      return `${name} is ${found}; ${issue.origin === 'string' || issue.origin === 'array' ? 'it must not be empty' : `the smallest allowed is ${issue.inclusive ? '' : 'above '}${issue.minimum}`}.`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `${name} is too long; at most ${issue.maximum.toLocaleString('en-US')} are allowed.`
        : `${name} is ${found}; the largest allowed is ${issue.maximum.toLocaleString('en-US')}.`;
    case 'invalid_format':
      return `${name} is ${found}; ${issue.message}.`;
    case 'invalid_union':
      return `${name} is ${found}; it must be a number or lists of numbers.`;
    default:
      return `${name} is ${found}: ${issue.message}.`;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object in { }', array: 'a list in [ ]', string: 'a text in quotes', number: 'a number',
  int: 'a whole number', boolean: 'true or false', record: 'an object in { }',
};

function kindOf(expected: string): string {
  return KINDS[expected] ?? expected;
}

/** A value in a few words, short enough for a message whatever it is. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return value.length > 40 ? `the text “${value.slice(0, 40)}…”` : `the text “${value}”`;
  return typeof value === 'number' && Math.abs(value) < 1e21 ? value.toLocaleString('en-US', { maximumSignificantDigits: 15 }) : String(value);
}

/** A place in a document as a person would write it: `nodes[2].position.x`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((all, key) => (typeof key === 'number' ? `${all}[${key}]` : all ? `${all}.${String(key)}` : String(key)), '');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    root,
  );
}
