/** From a lesson's text to the lesson, or to problems that name their place. Nothing here throws on bad input. */
import { describeValue, issueSentence } from '../graph/issueText.ts';
import { onePerPlace, readJsonText, unplaced, within, type FileProblem, type FileWords, type Locate } from '../graph/jsonText.ts';
import { readDocument } from '../graph/parse.ts';
import { i18n } from '../words/i18n.ts';
import { FORMAT, lessonSchema, VERSION, type Lesson } from './lesson.ts';
import { structureProblems } from './structure.ts';

export type ParseLessonResult = { readonly ok: true; readonly lesson: Lesson } | { readonly ok: false; readonly problems: readonly FileProblem[] };

const MAX_PROBLEMS = 20;

const WORDS: FileWords = {
  tooLong: (size, most) => i18n.t('The file holds {size} million characters; a lesson has at most {most} million. Is it the right file?', { size, most }),
  empty: () => i18n.t('The file is empty. A lesson is JSON text that begins with {.'),
  tooDeep: (most) => i18n.t('The file nests brackets more than {most} deep; no lesson does. Is it the right file?', { most }),
};

/** Reads the text of a lesson's file. */
export function parseLesson(text: string): ParseLessonResult {
  const read = readJsonText(text, WORDS);
  return read.ok ? readLesson(read.value, read.locate) : read;
}

/** True for a value that says of itself to be a lesson, so that its reader can be chosen. */
export function isLesson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { format?: unknown }).format === FORMAT;
}

/** Reads a lesson that is JSON already: from a link, from the browser, from another file. */
export function readLesson(value: unknown, locate: Locate = unplaced): ParseLessonResult {
  const notOurs = whyNotALesson(value);
  if (notOurs) return { ok: false, problems: [locate(notOurs, [])] };
  const read = lessonSchema.safeParse(value);
  if (!read.success) {
    return { ok: false, problems: onePerPlace(read.error.issues).slice(0, MAX_PROBLEMS).map((issue) => locate(issueSentence(issue, value), issue.path)) };
  }
  const graph = readDocument(read.data.graph, within(locate, 'graph'));
  if (!graph.ok) return graph;
  const lesson: Lesson = { ...read.data, graph: graph.document };
  const problems = structureProblems(lesson, locate).slice(0, MAX_PROBLEMS);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, lesson };
}

function whyNotALesson(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return i18n.t('The file holds {found}; a lesson is one JSON object with "format": "{expected}".', { found: describeValue(value), expected: FORMAT });
  }
  const { format, version } = value as { readonly format?: unknown; readonly version?: unknown };
  if (format !== FORMAT) return i18n.t('The file\'s format is {found}; a lesson says "format": "{expected}".', { found: describeValue(format), expected: FORMAT });
  if (typeof version === 'number' && version > VERSION) {
    return i18n.t('The lesson is of version {found}, and this Netloom knows versions up to {known}. Open it with a newer Netloom; the file was left as it is.', { found: version, known: VERSION });
  }
  return null;
}
