/** Several names or sentences one after the other, as the page's language writes them. */
import { spokenLanguage } from './i18n.ts';

/** Made once a language: making a formatter costs more than a hundred uses of it. */
const formatters = new Map<string, Intl.ListFormat>();

/** `a`, `a and b`, `a, b and c`; in Chinese `a、b和 c`. */
export function listed(words: readonly string[]): string {
  return joined(words, 'conjunction');
}

/** `a or b`, `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return joined(words, 'disjunction');
}

function joined(words: readonly string[], type: Intl.ListFormatType): string {
  const { pseudo } = spokenLanguage();
  return formatterOf(type).formatToParts(words).reduce((text, { type: part, value }) => {
    const gap = JOINT.test(text.slice(-1) + value.slice(0, 1)) ? ' ' : '';
    return text + gap + (pseudo === true && part === 'literal' ? `⟦${value}⟧` : value);
  }, '');
}

function formatterOf(type: Intl.ListFormatType): Intl.ListFormat {
  const { tag } = spokenLanguage();
  const key = `${tag} ${type}`;
  // American English would put a comma before the "and".
  const formatter = formatters.get(key) ?? new Intl.ListFormat(tongue() === 'en' ? 'en-GB' : tag, { type });
  formatters.set(key, formatter);
  return formatter;
}

/** One after the other: `a, b, c`; in Chinese `a、b、c`. */
export function series(items: readonly string[]): string {
  return items.join(SERIES[tongue()] ?? ', ');
}

const SERIES: Readonly<Record<string, string>> = { zh: '、' };

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
