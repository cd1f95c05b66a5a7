/** `netloom export`: the graph as code that runs elsewhere. */
import { writeFile } from 'node:fs/promises';
import { codeGroupsOf } from '../compiler/emit/codeGroups.ts';
import { emit, EMIT_TARGETS, type EmitTarget } from '../compiler/emit/emit.ts';
import { printJson, type Command, type OptionValues } from './command.ts';
import { InputError, readGraph } from './input.ts';
import { programOf } from './program.ts';

export const exportCode: Command = {
  summary: 'Prints the graph as a complete script or notebook.',
  usage: `FILE --to ${EMIT_TARGETS.join('|')} [--out OUT] [--json]`,
  options: { to: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  files: 1,
  async run(name, options, terminal) {
    const target = targetOf(options);
    const file = await readGraph(name);
    const program = programOf(name, file, terminal);
    if (!program) return 1;
    const { fileName, language, text, lines } = await emit(program, target, codeGroupsOf(file.document));
    const out = options['out'];
    if (typeof out === 'string') await writeOut(out, text);
    if (options['json'] === true) printJson(terminal, { target, fileName, language, text, lines: Object.fromEntries(lines) });
    else if (typeof out === 'string') terminal.err(`Written to ${out}.\n`);
    else terminal.out(text);
    return 0;
  },
};

function targetOf({ to }: OptionValues): EmitTarget {
  const target = EMIT_TARGETS.find((each) => each === to);
  if (target) return target;
  throw new InputError(typeof to === 'string' ? `--to is “${to}”; it must be one of ${EMIT_TARGETS.join(', ')}.` : `“export” needs --to and one of ${EMIT_TARGETS.join(', ')}.`);
}

/** @throws InputError that says why the file cannot be written. */
export async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new InputError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
