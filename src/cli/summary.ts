/** `netloom summary`: the table of layers. */
import { compile } from '../compiler/compile.ts';
import type { TypedGraph, TypedNode } from '../compiler/diagnostic.ts';
import type { GraphDocument } from '../graph/document.ts';
import { meaningOf } from '../graph/meaning.ts';
import { shapeText } from '../graph/tensorType.ts';
import { nodeKind } from '../nodes/registry.ts';
import { JSON_OPTION, ONE_GRAPH, printJson, type Command } from './command.ts';
import { EXIT } from './exitStatus.ts';
import { readGraph } from './input.ts';
import { programOf } from './program.ts';

interface Row {
  readonly node: string;
  readonly kind: string;
  readonly label: string;
  /** Sizes of one example; null where they are not known. */
  readonly output: readonly number[] | null;
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly state: TypedNode['state'];
}

export const summary: Command = {
  summary: 'Prints every layer with its shape, parameters and multiply-adds, and the totals.',
  options: { json: JSON_OPTION },
  files: ONE_GRAPH,
  async run([name = ''], options, terminal) {
    const file = await readGraph(name);
    const { typed, program } = compile(file.document);
    const rows = rowsOf(file.document, typed, program?.operations.map(({ node }) => node) ?? []);
    if (options['json'] === true) printJson(terminal, { title: file.document.meta.title, layers: rows, totals: typed.totals });
    else terminal.out(tableText(file.document.meta.title, rows, typed.totals));
    return programOf(name, file, terminal) ? EXIT.done : EXIT.failed;
  },
};

/** Copies in repeated groups have lines of their own. Data first, then layers in the order in which they compute; nodes that cannot compute stand at the end. */
function rowsOf(document: GraphDocument, typed: TypedGraph, order: readonly string[]): readonly Row[] {
  const place = (id: string, kind: string): number => (kind === 'dataset' ? -1 : order.includes(id) ? order.indexOf(id) : Infinity);
  const own = new Set(document.nodes.map(({ id }) => id));
  const copies = meaningOf(document).nodes.filter(({ id }) => !own.has(id));
  return [...document.nodes, ...copies]
    .filter(({ kind }) => nodeKind(kind)?.category !== 'loss')
    .map((node) => ({ node, at: place(node.id, node.kind) }))
    .toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at))
    .map(({ node: { id, kind, label } }) => {
      const known = typed.nodes.get(id);
      const output = Object.values(known?.outputs ?? {})[0]?.shape ?? null;
      return { node: id, kind, label: label ?? nodeKind(kind)?.label ?? kind, output, parameters: known?.parameters ?? 0, multiplyAdds: known?.multiplyAdds ?? 0, state: known?.state ?? 'unknown' };
    });
}

function tableText(title: string, rows: readonly Row[], totals: TypedGraph['totals']): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  const cells = [
    ['Layer', 'Kind', 'Output', 'Parameters', 'Multiply-adds'],
    ...rows.map(({ label, node, kind, output, parameters, multiplyAdds }) => [label === node ? node : `${label} (${node})`, nodeKind(kind)?.label ?? kind, output ? shapeText(output) : '?', number(parameters), number(multiplyAdds)]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const lines = cells.map((row) => row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd());
  return `${title}\n\n${lines.join('\n')}\n\n${number(totals.parameters)} parameters, ${number(totals.trainableParameters)} of them trainable; ${number(totals.multiplyAdds)} multiply-adds for one example; about ${(totals.memoryBytes / 1e6).toFixed(1)} MB while training.\n`;
}
