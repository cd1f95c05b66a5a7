/** `netloom migrate`: a graph file in the present version, as the editor writes it. */
import { VERSION } from '../graph/document.ts';
import { serializeDocument } from '../graph/serialize.ts';
import { printJson, type Command } from './command.ts';
import { writeOut } from './export.ts';
import { readGraph } from './input.ts';

export const migrate: Command = {
  summary: `Prints the graph in version ${VERSION} of the format, or writes it to OUT.`,
  usage: 'FILE [--out OUT] [--json]',
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  files: 1,
  async run(name, options, terminal) {
    const { document, migratedFrom } = await readGraph(name);
    const text = serializeDocument(document);
    const out = options['out'];
    if (typeof out === 'string') await writeOut(out, text);
    if (options['json'] === true) printJson(terminal, { from: migratedFrom ?? VERSION, version: VERSION, document });
    else if (typeof out !== 'string') terminal.out(text);
    terminal.err(migratedFrom === null ? `${name} is of version ${VERSION} already.\n` : `Migrated from version ${migratedFrom} to ${VERSION}.\n`);
    return 0;
  },
};
