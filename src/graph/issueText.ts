/** What a schema finds wrong with a value, as a sentence for a person. */
import type { z } from './zod.ts';
import { i18n } from '../words/i18n.ts';
import { series } from '../words/list.ts';

type Issue = z.core.$ZodIssue;

/**
 * One schema issue in words: what was found, what is expected.
 * @param root the value that was checked; the issue's path leads into it.
 */
export function issueSentence(issue: Issue, root: unknown): string {
  const found = describeValue(valueAt(root, issue.path));
  const last = issue.path.at(-1);
  const name = last === undefined ? i18n.t('The file') : i18n.t('“{name}”', { name: typeof last === 'number' ? pathText(issue.path) : String(last) });
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(root, issue.path) === undefined
        ? i18n.t('{name} is missing; it must be {expected}.', { name, expected: kindOf(issue.expected) })
        : i18n.t('{name} is {found}; it must be {expected}.', { name, found, expected: kindOf(issue.expected) });
    case 'invalid_value':
      return issue.values.length === 1
        ? i18n.t('{name} is {found}; it must be {expected}.', { name, found, expected: JSON.stringify(issue.values[0]) })
        : i18n.t('{name} is {found}; it must be one of {values}.', { name, found, values: series(issue.values.map((value) => JSON.stringify(value))) });
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return i18n.t('{name} is {found}; it must not be empty.', { name, found });
      return issue.inclusive
        ? i18n.t('{name} is {found}; the smallest allowed is {minimum}.', { name, found, minimum: String(issue.minimum) })
        : i18n.t('{name} is {found}; the smallest allowed is above {minimum}.', { name, found, minimum: String(issue.minimum) });
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? i18n.t('{name} is too long; at most {maximum, number} are allowed.', { name, maximum: Number(issue.maximum) })
        : i18n.t('{name} is {found}; the largest allowed is {maximum, number}.', { name, found, maximum: Number(issue.maximum) });
    case 'invalid_format':
      return i18n.t('{name} is {found}; {message}.', { name, found, message: issue.message });
    case 'invalid_union':
      return i18n.t('{name} is {found}; it must be a number or lists of numbers.', { name, found });
    default:
      return i18n.t('{name} is {found}: {message}.', { name, found, message: issue.message });
  }
}

function kindOf(expected: string): string {
  switch (expected) {
    case 'object':
    case 'record':
      return i18n.t('an object in { }');
    case 'array':
      return i18n.t('a list in [ ]');
    case 'string':
      return i18n.t('a text in quotes');
    case 'number':
      return i18n.t('a number');
    case 'int':
      return i18n.t('a whole number');
    case 'boolean':
      return i18n.t('true or false');
    default:
      return expected;
  }
}

/** A value in a few words, short enough for a message whatever it is. */
export function describeValue(value: unknown): string {
  if (value === undefined) return i18n.t('missing');
  if (value === null) return 'null';
  if (Array.isArray(value)) return i18n.t('a list of {length}', { length: value.length });
  if (typeof value === 'object') return i18n.t('an object');
  if (typeof value === 'string') return value.length > 40 ? i18n.t('the text “{value}”', { value: `${value.slice(0, 40)}…` }) : i18n.t('the text “{value}”', { value });
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
