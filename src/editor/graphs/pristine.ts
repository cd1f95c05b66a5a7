import type { GraphDocument } from '../../graph/document.ts';

const documents = new WeakSet<GraphDocument>();

/** Says of a document that it can be had again at any time (a preset, an empty graph, a copy): while it is as it is, no list needs to show it. */
export function pristine(document: GraphDocument): GraphDocument {
  documents.add(document);
  return document;
}

export function isPristine(document: GraphDocument): boolean {
  return documents.has(document);
}
