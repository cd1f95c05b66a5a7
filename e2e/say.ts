/** What the app calls things in a language, read from the catalogues: so that one journey can be walked in each. */
import { catalogues } from '../scripts/catalogues.ts';

export type Say = (english: string, values?: Readonly<Record<string, string | number>>) => string;

/** Gives the words of a language for the English ones; asks for none that the app does not say. */
export async function wordsOf(language: string): Promise<Say> {
  if (language === 'en') return filled;
  const translations = new Map<string, string>();
  for (const catalogue of await catalogues()) {
    for (const [english, { translation }] of Object.entries((await catalogue.read(language)) ?? {})) if (translation) translations.set(english, translation);
  }
  return (english, values) => {
    const translation = translations.get(english);
    if (translation === undefined) throw new Error(`The app does not say “${english}” in ${language}.`);
    return filled(translation, values);
  };
}

const filled: Say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
