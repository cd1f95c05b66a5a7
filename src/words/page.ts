/** The language of a page, settled before the app is loaded. */
import { speak } from './i18n.ts';
import { chooseLanguage, LANGUAGE_KEY, SOURCE } from './language.ts';

/** Takes up the language that the address, the person or the browser wishes for; resolves at once where it is English. */
export async function settleLanguage(): Promise<void> {
  const wished = chooseLanguage({
    asked: new URLSearchParams(location.search).get('lang'),
    kept: keptChoice(),
    preferred: navigator.languages,
  });
  if (wished === SOURCE) return;
  const { catalogueOf } = await import('./catalogues.ts');
  // Without its words (no network, an older copy kept offline) the page speaks English rather than not at all.
  const words = await catalogueOf(wished).catch(() => null);
  if (!words) return;
  speak(wished, words);
  document.documentElement.lang = wished.tag;
  document.documentElement.dir = wished.direction;
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(LANGUAGE_KEY);
  } catch {
    // A page that may keep nothing.
    return null;
  }
}
