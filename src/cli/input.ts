/** Graph files from disk, and where in the text the compiler's findings are. */
import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { GraphDocument } from '../graph/document.ts';
import type { FileProblem } from '../graph/jsonText.ts';
import { parseDocument } from '../graph/parse.ts';

/** What was given cannot be used: one line on stderr, exit status 2. */
export class InputError extends Error {}

export interface GraphFile {
  readonly text: string;
  readonly document: GraphDocument;
  readonly migratedFrom: number | null;
}

/** The text of a file. @throws InputError that says why it cannot be read. */
export async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readBytes(file));
}

/** What is in a file. @throws InputError that says why it cannot be read. */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new InputError(`${file} cannot be read: ${readingSentence(error)}`);
  }
}

function readingSentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file. Check its name and folder.';
  if (code === 'EISDIR') return 'it is a folder. Give a graph file.';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it.';
  return error instanceof Error ? error.message : String(error);
}

/** The problems of a text, or its document. A graph with faulty fields has problems with a path; what is no graph has one without. */
export function parseFile(text: string): { readonly file: GraphFile } | { readonly problems: readonly FileProblem[] } {
  const result = parseDocument(text);
  return result.ok ? { file: { text, document: result.document, migratedFrom: result.migratedFrom } } : { problems: result.problems };
}

/** A graph file that can be used. @throws InputError with its first problem. */
export async function readGraph(file: string): Promise<GraphFile> {
  const parsed = parseFile(await readText(file));
  if ('file' in parsed) return parsed.file;
  const [first] = parsed.problems;
  const more = parsed.problems.length - 1;
  throw new InputError(`${problemText(file, first)}${more > 0 ? ` There ${more === 1 ? 'is 1 more problem' : `are ${more} more problems`}; “netloom check” lists them.` : ''}`);
}

export function problemText(file: string, problem: FileProblem | undefined): string {
  return `${placeText(file, problem)}: ${problem?.message ?? ''}`;
}

export interface Place {
  readonly line: number | null;
  readonly column: number | null;
}

/** `graph.json:3:5`, as editors and terminals link it. */
export function placeText(file: string, place: Place | undefined): string {
  return !place || place.line === null ? file : `${file}:${place.line}:${place.column ?? 1}`;
}

/** Finds nodes, parameters and wires in the file's text. */
export function makeLocator({ text, document }: GraphFile): (diagnostic: Diagnostic) => Place {
  const tree = parseTree(text);
  const nodes = new Map(document.nodes.map(({ id }, index) => [id, index]));
  const edges = new Map(document.edges.map(({ id }, index) => [id, index]));
  const placeOf = (...paths: readonly (readonly (string | number)[])[]): Place => {
    for (const path of paths) {
      const found = tree && findNodeAtLocation(tree, [...path]);
      if (found) return lineAndColumn(text, found);
    }
    return { line: null, column: null };
  };
  return ({ node, edge, param, code }) => {
    const nodeAt = node === undefined ? undefined : nodes.get(node);
    if (nodeAt !== undefined) return placeOf(...(param === undefined ? [] : [['nodes', nodeAt, 'params', param]]), ['nodes', nodeAt]);
    const edgeAt = edge === undefined ? undefined : edges.get(edge);
    if (edgeAt !== undefined) return placeOf(['edges', edgeAt]);
    return /rate|batch/.test(code) ? placeOf(['training'], []) : placeOf([]);
  };
}

function lineAndColumn(text: string, { offset }: Node): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
