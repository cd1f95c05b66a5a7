/** What the coach offers, as edits of the graph. Pure. */
import { insertFix, replaceKindFix } from '../../compiler/fixes.ts';
import { normalise, wireAt, wiresFrom } from '../../compiler/normalise.ts';
import type { Operation } from '../../compiler/program.ts';
import type { Command } from '../../graph/commands.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import type { Blame } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { formatNumber } from '../ui/format.ts';
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
  return [slower, { label: i18n.t('Try clipping'), edit: i18n.t('Clip gradients at norm {norm}', { norm: NORM }), command }];
}

/** The learning rate times a power of ten. */
export function withRate({ training: { optimizer } }: GraphDocument, times: number): Attempt {
  const learningRate = Number((optimizer.learningRate * times).toPrecision(6));
  return {
    label: i18n.t('Try rate {learningRate}', { learningRate: formatNumber(learningRate) }),
    edit: times < 1
      ? i18n.t('Make the learning rate {times, select, 10 {ten} 100 {a hundred} 1000 {a thousand} other {{times}}} times smaller', { times: Math.round(1 / times) })
      : i18n.t('Make the learning rate {times, select, 10 {ten} 100 {a hundred} 1000 {a thousand} other {{times}}} times larger', { times: Math.round(times) }),
    command: { type: 'setTraining', training: { optimizer: { ...optimizer, learningRate } } },
  };
}

/** Weights that were given make way for those that each layer draws at random; null where none of these nodes has any. */
export function drawn({ nodes }: GraphDocument, ids: readonly string[]): Attempt | null {
  const given = nodes.filter((node) => node.initialWeights && ids.includes(node.id));
  if (given.length === 0) return null;
  const commands = given.map(({ id }) => ({ type: 'setInitialWeights' as const, id, weights: undefined }));
  return { label: i18n.t('Try random weights'), edit: i18n.t('Begin with random weights'), command: { type: 'batch', commands } };
}

/** Another function in the place of some bends, each where it is: as a node's kind, or as a layer's activation. */
export function bentBy(document: GraphDocument, bends: readonly Bend[], kind: 'relu' | 'leakyRelu', name: string): Attempt | null {
  const commands = bends.flatMap(({ operation }) => bendCommand(document, operation, kind) ?? []);
  if (commands.length === 0) return null;
  return { label: i18n.t('Try {name}', { name }), edit: i18n.t('Use {name} in {places, plural, one {# place} other {# places}}', { name, places: commands.length }), command: { type: 'batch', commands } };
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
  return fix ? { label: i18n.t('Try {name}', { name }), edit: fix.label, command: fix.command } : null;
}

export function withUnits(id: string, label: string, units: number): Attempt {
  return { label: i18n.t('Try {units} units', { units }), edit: i18n.t('Give {label} {units} units', { label, units }), command: { type: 'setParams', id, params: { units } } };
}

/** Ends training when the validation loss has not fallen for so many steps. */
export function stopped({ training: { stop } }: GraphDocument, steps: number): Attempt {
  return {
    label: i18n.t('Try stopping early'),
    edit: i18n.t('Stop when the validation loss has not fallen for {steps, plural, one {# step} other {# steps}}', { steps }),
    command: { type: 'setTraining', training: { stop: { ...stop, patience: { metric: 'validationLoss', steps, minDelta: 0 } } } },
  };
}
