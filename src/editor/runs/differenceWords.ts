/** Values and parameters as the words of a difference. */
import type { Field } from '../../graph/fields.ts';
import { i18n, spokenLanguage } from '../../words/i18n.ts';
import { SOURCE } from '../../words/language.ts';
import { formatNumber } from '../ui/format.ts';
import { equal } from '../training/liveChanges.ts';

/** A value in a few words; null for one that is too large to be said. */
export function words(value: unknown, field?: Pick<Field, 'options'>): string | null {
  if (value === undefined || value === null || value === '') return i18n.t('none');
  if (typeof value === 'number') return formatNumber(value, 7);
  if (typeof value === 'boolean') return value ? i18n.t('on') : i18n.t('off');
  if (typeof value === 'string') return field?.options?.find((option) => option.value === value)?.label ?? (value.length > 40 ? null : value);
  if (Array.isArray(value) && value.length <= 4 && value.every((each) => typeof each === 'number')) return value.map((each) => formatNumber(each, 7)).join(' × ');
  return null;
}

/** "units 4 → 8", "features changed". */
export function change(name: string, before: unknown, after: unknown, field?: Pick<Field, 'options'>): string {
  const [from, to] = [words(before, field), words(after, field)];
  return from === null || to === null || from === to ? i18n.t('{name} changed', { name }) : `${name} ${from} → ${to}`;
}

/** Each parameter that differs, by the label that a person knows it by. */
export function changedFields(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, fields: readonly Field[]): readonly string[] {
  const names = [...new Set([...fields.map(({ name }) => name), ...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const field = fields.find((each) => each.name === name);
    const [from, to] = [before, after].map((values) => values[name] ?? field?.defaultValue);
    return equal(from, to) ? [] : [change(lowered(field?.label ?? name), from, to, field)];
  });
}

/** In the midst of a sentence: "Units" becomes "units"; "L2 penalty" stays, as do all in other languages than English. */
export function lowered(label: string): string {
  return spokenLanguage() === SOURCE && /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
