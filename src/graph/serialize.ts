import type { GraphDocument } from './document.ts';

/** A list or object that fits a line of this many characters is written on one, so that files read well. */
const LINE_WIDTH = 120;

/**
 * The text of a graph file: JSON that a person can read and edit, one node and one wire to a line
 * where they fit. Reading it back gives an equal document.
 */
export function serializeDocument(document: GraphDocument): string {
  return `${write(document, 0)}\n`;
}

function write(value: unknown, indent: number): string {
  const flat = writeFlat(value);
  if (typeof value !== 'object' || value === null || (indent > 0 && flat.length + indent <= LINE_WIDTH)) return flat;
  const pad = ' '.repeat(indent + 2);
  const entries = Array.isArray(value)
    ? value.map((item) => pad + write(item, indent + 2))
    : definedEntries(value).map(([key, item]) => `${pad}${JSON.stringify(key)}: ${write(item, indent + 2)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${entries.join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function writeFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeFlat).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = definedEntries(value);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${writeFlat(item)}`).join(', ')} }`;
}

function definedEntries(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined);
}
