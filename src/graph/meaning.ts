/** What the compiler reads of a document: its bypassed nodes gone past, its repeated groups written out. */
import { unbypassed, withoutBypassed } from './bypass.ts';
import type { GraphDocument } from './document.ts';
import { withCopies, withoutCopies } from './groups/repeat.ts';

/** The same object for the same document, and the document itself where it means just what it says. */
export function meaningOf(document: GraphDocument): GraphDocument {
  return withCopies(withoutBypassed(document));
}

/** The document that `meaningOf` was asked about: whoever edits what was read acts there. */
export function wholeOf(meant: GraphDocument): GraphDocument {
  return unbypassed(withoutCopies(meant));
}
