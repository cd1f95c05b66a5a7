/** The languages that the app speaks, and which of them a page speaks. */

export interface Language {
  /** As in `<html lang>`, and the folder of its catalogues beside this file. */
  readonly tag: string;
  /** What its speakers call it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Made from the English on the fly, to look at and to test by; not offered in the menu. */
  readonly pseudo?: true;
}

/** The language that the code is written in. */
export const SOURCE: Language = { tag: 'en', name: 'English', direction: 'ltr' };

/** In the order in which the menu offers them. To add one is to add a line here and a folder of catalogues (`npm run words`). */
export const LANGUAGES: readonly Language[] = [
  SOURCE,
  { tag: 'zh-CN', name: '简体中文', direction: 'ltr' },
  // Every message in brackets: what stands outside them is in no catalogue.
  { tag: 'en-XA', name: 'Pseudo', direction: 'ltr', pseudo: true },
  // The same, laid out from right to left.
  { tag: 'ar-XB', name: 'Pseudo, right to left', direction: 'rtl', pseudo: true },
];

/** Where a person's choice is kept in the browser. */
export const LANGUAGE_KEY = 'netloom-language';

export interface Wishes {
  /** Of this page's address: `?lang=zh-CN`. */
  readonly asked: string | null;
  /** What the person chose the last time. */
  readonly kept: string | null;
  /** The browser's, the most wanted first. */
  readonly preferred: readonly string[];
}

/** The language for these wishes: exactly the one that is named, else one of the same tongue (`zh-Hans-SG` finds `zh-CN`), else English. */
export function chooseLanguage({ asked, kept, preferred }: Wishes): Language {
  for (const wish of [asked, kept]) {
    const found = wish === null ? undefined : spoken(wish, LANGUAGES);
    if (found) return found;
  }
  const real = LANGUAGES.filter((language) => language.pseudo !== true);
  for (const wish of preferred) {
    const found = spoken(wish, real);
    if (found) return found;
  }
  return SOURCE;
}

function spoken(wish: string, among: readonly Language[]): Language | undefined {
  const [tongue] = wish.toLowerCase().split('-');
  return among.find(({ tag }) => tag.toLowerCase() === wish.toLowerCase()) ?? among.find(({ tag, pseudo }) => pseudo !== true && tag.split('-')[0] === tongue);
}
