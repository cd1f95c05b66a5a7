/** Trained weights: into the graph itself, into a safetensors file, and from one. */
import type { Command } from '../../graph/commands.ts';
import type { GraphDocument, NestedNumbers, Weights } from '../../graph/document.ts';
import { readSafetensors, writeSafetensors, type WeightsByNode } from '../../graph/safetensors.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';

/** Numbers that a graph file takes: more would make it too large to edit, to share and to keep in the browser. */
const MOST_NUMBERS = 100_000;

/** Writes the run's weights into the graph as its initial weights, as one edit. */
export async function keepTrainedWeights(): Promise<void> {
  const weights = await trainedWeights();
  if (weights) keep(weights, 'Keep trained weights');
}

/** Lets the person save the run's weights as a file that the exported scripts read with --weights. */
export async function downloadTrainedWeights(): Promise<void> {
  const weights = await trainedWeights();
  if (!weights) return;
  const address = URL.createObjectURL(new Blob([writeSafetensors(weights) as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'weights.safetensors';
  link.click();
  // The browser has taken hold of the data once the click is through.
  setTimeout(() => { URL.revokeObjectURL(address); }, 10_000);
}

/** Lets the person pick a safetensors file and makes its weights the graph's initial weights. */
export async function openWeights(file: File): Promise<void> {
  try {
    keep(fitting(readSafetensors(new Uint8Array(await file.arrayBuffer()))), 'Open weights');
  } catch (error) {
    notify({ severity: 'error', title: `${file.name} cannot be used`, lines: [error instanceof Error ? error.message : String(error)] });
  }
}

/** Asks for a file of weights. Nothing happens when none is picked. */
export function pickWeights(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.safetensors';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file) void openWeights(file);
  });
  input.click();
}

async function trainedWeights(): Promise<WeightsByNode | null> {
  // Asking an engine that holds nothing would only start it.
  if (useRunStore.getState().program === null) {
    notify({ severity: 'warning', title: 'There are no trained weights yet', lines: ['Train the graph first, then keep or save what it has learned.'] });
    return null;
  }
  const answer = await run.ask({ kind: 'weights' });
  return answer.kind === 'weights' ? answer.weights : null;
}

/** @throws an error that says which weights the open graph has no place for. */
function fitting(weights: WeightsByNode): WeightsByNode {
  const operations = currentCompilation().program?.operations ?? [];
  for (const [node, named] of Object.entries(weights)) {
    const operation = operations.find((each) => each.node === node);
    for (const name of Object.keys(named)) {
      if (!operation?.weights.some((spec) => spec.name === name)) {
        throw new Error(`It holds “${node}.${name}”, for which the open graph has no place. Open the graph from which the weights were saved, then try again.`);
      }
    }
  }
  return weights;
}

function keep(weights: WeightsByNode, label: string): void {
  const count = Object.values(weights).reduce((sum, named) => sum + Object.values(named).reduce((inner: number, values) => inner + countOf(values), 0), 0);
  if (count > MOST_NUMBERS) {
    const lines = [`There are ${count.toLocaleString('en-US')} of them; a graph file takes up to ${MOST_NUMBERS.toLocaleString('en-US')}, so that it stays small enough to edit and to share. Save them as a file of weights instead.`];
    notify({ severity: 'warning', title: 'Too many weights for the graph', lines });
    return;
  }
  editDocument(keepCommand(currentDocument(), weights), label);
  notify({ severity: 'info', title: 'The weights are in the graph', lines: [`Training now begins from these ${count.toLocaleString('en-US')} numbers. Undo brings the old beginning back.`] });
}

/** One edit for all nodes of the graph that have such weights. */
export function keepCommand({ nodes }: GraphDocument, weights: WeightsByNode): Command {
  const known = new Set(nodes.map(({ id }) => id));
  const commands = Object.entries(weights)
    .filter(([id]) => known.has(id))
    .map(([id, named]): Command => ({ type: 'setInitialWeights', id, weights: rounded(named) }));
  return { type: 'batch', commands };
}

/** The shortest digits that give the same 32-bit numbers: half as long in the file. */
function rounded(weights: Weights): Weights {
  return Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, shortest(values)]));
}

function shortest(values: NestedNumbers): NestedNumbers {
  if (typeof values !== 'number') return values.map(shortest);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(values.toPrecision(digits));
    if (Math.fround(short) === Math.fround(values)) return short;
  }
  return Number(values.toPrecision(9));
}

function countOf(values: NestedNumbers): number {
  return typeof values === 'number' ? 1 : values.reduce((sum: number, value) => sum + countOf(value), 0);
}
