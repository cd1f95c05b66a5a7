/** Groups under the commands, and who belongs to which. A group that has lost its last member is gone; an emptied list is left out of the document. */
import type { Command } from '../commands.ts';
import { portReferenceOf, type GraphDocument, type GraphEdge, type Group, type Position, type Weights } from '../document.ts';
import { merge } from '../merge.ts';
import { sharedInputs } from './border.ts';
import { originNode } from './repeat.ts';
import { i18n } from '../../words/i18n.ts';

/** What can be changed of a group; `undefined` takes a field out. */
export type GroupChange = { readonly [K in 'name' | 'members' | 'folded' | 'position' | 'repeat' | 'inputs' | 'initialWeights']?: Group[K] | undefined };

export function groupNamed({ groups }: GraphDocument, id: string): Group | undefined {
  return groups?.find((group) => group.id === id);
}

/** The group that a node is in. */
export function groupOf(document: GraphDocument, node: string): Group | undefined {
  return holders(document).get(node);
}

/** The ids, and of each group among them those of its members. */
export function withMembers(document: GraphDocument, ids: readonly string[]): readonly string[] {
  const chosen = new Set(ids);
  const groups = (document.groups ?? []).filter(({ id }) => chosen.has(id));
  return groups.length === 0 ? ids : [...new Set([...ids, ...groups.flatMap(({ members }) => members)])];
}

/** What a person calls it. */
export function groupName({ name }: Pick<Group, 'name'>): string {
  return name?.trim() || i18n.t('Group');
}

/** What puts a new node into the group of one that it takes the place of, and that is removed first; nothing where that is in none. */
export function inPlaceOf(document: GraphDocument, old: string, node: string): readonly Command[] {
  const group = groupOf(document, old);
  if (!group) return [];
  const members = group.members.map((member) => (member === old ? node : member));
  return members.length === 1 ? [{ type: 'addGroups', groups: [{ ...group, members }] }] : [{ type: 'setGroup', id: group.id, group: { members } }];
}

/** What puts a node that goes into a wire between two members of a group into that group; nothing where they are not of one. */
export function alongWire(document: GraphDocument, edge: Pick<GraphEdge, 'from' | 'to'>, node: string): readonly Command[] {
  const [from, to] = [edge.from, edge.to].map((end) => groupOf(document, portReferenceOf(end).node));
  const free = !groupOf(document, node) && !groupNamed(document, node);
  return free && from && from === to ? [{ type: 'setGroup', id: from.id, group: { members: [...from.members, node] } }] : [];
}

export function addGroups(document: GraphDocument, added: readonly Group[]): GraphDocument {
  if (added.length === 0) return document;
  const next = { ...document, groups: [...(document.groups ?? []), ...added] };
  return { ...next, groups: next.groups.map((group, at) => (at >= next.groups.length - added.length && group.folded ? withInputs(next, group) : group)) };
}

/** Merges a change into a group. As it folds, its ports are those of the wires that it has now. */
export function changeGroup(document: GraphDocument, id: string, change: GroupChange): GraphDocument {
  const { groups = [] } = document;
  const next = groups.map((group) => {
    if (group.id !== id) return group;
    const changed = merge(group, { ...change, ...(change.folded === false ? { folded: undefined } : {}), ...(change.repeat === 1 ? { repeat: undefined } : {}) });
    return changed.folded && !group.folded ? withInputs(document, changed) : changed;
  });
  return next.every((group, at) => group === groups[at]) ? document : { ...document, groups: next };
}

function withInputs(document: GraphDocument, group: Group): Group {
  const shared = sharedInputs(document, group, true);
  return merge(group, { inputs: shared.length > 0 ? shared : undefined });
}

/**
 * Starting weights of a copy of a repeated group's member, which stand in the group. Taken from the member itself (`undefined`), they are taken
 * from its copies too. The document itself where the id is neither.
 */
export function setCopyWeights(document: GraphDocument, id: string, weights: Weights | undefined): GraphDocument {
  const member = originNode(document, id);
  const group = groupOf(document, member);
  if (!group || (member === id && weights !== undefined)) return document;
  const kept = Object.entries(group.initialWeights ?? {}).filter(([copy]) => copy !== id && (member !== id || originNode(document, copy) !== id));
  const next = weights === undefined ? kept : [...kept, [id, weights] as const];
  return changeGroup(document, group.id, { initialWeights: next.length > 0 ? Object.fromEntries(next) : undefined });
}

/** Without the groups of these ids, and without these members. */
export function removeFromGroups(document: GraphDocument, gone: ReadonlySet<string>): GraphDocument {
  const { groups, ...others } = document;
  if (!groups?.some(({ id, members }) => gone.has(id) || members.some((member) => gone.has(member)))) return document;
  const kept = groups.flatMap((group) => {
    const members = group.members.filter((member) => !gone.has(member));
    if (gone.has(group.id) || members.length === 0) return [];
    if (members.length === group.members.length) return [group];
    const inputs = group.inputs?.map((ends) => ends.filter((end) => !gone.has(portReferenceOf(end).node))).filter((ends) => ends.length > 1) ?? [];
    return [merge(group, { members, inputs: inputs.length > 0 ? inputs : undefined })];
  });
  return kept.length > 0 ? { ...document, groups: kept } : others;
}

/** The places, and with each group among them those of its members: they go as far as its card. What has a new place of its own keeps it. */
export function withMovedMembers(document: GraphDocument, positions: Readonly<Record<string, Position>>): Readonly<Record<string, Position>> {
  const moved = (document.groups ?? []).filter(({ id }) => Object.hasOwn(positions, id));
  if (moved.length === 0) return positions;
  const holder = new Map(moved.flatMap((group) => group.members.map((member) => [member, group] as const)));
  const carried = document.nodes.flatMap(({ id, position }) => {
    const group = holder.get(id);
    const to = group && positions[group.id];
    return to ? [[id, { x: position.x + to.x - group.position.x, y: position.y + to.y - group.position.y }] as const] : [];
  });
  return { ...Object.fromEntries(carried), ...positions };
}

export function moveGroups(document: GraphDocument, positions: Readonly<Record<string, Position>>): GraphDocument {
  const { groups = [] } = document;
  const next = groups.map((group) => {
    const to = Object.hasOwn(positions, group.id) ? positions[group.id] : undefined;
    return to && (to.x !== group.position.x || to.y !== group.position.y) ? { ...group, position: { ...group.position, x: to.x + 0, y: to.y + 0 } } : group;
  });
  return next.every((group, at) => group === groups[at]) ? document : { ...document, groups: next };
}

const byMember = new WeakMap<readonly Group[], ReadonlyMap<string, Group>>();
const NONE: ReadonlyMap<string, Group> = new Map();

function holders({ groups }: GraphDocument): ReadonlyMap<string, Group> {
  if (!groups) return NONE;
  const known = byMember.get(groups) ?? new Map(groups.flatMap((group) => group.members.map((member) => [member, group] as const)));
  byMember.set(groups, known);
  return known;
}
