/**
 * Links in a lesson that act on the graph. `netloom:` and then one or more moves, parted by `;`:
 *
 *   select/NODE                     selects the node and shows it
 *   set/NODE/PARAM/VALUE            sets a parameter
 *   training/SETTING/VALUE          sets the learning rate, steps, epochs, batchSize, shuffle or seed
 *   weights/NODE/WEIGHT/VALUES      sets the weights that a node starts with
 *   weights/NODE/fresh              lets the initializer choose them instead
 *   show/TAB                        shows a view below the canvas
 *   open/PRESET                     opens a preset by its file name, without the ending
 *
 * VALUE is JSON, or plain text where it is not. All edits of one link are one command, so that one
 * Undo takes them back.
 */
import type { z } from '../../graph/zod.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import { trainingSchema, type GraphDocument, type GraphNode, type Json, type Training, type Weights } from '../../graph/document.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { issueSentence } from '../../graph/issueText.ts';
import { checkParam, paramGroups, setParam } from '../inspector/params.ts';
import type { DockTab } from '../stores/sessionStore.ts';

const SCHEME = 'netloom:';
const TABS: readonly DockTab[] = ['charts', 'picture', 'problems', 'code'];

/** What one link does to the open graph. */
export interface Move {
  /** Null where the link edits nothing. */
  readonly command: Command | null;
  /** What Undo calls it. */
  readonly label: string;
  /** What to say when it is done: "Units of Hidden layer: 4 → 8". */
  readonly says: readonly string[];
  /** A node to select and show; null where the link is about the training. */
  readonly node: string | null;
  readonly tab: DockTab | null;
  readonly preset: string | null;
}

export type ReadLink = { readonly ok: true; readonly move: Move } | { readonly ok: false; readonly message: string };

/** True for links that act on the graph instead of leading away. */
export function isMove(href: string): boolean {
  return href.startsWith(SCHEME);
}

/** What a link would do to this document, or a sentence on why it can do nothing. */
export function readLink(href: string, document: GraphDocument): ReadLink {
  try {
    const steps = href.slice(SCHEME.length).split(';').map((step) => step.split('/').map(decodeURIComponent));
    const moves: Move[] = [];
    let after = document;
    for (const step of steps) {
      const move = readStep(step, after);
      moves.push(move);
      // Each step is read against what the ones before it leave behind.
      if (move.command) after = applyCommand(after, move.command);
    }
    return { ok: true, move: joined(moves) };
  } catch (error) {
    // Only the sentences thrown below and decodeURIComponent's complaint come here.
    return { ok: false, message: error instanceof LinkProblem ? error.message : i18n.t('The link “{href}” is damaged and does nothing.', { href }) };
  }
}

class LinkProblem extends Error {}

function readStep([verb = '', ...rest]: readonly string[], document: GraphDocument): Move {
  switch (verb) {
    case 'select':
      return move({ node: nodeOf(document, rest[0]).id });
    case 'set':
      return setMove(nodeOf(document, rest[0]), rest[1] ?? '', valueOf(rest[2]));
    case 'training':
      return trainingMove(document.training, rest[0] ?? '', valueOf(rest[1]));
    case 'weights':
      return weightsMove(nodeOf(document, rest[0]), rest[1] ?? '', rest[2]);
    case 'show': {
      const tab = TABS.find((name) => name === rest[0]);
      if (!tab) throw new LinkProblem(i18n.t('There is no view “{view}”; a link can show {views}.', { view: rest[0] ?? '', views: TABS.join(', ') }));
      return move({ tab });
    }
    case 'open':
      return move({ preset: rest[0] ?? '' });
    default:
      throw new LinkProblem(i18n.t('A link of this lesson begins with “{verb}”, which Netloom does not know.', { verb }));
  }
}

function move(part: Partial<Move>): Move {
  return { command: null, label: '', says: [], node: null, tab: null, preset: null, ...part };
}

function joined(moves: readonly Move[]): Move {
  const commands = moves.flatMap(({ command }) => (command ? [command] : []));
  const [only] = commands;
  return {
    command: commands.length > 1 ? { type: 'batch', commands } : (only ?? null),
    label: moves.find(({ label }) => label)?.label ?? '',
    says: moves.flatMap(({ says }) => says),
    node: moves.findLast(({ node }) => node !== null)?.node ?? null,
    tab: moves.findLast(({ tab }) => tab !== null)?.tab ?? null,
    preset: moves.findLast(({ preset }) => preset !== null)?.preset ?? null,
  };
}

function nodeOf(document: GraphDocument, id = ''): GraphNode {
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (!node) throw new LinkProblem(i18n.t('This graph has no node “{id}”, which the link is about. Open the lesson’s own graph again to use it.', { id }));
  return node;
}

