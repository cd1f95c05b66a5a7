/** What the canvas shows of a node or a wire, made from the document and the compiler's result. */
import type { Compilation, Diagnostic, TypedNode } from '../../compiler/diagnostic.ts';
import { passedNodes } from '../../graph/bypass.ts';
import { portReferenceOf, type GraphDocument, type GraphEdge, type GraphNode } from '../../graph/document.ts';
import { cardNamed, realEnds, wholeDocument } from '../../graph/groups/seen.ts';
import type { TensorType } from '../../graph/tensorType.ts';
import type { NodeKind, Port } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { commaed, small } from '../../words/list.ts';
import { formatCount } from '../ui/format.ts';
import { cardView } from './cardView.ts';
import { STATE_WORDS, typeText, type NodeState, type NodeView, type PortView, type WireView } from './nodeView.ts';
import { portsOf, spokenName, nodeName, wiredPorts, type Wired } from './ports.ts';

/** Gives the view that was shown of a node or wire, which may stand at that place of its list. */
type Before<T> = (id: string, at: number) => T | undefined;

/** Views of all nodes of a document as it is looked at, in their order; cards of folded groups among them. Those whose content is the same as before are the same objects, so that their cards do not render. */
export function listNodeViews(document: GraphDocument, compilation: Compilation, before: Before<NodeView>): readonly NodeView[] {
  const whole = wholeDocument(document);
  const wired = wiredPorts(whole);
  const findings = gravest(compilation.diagnostics, 'node');
  const passed = passedNodes(whole);
  const viewOf = (node: GraphNode, at: number): NodeView => {
    const made: MadeOf = { typed: compilation.typed.nodes.get(node.id), wired: wired.get(node.id), finding: findings.get(node.id), passed: passed.has(node.id) };
    const known = madeNodes.get(node);
    if (known && sameNode(known.of, made)) return known.view;
    const next = nodeView(node, made);
    const old = before(node.id, at);
    const view = old && sameContent(old, next) ? old : next;
    madeNodes.set(node, { of: made, view });
    return view;
  };
  if (whole === document) return document.nodes.map(viewOf);
  return document.nodes.map((node, at) => {
    const group = cardNamed(whole, node.id);
    if (!group) return viewOf(node, at);
    const own = new Set(group.members);
    const members = whole.nodes.filter(({ id }) => own.has(id)).map((member) => ({ node: member, view: viewOf(member, -1), typed: compilation.typed.nodes.get(member.id) }));
    const next = cardView(document, group, members);
    const old = before(node.id, at);
    return old && sameContent(old, next) ? old : next;
  });
}

/** What a view is made of, beside the node: while it is the same, nothing is read, counted or written out again. */
interface MadeOf {
  readonly typed: TypedNode | undefined;
  readonly wired: Wired | undefined;
  readonly finding: Diagnostic | undefined;
  readonly passed: boolean;
}

const madeNodes = new WeakMap<GraphNode, { readonly of: MadeOf; readonly view: NodeView }>();
const madeWires = new WeakMap<GraphEdge, { readonly type: TensorType | null; readonly finding: Diagnostic | undefined; readonly view: WireView }>();

function sameNode(a: MadeOf, b: MadeOf): boolean {
  return a.typed === b.typed && a.passed === b.passed && sameFinding(a.finding, b.finding) && (a.wired === b.wired || (a.wired !== undefined && b.wired !== undefined && sameWired(a.wired, b.wired)));
}

function sameWired(a: Wired, b: Wired): boolean {
  return sameNames(a.inputs, b.inputs) && sameNames(a.outputs, b.outputs);
}

/** In the same order too: ports that the kind does not know are shown as they come. */
function sameNames(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size) return false;
  const names = b.values();
  for (const name of a) if (name !== names.next().value) return false;
  return true;
}

/** What a view says of a finding. */
function sameFinding(a: Diagnostic | undefined, b: Diagnostic | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.code === b.code && a.severity === b.severity && a.message === b.message);
}

/** Views of all wires, in their order, kept where nothing changed. */
export function listWireViews(document: GraphDocument, compilation: Compilation, before: Before<WireView>): readonly WireView[] {
  const findings = gravest(compilation.diagnostics, 'edge');
  const passed = passedNodes(wholeDocument(document));
  // A wire to a bypassed node is none to the compiler; what it carries is still what leaves its start.
  const leaving = (edge: GraphEdge): TensorType | undefined => {
    const ends = endsOf(edge);
    const [from, to] = [realEnds(document, ends.from)[0] ?? ends.from, realEnds(document, ends.to)[0] ?? ends.to];
    return passed.has(to.node) ? compilation.typed.nodes.get(from.node)?.outputs[from.port] : undefined;
  };
  return document.edges.map((edge, at) => {
    const type = compilation.typed.edges.get(edge.id) ?? (passed.size > 0 ? leaving(edge) : undefined) ?? null;
    const finding = findings.get(edge.id);
    const known = madeWires.get(edge);
    if (known && known.type === type && sameFinding(known.finding, finding)) return known.view;
    const next = wireView(edge, type, finding);
    const old = before(edge.id, at);
    const view = old && sameContent(old, next) ? old : next;
    madeWires.set(edge, { type, finding, view });
    return view;
  });
}

