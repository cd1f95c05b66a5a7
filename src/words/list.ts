/** Several names or sentences one after the other, as the page's language writes them. */
import { spokenLanguage } from './i18n.ts';

/** Made once a language: making a formatter costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.ListFormat>();

/** `a`, `a and b`, `a, b and c`; in Chinese `a、b和 c`. */
export function listed(words: readonly string[]): string {
  const { tag } = spokenLanguage();
  // American English would put a comma before the "and".
  const formatter = formatters.get(tag) ?? new Intl.ListFormat(tag === 'en' ? 'en-GB' : tag);
  formatters.set(tag, formatter);
  return formatter.formatToParts(words).reduce((text, { value }) => text + (JOINT.test(text.slice(-1) + value.slice(0, 1)) ? ' ' : '') + value, '');
}

/** Where Chinese meets Latin letters or digits there is a space. */
const JOINT = /^(\p{Script=Han}[\p{Script=Latin}\d]|[\p{Script=Latin}\d]\p{Script=Han})$/u;

/** The comma of languages that do not write it as English does. */
const COMMAS: Readonly<Record<string, string>> = { zh: '，' };

const tongue = () => spokenLanguage().tag.split('-')[0] ?? '';

/** Facts in a row, `Dense, 4 units`, those that are empty left out; in Chinese with its own comma. */
export function commaed(facts: readonly string[]): string {
  return facts.filter(Boolean).join(COMMAS[tongue()] ?? ', ');
}

/** Whole sentences in a row, those that are empty left out; after a Chinese full stop there is no space. */
export function sentences(list: readonly string[]): string {
  return list.filter(Boolean).reduce((text, sentence) => text + (text === '' || FULL_WIDTH.test(text) ? '' : ' ') + sentence, '');
}

const FULL_WIDTH = /[\u3000-\u303F\uFF00-\uFFEF]$/;

/** A label within a sentence, "Add Dense" as "add Dense": where the language has small letters for that, which is English. */
export function lowered(label: string): string {
  return tongue() === 'en' ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** A label all in small letters within a sentence, as `lowered`. */
export function small(label: string): string {
  return tongue() === 'en' ? label.toLowerCase() : label;
}
