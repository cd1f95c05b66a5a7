import { LANGUAGE_KEY } from '../../words/language.ts';
import { keepNow } from '../graphs/keeping.ts';

/**
 * The page in another language: it is loaded anew, for texts are constants too (decision 27). The graph with its steps of
 * Undo is kept first; a run goes on from its last checkpoint, as after any reload.
 */
export async function changeLanguage(tag: string): Promise<void> {
  await keepNow();
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  try {
    localStorage.setItem(LANGUAGE_KEY, tag);
  } catch {
    // What cannot be kept is said in the address.
    address.searchParams.set('lang', tag);
  }
  if (address.href === location.href) location.reload();
  else location.replace(address);
}
