/**
 * From a text to the value that its JSON holds, or to problems that name line and column. What is read here was written by
 * hand or came from elsewhere: nothing throws on it.
 */
import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { pathText } from './issueText.ts';
import { syntaxText } from './syntaxText.ts';
import { i18n } from '../words/i18n.ts';

/** What is wrong with a file, and where. */
export interface FileProblem {
  /** What was found, what was expected, what to do: whole sentences. */
  readonly message: string;
  /** The place in the document, as a person would write it: `nodes[2].position.x`; empty for the whole file. */
  readonly path: string;
  /** Line and column in the text, from 1, where the place can be found. */
  readonly line: number | null;
  readonly column: number | null;
}

/** A problem at a place of a value, with its line where there is a text. */
export type Locate = (message: string, path: readonly PropertyKey[]) => FileProblem;

export interface Refused {
  readonly ok: false;
  readonly problems: readonly FileProblem[];
}

/** What is said of a whole file, in the words for its kind. */
export interface FileWords {
  /** @param size and @param most in millions of characters. */
  readonly tooLong: (size: string, most: number) => string;
  readonly empty: () => string;
  readonly tooDeep: (most: number) => string;
}

/** Files a person could not have made by hand or with the editor are refused before they are read. */
const MAX_CHARACTERS = 20_000_000;
const MAX_DEPTH = 64;

/** Reads a text of JSON; `locate` then finds the places of its value. */
export function readJsonText(text: string, words: FileWords): { readonly ok: true; readonly value: unknown; readonly locate: Locate } | Refused {
  if (text.length > MAX_CHARACTERS) return refuse(words.tooLong((text.length / 1e6).toFixed(0), MAX_CHARACTERS / 1e6));
  if (text.trim() === '') return refuse(words.empty());
  const brackets = scanBrackets(text);
  if (brackets.deepest > MAX_DEPTH) return refuse(words.tooDeep(MAX_DEPTH));

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  const first = errors[0];
  if (first || !tree) return { ok: false, problems: [syntaxProblem(text, first, brackets.open)] };
  const unsafe = unsafeKey(tree);
  if (unsafe) return { ok: false, problems: [problemAt(text, unsafe, i18n.t('The name “__proto__” cannot be used for a field. Remove it.'))] };
  const repeated = repeatedKey(tree);
  if (repeated) {
    return { ok: false, problems: [problemAt(text, repeated, i18n.t('The field “{field}” is given twice in the same place. Keep one of the two.', { field: String(repeated.value) }))] };
  }
  return { ok: true, value: getNodeValue(tree), locate: (message, path) => locateProblem(text, tree, message, path) };
}

/** Where a value has no text, as in a link, problems have a path and no line. */
export const unplaced: Locate = (message, path) => ({ message, path: pathText(path), line: null, column: null });

/** Places of a part of a value, as places of the whole. */
export function within(locate: Locate, ...part: readonly PropertyKey[]): Locate {
  return (message, path) => locate(message, [...part, ...path]);
}

/** Refuses the whole file. */
export function refuse(message: string): Refused {
  return { ok: false, problems: [{ message, path: '', line: null, column: null }] };
}

/** An empty id is too short and of the wrong form; a person needs to hear one of the two. */
export function onePerPlace<I extends { readonly path: readonly PropertyKey[] }>(issues: readonly I[]): readonly I[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const place = path.map(String).join('\u0000');
    return !seen.has(place) && seen.add(place);
  });
}

function locateProblem(text: string, tree: Node, message: string, path: readonly PropertyKey[]): FileProblem {
  const steps = path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const written = pathText(path);
  // A missing field has no place of its own: point at what should hold it.
  for (let length = steps.length; length >= 0 && steps.length > 0; length--) {
    const node = findNodeAtLocation(tree, steps.slice(0, length));
    if (node) return { message, path: written, ...lineAndColumn(text, node.offset) };
  }
  return { message, path: written, line: null, column: null };
}

function problemAt(text: string, node: Node, message: string): FileProblem {
  return { message, path: '', ...lineAndColumn(text, node.offset) };
}

function syntaxProblem(text: string, error: ParseError | undefined, open: boolean): FileProblem {
  if (open) {
    const message =
      i18n.t('The file breaks off before its end: a bracket or a quotation mark is still open. It may have been cut short when it was saved or sent; get it again from where it came.');
    return { message, path: '', ...lineAndColumn(text, text.trimEnd().length) };
  }
  const offset = error?.offset ?? 0;
  const word = /^-?(NaN|Infinity)/.exec(text.slice(offset))?.[0];
  if (word) {
    return { message: i18n.t('JSON has no number {word}. Write an ordinary number instead.', { word }), path: '', ...lineAndColumn(text, offset) };
  }
  const message = error
    ? i18n.t('The text is not valid JSON here ({problem}). Look for a missing comma, quotation mark or bracket.', { problem: syntaxText(error) })
    : i18n.t('The text is not valid JSON here. Look for a missing comma, quotation mark or bracket.');
  return { message, path: '', ...lineAndColumn(text, offset) };
}

function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}

function unsafeKey(node: Node): Node | null {
  return findKey(node, (property, _) => property === '__proto__');
}

function repeatedKey(node: Node): Node | null {
  return findKey(node, (property, seen) => seen.has(property));
}

function findKey(node: Node, matches: (key: string, seen: ReadonlySet<string>) => boolean): Node | null {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    if (key && matches(key.value as string, seen)) return key;
    if (key) seen.add(key.value as string);
    const deeper = findKey(child, matches);
    if (deeper) return deeper;
  }
  return null;
}

/** How deep brackets nest outside of strings (the parser recurses, so this is asked first), and whether any stay open. */
function scanBrackets(text: string): { readonly deepest: number; readonly open: boolean } {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 92 /* \ */) i++;
      else if (c === 34 /* " */) inString = false;
    } else if (c === 34) inString = true;
    else if (c === 123 || c === 91) deepest = Math.max(deepest, ++depth);
    else if (c === 125 || c === 93) depth--;
  }
  return { deepest, open: inString || depth > 0 };
}
