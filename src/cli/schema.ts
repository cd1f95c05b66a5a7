/** `netloom schema`: the graph format as JSON Schema. */
import { z } from '../graph/zod.ts';
import { documentSchema, VERSION } from '../graph/document.ts';
import type { Command } from './command.ts';

export const schema: Command = {
  summary: 'Prints the JSON Schema (draft 2020-12) of graph files, for editors that check them while you type.',
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  files: 0,
  run(_, __, terminal) {
    terminal.out(schemaText());
    return Promise.resolve(0);
  },
};

/** What a file may hold: fields with a default may be left out, and fields that are not named here are kept. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(documentSchema, { io: 'input', target: 'draft-2020-12' });
  const head = { $schema, title: `Netloom graph, version ${VERSION}`, description: 'A neural network as Netloom saves it. docs/GRAPH_FORMAT.md explains it.' };
  return `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`;
}
