/** What is wrong with a file of a person's own, so that they can mend it. */
import { i18n } from '../../words/i18n.ts';
import { commaed } from '../../words/list.ts';

export interface FileProblem {
  /** From 1, as a text editor counts. */
  readonly line?: number;
  /** The column's name, or its number where it has none. */
  readonly column?: string;
  /** What was found, what was expected, what to do: whole sentences. */
  readonly message: string;
}

/** A file that cannot be used as it is. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problemText(problem));
    this.problem = problem;
  }
}

/** "Line 7, column “age”: …", on one line. */
export function problemText({ line, column, message }: FileProblem): string {
  const place = placeOf({ line, column });
  return place === '' ? message : i18n.t('{place}: {message}', { place, message });
}

/** "Line 7, column “age”"; empty where the problem is the whole file's. */
export function placeOf({ line, column }: { readonly line?: number | undefined; readonly column?: string | undefined }): string {
  if (line === undefined) return column === undefined ? '' : i18n.t('Column “{column}”', { column });
  return commaed([i18n.t('Line {line, number}', { line }), column === undefined ? '' : i18n.t('column “{column}”', { column })]);
}
