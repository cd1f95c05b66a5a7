/** What the coach offers, as edits of the graph. Pure. */
import { insertFix, replaceKindFix } from '../../compiler/fixes.ts';
import { normalise, wireAt, wiresFrom } from '../../compiler/normalise.ts';
import type { Operation } from '../../compiler/program.ts';
import type { Command } from '../../graph/commands.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import type { Blame } from '../../runtime/protocol.ts';
import { counted, formatNumber } from '../ui/format.ts';
import type { Attempt } from './advice.ts';
import type { Bend } from './net.ts';

/** The norm that is usual where gradients explode (Pascanu, Mikolov and Bengio, 2013). */
const NORM = 1;

/** What usually helps a run whose numbers grew beyond all numbers. Rows that hold no number and weights that were set by hand are mended by hand: nothing to try. */
export function triesFor({ where }: Blame, document: GraphDocument): readonly Attempt[] {
  if (where === 'data' || where === 'weights') return [];
  const slower = withRate(document, 0.1);
  if (document.training.clipping) return [slower];
  const command: Command = { type: 'setTraining', training: { clipping: { kind: 'globalNorm', limit: NORM } } };
  return [slower, { label: 'Try clipping', edit: `Clip gradients at norm ${NORM}`, command }];
}

/** The learning rate times a power of ten. */
export function withRate({ training: { optimizer } }: GraphDocument, times: number): Attempt {
  const learningRate = Number((optimizer.learningRate * times).toPrecision(6));
  const how = times < 1 ? `${wordOf(1 / times)} times smaller` : `${wordOf(times)} times larger`;
  return {
    label: `Try rate ${formatNumber(learningRate)}`,
    edit: `Make the learning rate ${how}`,
    command: { type: 'setTraining', training: { optimizer: { ...optimizer, learningRate } } },
  };
}

function wordOf(times: number): string {
  const whole = Math.round(times);
  return whole === 10 ? 'ten' : whole === 100 ? 'a hundred' : whole === 1000 ? 'a thousand' : String(whole);
}

/** Weights that were given make way for those that each layer draws at random; null where none of these nodes has any. */
export function drawn({ nodes }: GraphDocument, ids: readonly string[]): Attempt | null {
  const given = nodes.filter((node) => node.initialWeights && ids.includes(node.id));
  if (given.length === 0) return null;
  const commands = given.map(({ id }) => ({ type: 'setInitialWeights' as const, id, weights: undefined }));
  return { label: 'Try random weights', edit: 'Begin with random weights', command: { type: 'batch', commands } };
}

/** Another function in the place of some bends, each where it is: as a node's kind, or as a layer's activation. */
export function bentBy(document: GraphDocument, bends: readonly Bend[], kind: 'relu' | 'leakyRelu', name: string): Attempt | null {
  const commands = bends.flatMap(({ operation }) => bendCommand(document, operation, kind) ?? []);
  if (commands.length === 0) return null;
  return { label: `Try ${name}`, edit: `Use ${name} in ${counted(commands.length, 'place')}`, command: { type: 'batch', commands } };
}

/** Null for a layer that does not offer the function: recurrent ones have few. */
function bendCommand(document: GraphDocument, { node: id, kind: layer, params, weights }: Operation, kind: 'relu' | 'leakyRelu'): Command | null {
  if (weights.length > 0) {
    // A layer's own activation has no leaky form: ELU is the one that stays alive below zero.
    const activation = kind === 'leakyRelu' ? 'elu' : kind;
    const offered = nodeKind(layer)?.params.safeParse({ ...params, activation }).success ?? false;
    return offered ? { type: 'setParams', id, params: { activation } } : null;
  }
  const graph = normalise(document);
  const node = graph.nodes.get(id);
  return (node && replaceKindFix(graph, node, kind)?.command) ?? null;
}

/** A node put onto the wire that leaves a port, or onto the one that enters a node. */
export function inserted(document: GraphDocument, place: { readonly after: string; readonly port: string } | { readonly before: string }, kind: string, name: string): Attempt | null {
  const graph = normalise(document);
  const wire = 'before' in place ? wireAt(graph, place.before, 'in') : wiresFrom(graph, place.after).find(({ from }) => from.port === place.port);
  const fix = wire && insertFix(graph, wire, kind);
  return fix ? { label: `Try ${name}`, edit: fix.label, command: fix.command } : null;
}

export function withUnits(id: string, label: string, units: number): Attempt {
  return { label: `Try ${units} units`, edit: `Give ${label} ${units} units`, command: { type: 'setParams', id, params: { units } } };
}

/** Ends training when the validation loss has not fallen for so many steps. */
export function stopped({ training: { stop } }: GraphDocument, steps: number): Attempt {
  return {
    label: 'Try stopping early',
    edit: `Stop when the validation loss has not fallen for ${counted(steps, 'step')}`,
    command: { type: 'setTraining', training: { stop: { ...stop, patience: { metric: 'validationLoss', steps, minDelta: 0 } } } },
  };
}
