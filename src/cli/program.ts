/** From a document to its program, or the reasons why there is none on stderr. */
import { compile } from '../compiler/compile.ts';
import type { Program } from '../compiler/program.ts';
import type { Terminal } from './command.ts';
import { makeLocator, placeText, type GraphFile } from './input.ts';

/** The program of a graph; null after its errors were written to stderr. */
export function programOf(name: string, file: GraphFile, terminal: Terminal): Program | null {
  const { program, diagnostics } = compile(file.document);
  if (program) return program;
  const locate = makeLocator(file);
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === 'error') terminal.err(`${placeText(name, locate(diagnostic))}: error: ${diagnostic.message} [${diagnostic.code}]\n`);
  }
  return null;
}
