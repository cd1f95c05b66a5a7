/** The graph as nested text: what can be seen at a glance on the canvas, in the order in which it is to be heard. */
import type { Compilation } from '../../compiler/diagnostic.ts';
import { portReferenceOf, type GraphDocument, type GraphEdge } from '../../graph/document.ts';
import { contentsOf, type SizeOf } from '../../graph/frames.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { i18n } from '../../words/i18n.ts';
import { adjacencyOf, linksOf, orderOf } from '../../graph/order.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { optimizerInfo } from '../../nodes/training/optimizers.ts';
import { commaed, listed, sentences, small } from '../../words/list.ts';
import { portsOf, spokenName, wiredPorts, type Wired } from '../canvas/ports.ts';
import { nodeViews } from '../canvas/view.ts';
import { STATE_WORDS, type NodeView } from '../canvas/nodeView.ts';
import { formatCount } from '../ui/format.ts';
import { frameName, plainLines } from '../annotations/words.ts';
import { CARD } from '../canvas/edits.ts';
import { endName } from './partners.ts';

export interface OutlineItem {
  /** `1.2`: its place in the text. */
  readonly number: string;
  /** The node, where it is one and not a heading over a branch. */
  readonly node: string | null;
  readonly name: string;
  /** Kind, settings, where it comes from, what it gives: sentences without their full stop. */
  readonly facts: readonly string[];
  /** In words; empty where all is well. */
  readonly problem: string;
  readonly items: readonly OutlineItem[];
}

export interface Outline {
  /** The graph in one or two sentences. */
  readonly summary: string;
  readonly items: readonly OutlineItem[];
}

/**
 * Nodes that follow one another stand under one another. Where wires part, what lies between there and the place where they meet again
 * stands one level deeper; the place itself stands on the level of the parting, after it.
 */
export function outlineOf(document: GraphDocument, compilation: Compilation, sizeOf: SizeOf = () => CARD): Outline {
  const shape = shapeOf(document);
  const speaker = new Speaker(document, compilation);
  const items = numbered([
    ...shape.sequences.flatMap((start) => level(shape, start, null)).map((branch) => speaker.item(branch)),
    ...(shape.circle.length === 0 ? [] : [{ node: null, name: i18n.t('In a circle, or behind one'), facts: [], problem: '', items: shape.circle.map((id) => speaker.item({ node: id, after: null, branches: [] })) }]),
    ...besides(document, sizeOf),
  ]);
  return { summary: summaryOf(document, compilation), items };
}

/** The outline as plain text: a line for each node, branches set in. */
export function outlineText({ summary, items }: Outline, title: string): string {
  const lines = (list: readonly OutlineItem[], depth: number): readonly string[] => list.flatMap((item) => [`${'   '.repeat(depth)}${item.number}. ${sentenceOf(item)}`, ...lines(item.items, depth + 1)]);
  return `${[title, summary, '', ...lines(items, 0)].join('\n')}\n`;
}

/** "Hidden layer: Dense, 4 units. From Data features. Gives 4." */
export function sentenceOf({ name, facts, problem }: Pick<OutlineItem, 'name' | 'facts' | 'problem'>): string {
  const [what, ...others] = facts;
  const told = [what ? i18n.t('{name}: {what}', { name, what }) : name, ...others].map((fact) => i18n.t('{fact}.', { fact }));
  return sentences([...told, problem]);
}

/** Groups with what is in them, frames with what lies on them, and notes. */
function besides(document: GraphDocument, sizeOf: SizeOf): readonly Unnumbered[] {
  const { notes = [], frames = [], groups = [] } = document;
  if (notes.length === 0 && frames.length === 0 && groups.length === 0) return [];
  const nameOf = new Map(document.nodes.map((node) => [node.id, spokenName(node, nodeKind(node.kind))]));
  const items: Unnumbered[] = [
    ...groups.map((group): Unnumbered => {
      const inside = listed(group.members.flatMap((id) => nameOf.get(id) ?? []));
      return { node: group.id, name: groupName(group), facts: [group.folded ? i18n.t('folded group of {inside}', { inside }) : i18n.t('group of {inside}', { inside }), ...(group.repeat ? [i18n.t('Applied {times} times in a row', { times: group.repeat })] : [])], problem: '', items: [] };
    }),
    ...frames.map((frame) => {
      const on = contentsOf(document, frame, sizeOf).flatMap((id) => nameOf.get(id) ?? []);
      return { node: frame.id, name: frameName(frame), facts: [on.length > 0 ? i18n.t('{nodes} on it', { nodes: listed(on) }) : i18n.t('nothing on it')], problem: '', items: [] };
    }),
    ...notes.map((note) => ({ node: note.id, name: i18n.t('Note'), facts: [plainLines(note).filter(Boolean).join(' ').replace(/[.。]$/, '') || i18n.t('empty')], problem: '', items: [] })),
  ];
  return [{ node: null, name: i18n.t('Beside the graph'), facts: [], problem: '', items }];
}

