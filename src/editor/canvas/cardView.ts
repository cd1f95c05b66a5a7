/** What the card of a folded group shows: its name, what is inside, what leaves it, how many parameters, and how its members are. */
import type { TypedNode } from '../../compiler/diagnostic.ts';
import { portReferenceOf, type GraphDocument, type GraphNode, type Group } from '../../graph/document.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { copyId } from '../../graph/groups/repeat.ts';
import { wholeDocument } from '../../graph/groups/seen.ts';
import type { Port } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { commaed, lowered } from '../../words/list.ts';
import { formatCount } from '../ui/format.ts';
import { STATE_WORDS, typeText, type NodeState, type NodeView, type PortView } from './nodeView.ts';
import { wiredPorts } from './ports.ts';
import { portsAt } from './portsAt.ts';

interface Member {
  readonly node: GraphNode;
  readonly view: NodeView;
  readonly typed: TypedNode | undefined;
}

/** The gravest first: a card is in the worst state of its members. */
const GRAVITY: readonly NodeState[] = ['problem', 'unknown', 'unconnected', 'warning', 'waiting', 'dead'];

export function cardView(seen: GraphDocument, group: Group, members: readonly Member[]): NodeView {
  const name = groupName(group);
  const ports = portsAt(seen, group.id);
  const wired = wiredPorts(seen).get(group.id);
  const types = new Map(members.map(({ node, typed }) => [node.id, typed]));
  const shape = (port: Port): string => {
    const inner = portReferenceOf(port.name);
    return typeText(types.get(inner.node)?.outputs[inner.port]);
  };
  const port = (side: 'inputs' | 'outputs') => (each: Port): PortView => ({
    name: each.name,
    label: each.label,
    spoken: i18n.t('{node} {port}', { node: name, port: lowered(each.label) }),
    wired: wired?.[side].has(each.name) ?? false,
    shape: side === 'outputs' ? shape(each) : '',
  });
  const only = ports.outputs.length === 1 ? ports.outputs[0] : undefined;
  const { repeat = 1 } = group;
  const count = parametersOf(group, members);
  const { state, message } = stateOf(members);
  const headline = insideWords(group, members.map(({ node }) => node));
  const view = { name, headline, shape: only ? shape(only) : '', parameters: count > 0 ? formatCount(count) : '', state, message };
  return {
    ...view,
    id: group.id,
    // From afar a card says its name and this alone.
    tag: repeat > 1 ? `× ${repeat}` : '',
    icon: 'group',
    picture: only ? copyId(wholeDocument(seen), portReferenceOf(only.name).node, repeat) : '',
    stack: true,
    category: null,
    inputs: ports.inputs.map(port('inputs')),
    outputs: ports.outputs.map(port('outputs')),
    spoken: commaed([i18n.t('{name}, folded group', { name }), headline, view.shape, count > 0 ? i18n.t('{parameters, plural, one {# parameter} other {# parameters}}', { parameters: count }) : '', STATE_WORDS[state], message]),
  };
}

/** Of all copies together. */
export function parametersOf({ repeat = 1 }: Group, members: readonly Pick<Member, 'typed'>[]): number {
  return repeat * members.reduce((sum, { typed }) => sum + (typed?.parameters ?? 0), 0);
}

/** "2 × Conv2D, Add · × 3". */
export function insideWords({ repeat = 1 }: Pick<Group, 'repeat'>, nodes: readonly GraphNode[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) {
    const label = nodeKind(kind)?.label ?? kind;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const parts = [...counts].map(([label, count]) => (count > 1 ? `${count} × ${label}` : label));
  return [parts.length > 4 ? `${parts.slice(0, 3).join(', ')}, …` : parts.join(', '), repeat > 1 ? `× ${repeat}` : ''].filter(Boolean).join(' · ');
}

function stateOf(members: readonly Member[]): Pick<NodeView, 'state' | 'message'> {
  for (const state of GRAVITY) {
    const found = members.find(({ view }) => view.state === state);
    if (found) return { state, message: found.view.message };
  }
  return { state: members.every(({ view }) => view.state === 'bypassed') ? 'bypassed' : 'ok', message: '' };
}
