/**
 * A lesson's rules: what a graph may be whose runs count for a goal. Without a word of the author's, the data, the loss and the
 * answers are the lesson's own, and nothing but the loss sees the answers; so a goal is met by learning alone.
 */
import { portReferenceOf, type GraphDocument, type GraphNode } from '../graph/document.ts';
import { meaningOf } from '../graph/meaning.ts';
import type { Compilation } from '../compiler/diagnostic.ts';
import { nodeKind } from '../nodes/registry.ts';
import { i18n } from '../words/i18n.ts';
import { factWords, valueWords } from './conditions.ts';
import { coneOf, type Cone } from './cones.ts';
import { graphFacts, ownCompilation } from './facts.ts';
import type { Lesson } from './lesson.ts';
import { sameJson, settingsOf } from './settings.ts';

/** One way in which a graph is not as the lesson asks. */
export interface Breach {
  readonly rule: 'locked' | 'wire' | 'added' | 'answers' | 'through' | 'fixed' | 'weights';
  /** What was found, what was expected, what to do: whole sentences. */
  readonly message: string;
  readonly node?: string;
  /** Of a wire that is missing, its two ends in words. */
  readonly wire?: string;
}

/** All that keeps runs of this graph from counting for the lesson's goals; nothing for the lesson's own graph. */
export function breachesOf(lesson: Lesson, document: GraphDocument, compilation: Compilation): readonly Breach[] {
  return [
    ...lockedBreaches(lesson, document),
    ...wireBreaches(lesson, document),
    ...addedBreaches(lesson, document),
    ...answerBreaches(lesson, document),
    ...throughBreaches(lesson, document),
    ...weightBreaches(lesson, document),
    ...fixedBreaches(lesson, document, compilation),
  ];
}

/** Nodes of the lesson's graph that may not be changed: data and loss unless set free, what leads to a loss that minimizes, and what the author keeps. */
export function lockedNodes({ graph, rules }: Pick<Lesson, 'graph' | 'rules'>): ReadonlySet<string> {
  const free = new Set(rules?.free ?? []);
  const minimized = graph.nodes.filter(minimizes).flatMap(({ id }) => coneOf(graph, `${id}.prediction`).nodes);
  const locked = [...graph.nodes.filter(({ kind }) => HELD.has(kind)), ...minimized].map(({ id }) => id).filter((id) => !free.has(id));
  return new Set([...locked, ...(rules?.keep ?? [])]);
}

/** The two ends of a graph: what is learned from, and what is asked. */
const HELD: ReadonlySet<string> = new Set(['dataset', 'loss']);

function minimizes(node: GraphNode): boolean {
  return node.kind === 'loss' && settingsOf(node)['function'] === 'minimize';
}

function nameOf(node: GraphNode): string {
  return node.label ?? nodeKind(node.kind)?.label ?? node.kind;
}

function lockedBreaches(lesson: Lesson, document: GraphDocument): readonly Breach[] {
  const found = new Map(document.nodes.map((node) => [node.id, node]));
  return lesson.graph.nodes.filter(({ id }) => lockedNodes(lesson).has(id)).flatMap((own): readonly Breach[] => {
    const node = found.get(own.id);
    const breach = (message: string): readonly Breach[] => [{ rule: 'locked', message, node: own.id }];
    if (node?.kind !== own.kind) return breach(i18n.t('“{node}” is not in the graph any more, and the lesson needs it. Undo brings it back, or begin the lesson again.', { node: nameOf(own) }));
    if (node.bypassed === true) return breach(i18n.t('“{node}” is bypassed, and the lesson needs it. Take the bypass away.', { node: nameOf(node) }));
    const [now, before] = [settingsOf(node), settingsOf(own)];
    const changed = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((name) => !sameJson(now[name], before[name]));
    if (changed.length > 0) return breach(i18n.t('The settings of “{node}” ({settings}) are not those of the lesson, so its runs do not count. Undo brings them back, or begin the lesson again.', { node: nameOf(node), settings: changed.join(', ') }));
    return [];
  });
}

/** Between two nodes that stay as they are the wires stay too. Of a node that is gone only that is said. */
function wireBreaches(lesson: Lesson, document: GraphDocument): readonly Breach[] {
  const locked = lockedNodes(lesson);
  const there = new Set(document.nodes.map(({ id }) => id));
  const wired = new Set(document.edges.map(({ from, to }) => `${from} ${to}`));
  const isHeld = (end: string) => locked.has(portReferenceOf(end).node) && there.has(portReferenceOf(end).node);
  return lesson.graph.edges.filter(({ from, to }) => isHeld(from) && isHeld(to) && !wired.has(`${from} ${to}`)).map(({ from, to }): Breach => {
    const wire = i18n.t('{from} to {to}', { from: endWords(lesson, from), to: endWords(lesson, to) });
    return { rule: 'wire', node: portReferenceOf(to).node, wire, message: i18n.t('The wire from {wire} is missing, and the lesson needs it. Draw it again, or begin the lesson again.', { wire }) };
  });
}

/** One end of a wire as a person reads it: “Loss” (Target). */
function endWords({ graph }: Lesson, end: string): string {
  const reference = portReferenceOf(end);
  const node = graph.nodes.find(({ id }) => id === reference.node);
  const kind = node && nodeKind(node.kind);
  const port = [...(kind?.inputs ?? []), ...(kind?.outputs ?? [])].find(({ name }) => name === reference.port);
  return i18n.t('“{node}” ({port})', { node: node ? nameOf(node) : reference.node, port: port?.label ?? reference.port });
}

/** Whether a learner may add nodes of this kind: those that the author names, else all but data sets and losses. */
export function mayBeAdded({ rules }: Pick<Lesson, 'rules'>, kind: string): boolean {
  return rules?.kinds?.includes(kind) ?? !HELD.has(kind);
}

