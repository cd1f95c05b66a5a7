/** What a person is told about a file, as the tests of bad files compare it: from the parser, or from the compiler where it can be read. */
import type { FileProblem } from '../graph/jsonText.ts';
import { parseDocument } from '../graph/parse.ts';
import { compile } from './compile.ts';

function written({ path, line, column, message }: FileProblem): string {
  const place = [path, line === null ? '' : `line ${line}, column ${column}`].filter(Boolean).join(', ');
  return place ? `${place}: ${message}` : message;
}

/** Errors only, and all of them: what merely follows from one is not said. */
export function problemsOf(text: string): readonly string[] {
  const result = parseDocument(text);
  if (!result.ok) return result.problems.map(written);
  const errors = compile(result.document).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.map(({ node, message }) => `${node}: ${message}`);
}
