/** What must change along with an edit, so that the edit does what the person meant. */
import { applyCommand, type Command } from '../graph/commands.ts';
import type { GraphDocument } from '../graph/document.ts';
import { compile } from './compile.ts';

/**
 * The command, with the initial weights taken out that would no longer fit after it: whoever gives a
 * layer another number of units has said goodbye to weights of the old shape. Weights that did not
 * fit before are left for the person to see.
 */
export function withFittingWeights(document: GraphDocument, command: Command): Command {
  if (!changesParams(command) || ![...document.nodes, ...(document.groups ?? [])].some(({ initialWeights }) => initialWeights)) return command;
  const before = misfits(document);
  const gone = [...misfits(applyCommand(document, command))].filter((id) => !before.has(id));
  if (gone.length === 0) return command;
  const clearing = gone.map((id): Command => ({ type: 'setInitialWeights', id, weights: undefined }));
  return { type: 'batch', commands: [command, ...clearing] };
}

function changesParams(command: Command): boolean {
  return command.type === 'setParams' || (command.type === 'batch' && command.commands.some(changesParams));
}

function misfits(document: GraphDocument): ReadonlySet<string> {
  const found = compile(document).diagnostics.filter(({ code }) => code === 'initial-weights');
  return new Set(found.flatMap(({ node }) => (node === undefined ? [] : [node])));
}