function addedBreaches(lesson: Lesson, document: GraphDocument): readonly Breach[] {
  const own = new Map(lesson.graph.nodes.map(({ id, kind }) => [id, kind]));
  return document.nodes.flatMap((node): readonly Breach[] => {
    if (own.get(node.id) === node.kind || mayBeAdded(lesson, node.kind)) return [];
    return [{ rule: 'added', node: node.id, message: i18n.t('“{node}” was added; this lesson allows no further nodes of the kind {kind}. Remove it.', { node: nameOf(node), kind: nodeKind(node.kind)?.label ?? node.kind }) }];
  });
}

/** The answers come to the loss as in the lesson, and to nothing else. */
function answerBreaches(lesson: Lesson, document: GraphDocument): readonly Breach[] {
  const free = new Set(lesson.rules?.free ?? []);
  const [own, now] = [meaningOf(lesson.graph), meaningOf(document)];
  const losses = own.nodes.filter(({ kind, id }) => kind === 'loss' && !free.has(id));
  const breaches: Breach[] = [];
  const answers = new Set<string>();
  const seen = new Set<string>();
  for (const loss of losses) {
    const port = `${loss.id}.${minimizes(loss) ? 'prediction' : 'target'}`;
    const target = coneOf(own, port);
    if (!sameCone(target, coneOf(now, port), free)) {
      breaches.push({ rule: 'answers', node: loss.id, message: minimizes(loss)
        ? i18n.t('What “{loss}” makes small is not what it is in the lesson. Wire it as it was, or begin the lesson again.', { loss: nameOf(loss) })
        : i18n.t('“{loss}” is not told the answers as in the lesson. Wire its target as it was, or begin the lesson again.', { loss: nameOf(loss) }) });
    }
    if (minimizes(loss)) continue;
    for (const source of target.sources) answers.add(source);
    for (const source of coneOf(own, `${loss.id}.prediction`).sources) seen.add(source);
  }
  // Where the learner is to build the network, the lesson's own says nothing of what it may see; labels it may not.
  const isAnswer = (source: string) => answers.has(source) && !seen.has(source) && (seen.size > 0 || source.endsWith('.labels'));
  for (const loss of losses.filter((each) => !minimizes(each))) {
    const peeks = [...coneOf(now, `${loss.id}.prediction`).sources].filter(isAnswer);
    if (peeks.length > 0) breaches.push({ rule: 'answers', node: loss.id, message: i18n.t('The network is given the answers ({ports}) to learn from, so it need learn nothing. Take that wire away.', { ports: peeks.join(', ') }) });
  }
  return breaches;
}

/** True where two ends are made of the same in the same way. Settings of nodes that are free may differ. */
function sameCone(a: Cone, b: Cone, free: ReadonlySet<string>): boolean {
  const written = ({ nodes, edges }: Cone) => ({
    nodes: Object.fromEntries(nodes.map((node) => [node.id, free.has(node.id) ? node.kind : [node.kind, settingsOf(node)]])),
    edges: edges.map(({ from, to }) => `${from} ${to}`).sort(),
  });
  return sameJson(written(a), written(b));
}

function throughBreaches({ graph, rules }: Lesson, document: GraphDocument): readonly Breach[] {
  const now = meaningOf(document);
  const losses = graph.nodes.filter(({ kind }) => kind === 'loss');
  return (rules?.through ?? []).flatMap((id): readonly Breach[] => {
    const own = graph.nodes.find((node) => node.id === id);
    const around = losses.some((loss) => coneOf(now, `${loss.id}.prediction`, id).sources.size > 0);
    return around && own ? [{ rule: 'through', node: id, message: i18n.t('Some of the data find a way past “{node}”; in this lesson all of them go through it. Take the wires away that lead past it.', { node: nameOf(own) }) }] : [];
  });
}

/** Weights that were put in by hand, or learned elsewhere, are no learning of this run. */
function weightBreaches({ graph, rules }: Lesson, document: GraphDocument): readonly Breach[] {
  if (rules?.weights === 'free') return [];
  const own = new Map(graph.nodes.map(({ id, initialWeights }) => [id, initialWeights]));
  const ofGroups = new Map(graph.groups?.map(({ id, initialWeights }) => [id, initialWeights]));
  const nodes = document.nodes.filter(({ id, initialWeights }) => initialWeights !== undefined && !sameJson(initialWeights, own.get(id)));
  const groups = (document.groups ?? []).filter(({ id, initialWeights }) => initialWeights !== undefined && !sameJson(initialWeights, ofGroups.get(id)));
  return [...nodes.map((node) => [node.id, nameOf(node)] as const), ...groups.map(({ id, name }) => [id, name ?? id] as const)].map(([node, name]): Breach => ({
    rule: 'weights', node, message: i18n.t('“{node}” begins with weights that were set by hand. Let the initializer draw them, or begin the lesson again.', { node: name }),
  }));
}

function fixedBreaches(lesson: Lesson, document: GraphDocument, compilation: Compilation): readonly Breach[] {
  const fixed = lesson.rules?.fixed ?? [];
  if (fixed.length === 0) return [];
  const own = graphFacts(lesson.graph, ownCompilation(lesson), fixed);
  const now = graphFacts(document, compilation, fixed);
  return fixed.filter((fact) => !sameJson(own[fact], now[fact])).map((fact): Breach => ({
    rule: 'fixed',
    message: i18n.t('{what}: {found}; in this lesson it stays {expected}.', { what: factWords(fact, lesson), found: valueWords(fact, now[fact] ?? null), expected: valueWords(fact, own[fact] ?? null) }),
  }));
}