type Unnumbered = Omit<OutlineItem, 'number' | 'items'> & { readonly items: readonly Unnumbered[] };

function numbered(items: readonly Unnumbered[], prefix = ''): readonly OutlineItem[] {
  return items.map((item, index) => {
    const number = `${prefix}${index + 1}`;
    return { ...item, number, items: numbered(item.items, `${number}.`) };
  });
}

/** Which nodes lie between a parting and the meeting that belongs to it: the tree of immediate dominators. */
interface Shape {
  /** Where nothing comes before. */
  readonly sequences: readonly string[];
  /** Nodes that are reached only through this one, and through none of them first; in the order of the graph. */
  readonly under: ReadonlyMap<string, readonly string[]>;
  /** The distinct nodes that feed a node. */
  readonly fedBy: ReadonlyMap<string, readonly string[]>;
  /** Nodes in a circle or behind one, which have no order. */
  readonly circle: readonly string[];
}

const ROOT = '';

function shapeOf(document: GraphDocument): Shape {
  const { sorted } = orderOf(linksOf(document));
  const known = new Set(sorted);
  const { incoming } = adjacencyOf(document);
  const fedBy = new Map(sorted.map((id) => [id, [...new Set((incoming.get(id) ?? []).map(({ from }) => portReferenceOf(from).node))].filter((node) => known.has(node))]));
  const above = new Map<string, { readonly node: string; readonly depth: number }>();
  const under = new Map<string, string[]>([[ROOT, []], ...sorted.map((id): [string, string[]] => [id, []])]);
  const depthOf = (id: string) => (id === ROOT ? 0 : (above.get(id)?.depth ?? 0) + 1);
  const meeting = (a: string, b: string): string => {
    let [x, y] = [a, b];
    while (x !== y) {
      if (depthOf(x) >= depthOf(y)) x = above.get(x)?.node ?? ROOT;
      else y = above.get(y)?.node ?? ROOT;
    }
    return x;
  };
  for (const id of sorted) {
    const feeds = fedBy.get(id) ?? [];
    const node = feeds.length === 0 ? ROOT : feeds.reduce(meeting);
    above.set(id, { node, depth: depthOf(node) });
    under.get(node)?.push(id);
  }
  return { sequences: under.get(ROOT) ?? [], under, fedBy, circle: document.nodes.map(({ id }) => id).filter((id) => !known.has(id)) };
}

interface Branch {
  readonly node: string;
  /** The node told just before it on its level, where that alone feeds it. */
  readonly after: string | null;
  readonly branches: readonly (readonly Branch[])[];
}

/** A node and what follows it on its own level. */
function level({ under, fedBy, ...shape }: Shape, start: string, before: string | null): readonly Branch[] {
  const list: Branch[] = [];
  let [at, after] = [start, before];
  for (;;) {
    const below: readonly string[] = under.get(at) ?? [];
    const onlyFed = below.filter((id) => fedBy.get(id)?.length === 1);
    const meetings = below.filter((id) => !onlyFed.includes(id));
    const [next] = onlyFed;
    if (meetings.length === 0 && onlyFed.length <= 1) {
      list.push({ node: at, after, branches: [] });
      if (next === undefined) return list;
      [at, after] = [next, at];
      continue;
    }
    const parting = at;
    list.push({ node: at, after, branches: onlyFed.map((id) => level({ under, fedBy, ...shape }, id, parting)) });
    return [...list, ...meetings.flatMap((id) => level({ under, fedBy, ...shape }, id, null))];
  }
}

class Speaker {
  readonly #document: GraphDocument;
  readonly #views: ReadonlyMap<string, NodeView>;
  readonly #wired: ReadonlyMap<string, Wired>;
  readonly #incoming: ReadonlyMap<string, readonly GraphEdge[]>;

  constructor(document: GraphDocument, compilation: Compilation) {
    this.#document = document;
    this.#views = nodeViews(document, compilation, new Map());
    this.#wired = wiredPorts(document);
    this.#incoming = adjacencyOf(document).incoming;
  }

