/**
 * From a file's text to a document, or to problems that name their place. Nothing here throws on bad
 * input: a person's file is read completely, or refused with the reason and left as it was.
 */
import { findNodeAtLocation, getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import { documentSchema, FORMAT, type GraphDocument } from './document.ts';
import { describeValue, issueSentence, pathText } from './issueText.ts';
import { groupProblems } from './groups/groupProblems.ts';
import { migrate } from './migrations.ts';
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

export type ParseResult =
  | { readonly ok: true; readonly document: GraphDocument; readonly migratedFrom: number | null }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Files a person could not have made by hand or with the editor are refused before they are read. */
const MAX_CHARACTERS = 20_000_000;
const MAX_DEPTH = 64;
const MAX_PROBLEMS = 20;

/** Reads the text of a graph file. */
export function parseDocument(text: string): ParseResult {
  if (text.length > MAX_CHARACTERS) {
    const size = (text.length / 1e6).toFixed(0);
    return refuse(i18n.t('The file holds {size} million characters; a graph file has at most {most} million. Is it the right file?', { size, most: MAX_CHARACTERS / 1e6 }));
  }
  if (text.trim() === '') return refuse(i18n.t('The file is empty. A graph file is JSON text that begins with {.'));
  const brackets = scanBrackets(text);
  if (brackets.deepest > MAX_DEPTH) return refuse(i18n.t('The file nests brackets more than {most} deep; no graph does. Is it the right file?', { most: MAX_DEPTH }));

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
  return readValue(getNodeValue(tree), text, tree);
}

/** Reads a document that is JSON already (a preset in the bundle, a share link). Places carry no line. */
export function readDocument(value: unknown): ParseResult {
  return readValue(value, null, null);
}

function readValue(value: unknown, text: string | null, tree: Node | null): ParseResult {
  const notOurs = whyNotAGraph(value);
  if (notOurs) return refuse(notOurs);
  const migrated = migrate(value as Record<string, unknown>);
  if (!migrated.ok) return refuse(migrated.message);
  const result = documentSchema.safeParse(migrated.value);
  const places = migrated.from === null ? tree : null;
  const locate = (message: string, path: readonly PropertyKey[]): FileProblem => locateProblem(text, places, message, path);
  if (!result.success) {
    const issues = onePerPlace(result.error.issues).slice(0, MAX_PROBLEMS);
    const problems = issues.map((issue) => locate(issueSentence(issue, migrated.value), issue.path));
    return { ok: false, problems };
  }
  const document = result.data as GraphDocument;
  const problems = structureProblems(document, locate);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document, migratedFrom: migrated.from };
}

/** An empty id is too short and of the wrong form; a person needs to hear one of the two. */
function onePerPlace<I extends { readonly path: readonly PropertyKey[] }>(issues: readonly I[]): readonly I[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const place = path.map(String).join('\u0000');
    return !seen.has(place) && seen.add(place);
  });
}

function whyNotAGraph(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return i18n.t('The file holds {found}; a graph file is one JSON object with "format": "{expected}".', { found: describeValue(value), expected: FORMAT });
  }
  const { format } = value as { format?: unknown };
  if (format === FORMAT) return null;
  return format === undefined
    ? i18n.t('The file has no "format" field; a graph file says "format": "{expected}". Is it the right file?', { expected: FORMAT })
    : i18n.t('The file\'s format is {found}; a graph file says "format": "{expected}".', { found: describeValue(format), expected: FORMAT });
}

/** What the schema cannot say: ids are unique, training counts one way, and weights hold numbers. */
function structureProblems(
  document: GraphDocument,
  locate: (message: string, path: readonly PropertyKey[]) => FileProblem,
): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  // What lies on the canvas is selected, moved and copied by one list of ids.
  for (const lists of [['nodes', 'notes', 'frames', 'groups'], ['edges']] as const) {
    const firstAt = new Map<string, string>();
    for (const list of lists) {
      document[list]?.forEach(({ id }, index) => {
        const before = firstAt.get(id);
        if (before === undefined) firstAt.set(id, `${list}[${index}]`);
        else problems.push(locate(i18n.t('The id “{id}” is used twice, by {before} and {place}. Give one of them another id.', { id, before, place: `${list}[${index}]` }), [list, index, 'id']));
      });
    }
  }
  // With two nodes of one id, what the wires mean cannot be told.
  if (problems.length > 0) return problems.slice(0, MAX_PROBLEMS);
  const known = new Set(document.nodes.map((node) => node.id));
  document.edges.forEach((edge, index) => {
    for (const end of ['from', 'to'] as const) {
      const node = edge[end].slice(0, edge[end].indexOf('.'));
      if (!known.has(node)) {
        const what = { wire: edge.id, place: edge[end], node };
        const message =
          end === 'from'
            ? i18n.t('The wire “{wire}” starts at “{place}”, but there is no node “{node}”. Add the node or remove the wire.', what)
            : i18n.t('The wire “{wire}” ends at “{place}”, but there is no node “{node}”. Add the node or remove the wire.', what);
        problems.push(locate(message, ['edges', index, end]));
      }
    }
  });
  problems.push(...groupProblems(document, known).map(({ message, path }) => locate(message, path)));
  const { steps, epochs } = document.training;
  if (steps !== undefined && epochs !== undefined) {
    problems.push(locate(i18n.t('Training is given in steps and in epochs. Keep one of the two.'), ['training', 'epochs']));
  }
  return problems.slice(0, MAX_PROBLEMS);
}

function refuse(message: string): ParseResult {
  return { ok: false, problems: [{ message, path: '', line: null, column: null }] };
}

function locateProblem(text: string | null, tree: Node | null, message: string, path: readonly PropertyKey[]): FileProblem {
  const steps = path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const written = pathText(path);
  // A missing field has no place of its own: point at what should hold it.
  for (let length = steps.length; tree && text !== null && length >= 0; length--) {
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
