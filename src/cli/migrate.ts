/** `netloom migrate`: a graph file in the present version, as the editor writes it. */
import { VERSION } from '../graph/document.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { JSON_OPTION, ONE_GRAPH, printJson, textOption, type Command } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { readGraph } from './input.ts';
import { writeOut } from './output.ts';

export const migrate: Command = {
  summary: `Prints the graph in version ${VERSION} of the format, or writes it to OUT.`,
  options: { out: { type: 'string', value: 'OUT', help: 'Writes to this file.' }, json: JSON_OPTION },
  files: ONE_GRAPH,
  async run([name = ''], options, terminal) {
    const { document, migratedFrom } = await readGraph(name);
    const text = serializeDocument(document);
    const out = textOption(options, 'out');
    if (out !== undefined) await writeOut(out, text);
    if (options['json'] === true) printJson(terminal, { from: migratedFrom ?? VERSION, version: VERSION, document });
    else if (out === undefined) terminal.out(text);
    terminal.err(migratedFrom === null ? `${name} is of version ${VERSION} already.\n` : `Migrated from version ${migratedFrom} to ${VERSION}.\n`);
    return EXIT.done;
  },
};
