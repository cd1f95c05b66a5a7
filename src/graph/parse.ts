/**
 * From a file's text to a document, or to problems that name their place. Nothing here throws on bad
 * input: a person's file is read completely, or refused with the reason and left as it was.
 */
import { documentSchema, FORMAT, type GraphDocument } from './document.ts';
import { describeValue, issueSentence } from './issueText.ts';
import { onePerPlace, readJsonText, unplaced, type FileProblem, type FileWords, type Locate } from './jsonText.ts';
import { groupProblems } from './groups/groupProblems.ts';
import { migrate } from './migrations.ts';
import { i18n } from '../words/i18n.ts';

export type ParseResult =
  | { readonly ok: true; readonly document: GraphDocument; readonly migratedFrom: number | null }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const MAX_PROBLEMS = 20;

const WORDS: FileWords = {
  tooLong: (size, most) => i18n.t('The file holds {size} million characters; a graph file has at most {most} million. Is it the right file?', { size, most }),
  empty: () => i18n.t('The file is empty. A graph file is JSON text that begins with {.'),
  tooDeep: (most) => i18n.t('The file nests brackets more than {most} deep; no graph does. Is it the right file?', { most }),
};

/** Reads the text of a graph file. */
export function parseDocument(text: string): ParseResult {
  const read = readJsonText(text, WORDS);
  return read.ok ? readDocument(read.value, read.locate) : read;
}

/** Reads a document that is JSON already: a preset in the bundle, a share link, a part of another file, where `locate` finds its places. */
export function readDocument(value: unknown, locate: Locate = unplaced): ParseResult {
  const notOurs = whyNotAGraph(value);
  if (notOurs) return { ok: false, problems: [locate(notOurs, [])] };
  const migrated = migrate(value as Record<string, unknown>);
  if (!migrated.ok) return { ok: false, problems: [locate(migrated.message, [])] };
  const result = documentSchema.safeParse(migrated.value);
  // What was migrated stands elsewhere than in the text.
  const place = migrated.from === null ? locate : unplaced;
  if (!result.success) {
    const issues = onePerPlace(result.error.issues).slice(0, MAX_PROBLEMS);
    return { ok: false, problems: issues.map((issue) => place(issueSentence(issue, migrated.value), issue.path)) };
  }
  const document = result.data as GraphDocument;
  const problems = structureProblems(document, place);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, document, migratedFrom: migrated.from };
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
  locate: Locate,
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