  item({ node: id, after, branches }: Branch): Unnumbered {
    const nested = branches.map((branch) => branch.map((each) => this.item(each)));
    const items = nested.length < 2 ? nested.flat() : nested.map((list, index) => ({ node: null, name: i18n.t('Branch {branch} of {branches}', { branch: index + 1, branches: nested.length }), facts: [], problem: '', items: list }));
    const node = this.#document.nodes.find((each) => each.id === id);
    const view = this.#views.get(id);
    if (!node || !view) return { node: id, name: id, facts: [], problem: '', items };
    const kind = nodeKind(node.kind);
    const name = spokenName(node, kind);
    const settings = commaed([kind && name !== kind.label && !name.startsWith(`${kind.label} `) ? kind.label : '', view.headline]);
    const facts = [settings, this.#from(id, after), given(view), view.parameters && i18n.t('{parameters, plural, one {# parameter} other {# parameters}}', { parameters: Number(view.parameters.replaceAll(',', '')) })];
    const state = view.state === 'ok' || view.state === 'problem' || view.state === 'warning' ? '' : i18n.t('{fact}.', { fact: STATE_WORDS[view.state] });
    // The first is told right after the name.
    return { node: id, name, facts: [facts[0] ?? '', ...facts.slice(1).filter(Boolean).map(capitalised)], problem: problemOf(view, state), items };
  }

  /** Where it comes from, unless that is what was told just before it. */
  #from(id: string, after: string | null): string {
    const edges = this.#incoming.get(id) ?? [];
    const sources = edges.map(({ from }) => portReferenceOf(from));
    if (edges.length === 0) return '';
    if (after !== null && sources.every(({ node }) => node === after) && this.#outputsOf(after) === 1) return '';
    return i18n.t('from {sources}', { sources: listed(edges.map((edge, index) => this.#fromWords(id, edge, sources[index]?.node ?? ''))) });
  }

  #fromWords(id: string, { from, to }: GraphEdge, source: string): string {
    const origin = this.#outputsOf(source) > 1 ? endName(this.#document, { ...portReferenceOf(from), side: 'output' }) : this.#nameOf(source);
    const { inputs } = portsOf(this.#kindOf(id), this.#wired.get(id));
    const label = inputs.length > 1 ? inputs.find(({ name }) => name === portReferenceOf(to).port)?.label : undefined;
    return label ? i18n.t('{origin} ({port})', { origin, port: small(label) }) : origin;
  }

  #kindOf(id: string) {
    const node = this.#document.nodes.find((each) => each.id === id);
    return node && nodeKind(node.kind);
  }

  #outputsOf(id: string): number {
    return portsOf(this.#kindOf(id), this.#wired.get(id)).outputs.length;
  }

  #nameOf(id: string): string {
    const node = this.#document.nodes.find((each) => each.id === id);
    return node ? spokenName(node, nodeKind(node.kind)) : id;
  }
}

function given({ outputs }: NodeView): string {
  const known = outputs.filter(({ shape }) => shape !== '');
  if (known.length === 0) return '';
  return i18n.t('gives {shapes}', { shapes: listed(known.map(({ label, shape }) => (outputs.length > 1 ? `${small(label)} ${shape}` : shape))) });
}

function problemOf({ state, message }: NodeView, words: string): string {
  if (state === 'problem') return i18n.t('Problem: {message}', { message });
  if (state === 'warning') return i18n.t('Warning: {message}', { message });
  return sentences([words, message]);
}

function capitalised(fact: string): string {
  return fact.charAt(0).toUpperCase() + fact.slice(1);
}

function summaryOf(document: GraphDocument, { typed, diagnostics }: Compilation): string {
  const problems = diagnostics.filter(({ severity }) => severity !== 'info').length;
  const size = i18n.t('{nodes, plural, one {# node} other {# nodes}}, {wires, plural, one {# wire} other {# wires}} and {parameters} parameters', {
    nodes: document.nodes.length, wires: document.edges.length, parameters: formatCount(typed.totals.parameters),
  });
  const state = problems === 0 ? i18n.t('{size}; no problems.', { size }) : i18n.t('{size}; {problems, plural, one {# problem} other {# problems}}.', { size, problems });
  // Those of a node or a wire are told there.
  const wide = diagnostics.filter(({ node, edge }) => node === undefined && edge === undefined).map(({ message }) => message);
  return sentences([state, ...wide, trainingWords(document)]);
}

function trainingWords({ training: { optimizer, steps, epochs, batchSize } }: GraphDocument): string {
  const rule = optimizerInfo(optimizer.kind).label;
  const length = steps !== undefined ? i18n.t('{steps, plural, one {# step} other {# steps}}', { steps }) : epochs !== undefined ? i18n.t('{epochs, plural, one {# epoch} other {# epochs}}', { epochs }) : '';
  const rows = batchSize === undefined ? '' : formatCount(batchSize);
  if (length && rows) return i18n.t('Trained with {rule} for {length} in batches of {rows}.', { rule, length, rows });
  if (length) return i18n.t('Trained with {rule} for {length}.', { rule, length });
  return rows ? i18n.t('Trained with {rule} in batches of {rows}.', { rule, rows }) : i18n.t('Trained with {rule}.', { rule });
}