/** Views of all nodes, by id. */
export function nodeViews(document: GraphDocument, compilation: Compilation, before: ReadonlyMap<string, NodeView>): ReadonlyMap<string, NodeView> {
  const views = listNodeViews(document, compilation, (id) => before.get(id));
  return new Map(document.nodes.map(({ id }, at) => [id, views[at] as NodeView]));
}

/** Views of all wires, by id. */
export function wireViews(document: GraphDocument, compilation: Compilation, before: ReadonlyMap<string, WireView>): ReadonlyMap<string, WireView> {
  const views = listWireViews(document, compilation, (id) => before.get(id));
  return new Map(document.edges.map(({ id }, at) => [id, views[at] as WireView]));
}

function nodeView(node: GraphNode, { typed, wired, finding, passed }: MadeOf): NodeView {
  const kind = nodeKind(node.kind);
  const ports = portsOf(kind, wired);
  const speaker = spokenName(node, kind);
  const state = passed ? 'bypassed' : stateOf(kind, typed, finding);
  const headline = kind ? headlineOf(node, kind) : i18n.t('“{kind}” is not known here', { kind: node.kind });
  const shape = shapeOf(ports.outputs, typed);
  const parameters = typed && typed.parameters > 0 ? formatCount(typed.parameters) : '';
  const message = finding?.message ?? '';
  const port = (side: 'inputs' | 'outputs') => (each: Port): PortView => ({
    name: each.name,
    label: each.label,
    spoken: i18n.t('{node} {port}', { node: speaker, port: small(each.label) }),
    wired: wired?.[side].has(each.name) ?? false,
    shape: side === 'outputs' ? typeText(typed?.outputs[each.name]) : '',
  });
  return {
    id: node.id,
    name: nodeName(node, kind),
    tag: node.id === node.kind || node.label !== undefined ? '' : node.id,
    icon: kind?.icon ?? '',
    picture: node.id,
    stack: false,
    category: kind?.category ?? null,
    headline,
    shape,
    parameters,
    state,
    message,
    inputs: ports.inputs.map(port('inputs')),
    outputs: ports.outputs.map(port('outputs')),
    spoken: commaed([speaker, headline, shape, parameters && i18n.t('{parameters, plural, one {# parameter} other {# parameters}}', { parameters: typed?.parameters ?? 0 }), STATE_WORDS[state], message]),
  };
}

function wireView(edge: GraphEdge, type: TensorType | null, finding: Diagnostic | undefined): WireView {
  const shape = type ? typeText(type) : '';
  const ends = i18n.t('{from} to {to}', { from: edge.from, to: edge.to });
  return { shape, message: finding?.message ?? '', spoken: commaed([ends, shape, finding?.message ?? '']) };
}

/** Where several values leave, each shape stands beside its port instead. */
function shapeOf(outputs: readonly Port[], typed: TypedNode | undefined): string {
  const only = outputs.length === 1 ? outputs[0] : undefined;
  return only ? typeText(typed?.outputs[only.name]) : '';
}

function stateOf(kind: NodeKind | undefined, typed: TypedNode | undefined, finding: Diagnostic | undefined): NodeState {
  if (!kind) return 'unknown';
  if (finding?.code.startsWith('unconnected')) return 'unconnected';
  if (finding?.severity === 'error') return 'problem';
  if (typed?.state === 'waiting' || typed?.state === 'dead' || typed?.state === 'problem') return typed.state;
  return finding?.severity === 'warning' ? 'warning' : 'ok';
}

const headlines = new WeakMap<object, string>();

/** Parsing parameters costs more than all else here, and a node's are immutable. */
function headlineOf(node: GraphNode, kind: NodeKind): string {
  const known = headlines.get(node.params);
  if (known !== undefined) return known;
  const parsed = kind.params.safeParse(node.params);
  const headline = parsed.success ? kind.headline(parsed.data) : i18n.t('A parameter is not valid');
  headlines.set(node.params, headline);
  return headline;
}

/** Diagnostics come errors first, so the first of each place is its gravest. */
function gravest(diagnostics: readonly Diagnostic[], place: 'node' | 'edge'): ReadonlyMap<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const id = diagnostic[place];
    if (id !== undefined && !found.has(id)) found.set(id, diagnostic);
  }
  return found;
}

function sameContent(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The two ends of a wire, taken apart. */
export function endsOf(edge: GraphEdge) {
  return { from: portReferenceOf(edge.from), to: portReferenceOf(edge.to) };
}
