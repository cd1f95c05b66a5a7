/** The English of what the page says in another language, so that both can be searched for. */
import { spokenCatalogue, type Catalogue } from './i18n.ts';

let of: Catalogue | null = null;
let known: ReadonlyMap<string, readonly string[]> = new Map();

/** The English of a text without values: each, where several are said alike; none where English is spoken or it is not from the catalogue. */
export function englishOf(text: string): readonly string[] {
  const catalogue = spokenCatalogue()?.catalogue ?? null;
  if (catalogue !== of) {
    of = catalogue;
    known = reversed(catalogue ?? {});
  }
  return known.get(text) ?? [];
}

function reversed(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const by = new Map<string, string[]>();
  for (const [english, text] of Object.entries(catalogue)) by.set(text, [...(by.get(text) ?? []), english]);
  return by;
}
