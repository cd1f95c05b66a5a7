/** `netloom check`: what is wrong with a graph, and where in its file. */
import { compile } from '../compiler/compile.ts';
import type { Diagnostic } from '../compiler/diagnostic.ts';
import type { FileProblem } from '../graph/jsonText.ts';
import { JSON_OPTION, ONE_GRAPH, printJson, type Command, type Terminal } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { InputError, makeLocator, parseFile, placeText, problemText, readText, type Place } from './input.ts';

interface Finding extends Place {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly why?: string;
  readonly fix?: string;
  readonly node?: string;
  readonly edge?: string;
  readonly param?: string;
}

export const check: Command = {
  summary: 'Lists what is wrong, or unwise, with its place in the file.',
  options: { json: JSON_OPTION },
  files: ONE_GRAPH,
  async run([file = ''], options, terminal) {
    const found = findings(file, await readText(file));
    const errors = found.filter(({ severity }) => severity === 'error').length;
    const warnings = found.filter(({ severity }) => severity === 'warning').length;
    if (options['json'] === true) printJson(terminal, { file, errors, warnings, diagnostics: found });
    else print(file, found, errors, warnings, terminal);
    return errors > 0 ? EXIT.failed : EXIT.done;
  },
};

/** Problems of the file itself, or else the compiler's findings. @throws InputError for a text that is no graph. */
export function findings(file: string, text: string): readonly Finding[] {
  const parsed = parseFile(text);
  if ('problems' in parsed) {
    const [first] = parsed.problems;
    // Without a path it is not about a field: this is no graph at all.
    if (!first?.path) throw new InputError(problemText(file, first));
    return parsed.problems.map(fromProblem);
  }
  const locate = makeLocator(parsed.file);
  return compile(parsed.file.document).diagnostics.map((diagnostic) => fromDiagnostic(diagnostic, locate(diagnostic)));
}

function fromProblem({ message, line, column }: FileProblem): Finding {
  return { code: 'file', severity: 'error', message, line, column };
}

function fromDiagnostic({ fix, ...rest }: Diagnostic, place: Place): Finding {
  return { ...rest, ...place, ...(fix ? { fix: fix.label } : {}) };
}

function print(file: string, found: readonly Finding[], errors: number, warnings: number, terminal: Terminal): void {
  for (const finding of found) {
    const { severity, code, message, why, fix } = finding;
    terminal.out(`${placeText(file, finding)}: ${severity}: ${message} [${code}]\n`);
    if (why) terminal.out(`    ${why}\n`);
    if (fix) terminal.out(`    The editor offers: ${fix}.\n`);
  }
  terminal.out(found.length === 0 ? `${file}: no problems.\n` : `${count(errors, 'error')}, ${count(warnings, 'warning')}.\n`);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