function nameOf(node: GraphNode): string {
  return node.label ?? nodeKind(node.kind)?.label ?? node.kind;
}

function setMove(node: GraphNode, name: string, value: Json): Move {
  const kind = nodeKind(node.kind);
  const group = kind && paramGroups(kind, node.params).find(({ fields }) => fields.some((field) => field.name === name));
  const field = group?.fields.find((candidate) => candidate.name === name);
  if (!group || !field) throw new LinkProblem(i18n.t('{node} has no parameter “{name}”, which the link would set. Open the lesson’s own graph again to use it.', { node: nameOf(node), name }));
  const what = i18n.t('{setting} of {node}', { setting: field.label, node: nameOf(node) });
  const problem = checkParam(group.schema, name, value);
  if (problem) throw new LinkProblem(doesNotFit(what, value, problem));
  const before = node.params[name] ?? (field.defaultValue as Json | undefined);
  return move({ command: setParam(node, name, value), label: i18n.t('Set {what}', { what }), says: [changeText(what, before, value)], node: node.id });
}

function trainingMove(training: Training, name: string, value: Json): Move {
  const now: Readonly<Record<string, unknown>> = { ...training, learningRate: training.optimizer.learningRate };
  const what = Object.hasOwn(TRAINING_WORDS, name) ? TRAINING_WORDS[name] : undefined;
  if (what === undefined) throw new LinkProblem(i18n.t('The training has no setting “{name}”, which the link would set.', { name }));
  const change = { ...(name === 'learningRate' ? { optimizer: { ...training.optimizer, learningRate: value } } : { [name]: value }), ...otherCount(name) };
  const result = trainingSchema.safeParse(Object.fromEntries(Object.entries({ ...training, ...change }).filter(([, entry]) => entry !== undefined)));
  if (!result.success) throw new LinkProblem(doesNotFit(what, value, firstIssue(result.error, { ...training, ...change })));
  return move({ command: { type: 'setTraining', training: change as Partial<Training> }, label: i18n.t('Set {what}', { what }), says: [changeText(what, now[name] as Json | undefined, value)] });
}

const TRAINING_WORDS: Readonly<Record<string, string>> = {
  learningRate: i18n.t('the learning rate'),
  batchSize: i18n.t('the batch size'),
  steps: i18n.t('the number of steps'),
  epochs: i18n.t('the number of epochs'),
  shuffle: i18n.t('shuffling'),
  seed: i18n.t('the seed'),
};

/** @param problem as a sentence. */
function doesNotFit(what: string, value: Json, problem: string): string {
  return i18n.t('The link would set {what} to {value}, which does not fit: {problem}', { what, value: JSON.stringify(value), problem });
}

/** Training counts in steps or in epochs; setting one takes the other out. */
function otherCount(name: string): { readonly steps?: undefined; readonly epochs?: undefined } {
  if (name === 'steps') return { epochs: undefined };
  return name === 'epochs' ? { steps: undefined } : {};
}

function weightsMove(node: GraphNode, name: string, text: string | undefined): Move {
  const what = nameOf(node);
  if (name === 'fresh') {
    const command: Command = { type: 'setInitialWeights', id: node.id, weights: undefined };
    return move({ command, label: i18n.t('Draw the weights of {what}', { what }), says: [i18n.t('{what} starts with weights of its own drawing', { what })], node: node.id });
  }
  const values = valueOf(text);
  if (!isNumbers(values)) throw new LinkProblem(i18n.t('The link would set the weights “{name}” of {what} to something that is no list of numbers.', { name, what }));
  const weights: Weights = { ...node.initialWeights, [name]: values };
  return move({ command: { type: 'setInitialWeights', id: node.id, weights }, label: i18n.t('Set the weights of {what}', { what }), says: [changeText(i18n.t('{setting} of {node}', { setting: name, node: what }), node.initialWeights?.[name], values)], node: node.id });
}

function isNumbers(value: Json): value is Weights[string] {
  return typeof value === 'number' || (Array.isArray(value) && value.every((item: Json) => isNumbers(item)));
}

function valueOf(text = ''): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function firstIssue({ issues: [issue] }: z.ZodError, root: unknown): string {
  return issue ? issueSentence(issue, root) : i18n.t('This value does not fit.');
}

/** More than fits a line is left out: the eye finds it in the inspector. */
const MAX_SHOWN = 40;

function changeText(what: string, before: Json | undefined, after: Json): string {
  const name = `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}`;
  const [was, is] = [shown(before), shown(after)];
  if (was === is) return i18n.t('{name}: {value} already', { name, value: is });
  return was.length + is.length > MAX_SHOWN ? i18n.t('{name}: changed', { name }) : i18n.t('{name}: {was} → {is}', { name, was, is });
}

function shown(value: Json | undefined): string {
  if (value === undefined) return i18n.t('none');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
