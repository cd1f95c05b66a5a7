/** `netloom export`: the graph as code that runs elsewhere. */
import { codeGroupsOf } from '../compiler/emit/codeGroups.ts';
import { emit, EMIT_TARGETS, type EmitTarget } from '../compiler/emit/emit.ts';
import { JSON_OPTION, ONE_GRAPH, printJson, textOption, type Command } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { readGraph } from './input.ts';
import { writeOut } from './output.ts';
import { programOf } from './program.ts';

export const exportCode: Command = {
  summary: 'Prints the graph as a complete script or notebook.',
  details: 'Trained weights leave with “netloom train --weights OUT”: as safetensors for these scripts, as a TensorFlow.js model or as ONNX.',
  options: {
    to: { type: 'string', choices: EMIT_TARGETS, required: true, help: 'For which library.' },
    out: { type: 'string', value: 'OUT', help: 'Writes to this file.' },
    json: JSON_OPTION,
  },
  files: ONE_GRAPH,
  async run([name = ''], options, terminal) {
    // Known to be one of them before it comes here.
    const target = textOption(options, 'to') as EmitTarget;
    const file = await readGraph(name);
    const program = programOf(name, file, terminal);
    if (!program) return EXIT.failed;
    const { fileName, language, text, lines } = await emit(program, target, codeGroupsOf(file.document));
    const out = textOption(options, 'out');
    if (out !== undefined) await writeOut(out, text);
    if (options['json'] === true) printJson(terminal, { target, fileName, language, text, lines: Object.fromEntries(lines) });
    else if (out !== undefined) terminal.err(`Written to ${out}.\n`);
    else terminal.out(text);
    return EXIT.done;
  },
};
