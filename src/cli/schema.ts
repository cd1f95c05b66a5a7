/** `netloom schema`: the graph format as JSON Schema. */
import { z } from '../graph/zod.ts';
import { documentSchema, VERSION } from '../graph/document.ts';
import { NO_FILE, type Command } from './command.ts';
import { EXIT } from './exitStatus.ts';

export const schema: Command = {
  summary: 'Prints the JSON Schema (draft 2020-12) of graph files, for editors that check them while you type.',
  options: { json: { type: 'boolean', help: 'The same: the schema is JSON.' } },
  files: NO_FILE,
  run(_, __, terminal) {
    terminal.out(schemaText());
    return Promise.resolve(EXIT.done);
  },
};

/** What a file may hold: fields with a default may be left out, and fields that are not named here are kept. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-2020-12' });
  const head = { $schema, title: `Netloom graph, version ${VERSION}`, description: 'A neural network as Netloom saves it. docs/GRAPH_FORMAT.md explains it.' };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
