/** What a person does with groups, as commands. Each is one step of Undo. */
import { placedIds } from '../../graph/annotations.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import type { GraphDocument, Group, Position } from '../../graph/document.ts';
import { boxesOf, type Box } from '../../graph/frames.ts';
import { MAX_GROUP_NAME, MAX_GROUPS } from '../../graph/groups/groupFields.ts';
import { groupNamed, groupName, groupOf } from '../../graph/groups/groups.ts';
import { cardPlace, outlineAround } from '../../graph/groups/outline.ts';
import { seenDocument } from '../../graph/groups/seen.ts';
import { freshId } from '../../graph/ids.ts';
import { i18n } from '../../words/i18n.ts';
import { cardSize } from '../canvas/edits.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { notify, select } from '../stores/sessionStore.ts';

/** What is chosen, as grouping sees it: groups, nodes in none, and groups of which members are chosen. */
function chosenParts(document: GraphDocument, ids: readonly string[]) {
  const groups = ids.flatMap((id) => groupNamed(document, id) ?? []);
  const own = new Set(groups.flatMap(({ members }) => members));
  const nodes = document.nodes.filter(({ id }) => ids.includes(id) && !own.has(id));
  return { groups, free: nodes.filter(({ id }) => !groupOf(document, id)), held: nodes.flatMap(({ id }) => groupOf(document, id) ?? []) };
}

/** Whether grouping would do something, or has a reason not to. */
export function canGroup(document: GraphDocument, ids: readonly string[]): boolean {
  const { groups, free, held } = chosenParts(document, ids);
  return free.length > 0 || held.length > 0 || groups.length > 1;
}

/** Whether grouping would put nodes into a group that there is. */
export function joinsGroup(document: GraphDocument, ids: readonly string[]): boolean {
  const { groups, free } = chosenParts(document, ids);
  return groups.length === 1 && free.length > 0;
}

/** Makes a folded group of the chosen nodes; with one group among them, puts the others into it. Says why where neither can be. */
export function groupNodes(ids: readonly string[]): void {
  const document = currentDocument();
  const { groups, free, held } = chosenParts(document, ids);
  const [into] = groups;
  const [other] = held;
  if (groups.length > 1) {
    refuse(i18n.t('A group cannot hold another group. Ungroup all but one of them first.'));
  } else if (other) {
    refuse(i18n.t('A node is in one group at most, and some of these are in “{name}”. Take them out of it first, or ungroup it.', { name: groupName(other) }));
  } else if (into && free.length > 0) {
    const members = [...into.members, ...free.map(({ id }) => id)];
    const set = (group: Partial<Group>): Command => ({ type: 'setGroup', id: into.id, group });
    // As it folds again it finds its ports.
    const commands = into.folded ? [set({ folded: false }), set({ members }), set({ folded: true })] : [set({ members })];
    editDocument({ type: 'batch', commands }, i18n.t('Add to {name}', { name: groupName(into) }));
    select([into.id]);
  } else if (free.length > 0) newGroup(document, free.map(({ id }) => id));
}

function newGroup(document: GraphDocument, members: readonly string[]): void {
  if ((document.groups?.length ?? 0) >= MAX_GROUPS) {
    refuse(i18n.t('The graph has {most} groups, which is as many as a file holds. Ungroup one first.', { most: MAX_GROUPS }));
    return;
  }
  const id = freshId('group', placedIds(document));
  const group: Group = { id, members, folded: true, position: cardPlace(document, { members }), ...nameBeside(document) };
  editDocument({ type: 'addGroups', groups: [group] }, i18n.t('Group {what}', { what: i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes: members.length }) }));
  select([id]);
}

/** So that two of them can be told apart: "Group 2". */
function nameBeside({ groups = [] }: GraphDocument): { readonly name?: string } {
  const names = groups.map(groupName);
  if (!names.includes(groupName({}))) return {};
  let number = 2;
  while (names.includes(`${groupName({})} ${number}`)) number++;
  return { name: `${groupName({})} ${number}` };
}

function refuse(line: string): void {
  notify({ severity: 'info', title: i18n.t('Nothing was grouped'), lines: [line] });
}

/** Takes groups away and leaves their members, where they lie unfolded. */
export function ungroup(groups: readonly Group[]): void {
  const [first] = groups;
  if (!first) return;
  const document = currentDocument();
  const room = groups.reduce((left, group) => applyCommand(left, unfolding(left, group)), document);
  const moved = movesBetween(document, room);
  const label = groups.length === 1 ? i18n.t('Ungroup {name}', { name: groupName(first) }) : i18n.t('Ungroup {count} groups', { count: groups.length });
  editDocument({ type: 'batch', commands: [...moved, { type: 'removeNodes', ids: groups.map(({ id }) => id) }] }, label);
  select(groups.flatMap(({ members }) => members));
}

function movesBetween(before: GraphDocument, after: GraphDocument): readonly Command[] {
  const old = new Map([...before.nodes, ...(before.notes ?? []), ...(before.frames ?? [])].map(({ id, position }) => [id, position]));
  const moved = [...after.nodes, ...(after.notes ?? []), ...(after.frames ?? [])].filter(({ id, position }) => old.get(id) !== position);
  return moved.length === 0 ? [] : [{ type: 'moveNodes', positions: Object.fromEntries(moved.map(({ id, position }) => [id, position])) }];
}

/** Folds groups into cards, or opens them; makes room for what comes to lie there. */
export function fold(groups: readonly Group[], folded: boolean): void {
  const turned = groups.filter((group) => (group.folded ?? false) !== folded);
  const [first] = turned;
  if (!first) return;
  const document = currentDocument();
  const commands: Command[] = [];
  let left = document;
  for (const group of turned) {
    const command: Command = folded ? { type: 'setGroup', id: group.id, group: { folded: true, position: cardPlace(left, group) } } : unfolding(left, group);
    commands.push(command);
    left = applyCommand(left, command);
  }
  const name = groupName(first);
  const one = folded ? i18n.t('Fold {name}', { name }) : i18n.t('Unfold {name}', { name });
  const several = folded ? i18n.t('Fold {count} groups', { count: turned.length }) : i18n.t('Unfold {count} groups', { count: turned.length });
  editDocument({ type: 'batch', commands }, turned.length === 1 ? one : several);
  select(turned.map(({ id }) => id));
}

/** Between the outline of what was unfolded and what made room, in pixels. */
const ROOM = 40;

/** Opens a group; what the members would lie on moves to the right, above and below. */
function unfolding(document: GraphDocument, group: Group): Command {
  const open: Command = { type: 'setGroup', id: group.id, group: { folded: false } };
  if (!group.folded) return open;
  const outline = outlineAround(document, group, cardSize);
  const others = boxesOf(seenDocument(document), cardSize).filter(({ id }) => id !== group.id && !document.frames?.some((frame) => frame.id === id));
  const positions = outline ? madeRoom({ id: group.id, ...outline.position, ...outline.size }, group.position, others) : {};
  return Object.keys(positions).length === 0 ? open : { type: 'batch', commands: [open, { type: 'moveNodes', positions }] };
}

function madeRoom(taken: Box, card: Position, others: readonly Box[]): Readonly<Record<string, Position>> {
  const positions: Record<string, Position> = {};
  const meets = (box: Box, dx: number) => box.x + dx < taken.x + taken.width && box.x + dx + box.width > taken.x && box.y < taken.y + taken.height && box.y + box.height > taken.y;
  const right = others.filter(({ x }) => x > card.x);
  const nearest = Math.min(...right.filter((box) => meets(box, 0)).map(({ x }) => x));
  const dx = Number.isFinite(nearest) ? taken.x + taken.width + ROOM - nearest : 0;
  if (dx > 0) for (const { id, x, y } of right) positions[id] = { x: x + dx, y };
  for (const box of others) {
    if (right.includes(box) || !meets(box, 0)) continue;
    const above = box.y + box.height / 2 < taken.y + taken.height / 2;
    positions[box.id] = { x: box.x, y: Math.round(above ? taken.y - ROOM - box.height : taken.y + taken.height + ROOM) };
  }
  return positions;
}

/** Takes nodes out of their groups; a group that keeps none is gone. */
export function takeOut(ids: readonly string[]): void {
  const document = currentDocument();
  const chosen = new Set(ids);
  const commands = (document.groups ?? []).flatMap((group): readonly Command[] => {
    const members = group.members.filter((member) => !chosen.has(member));
    if (members.length === group.members.length) return [];
    return members.length === 0 ? [{ type: 'removeNodes', ids: [group.id] }] : [{ type: 'setGroup', id: group.id, group: { members } }];
  });
  if (commands.length > 0) editDocument({ type: 'batch', commands }, i18n.t('Take out of the group'));
}

/** Names a group; a name of blanks is none. */
export function renameGroup(group: Pick<Group, 'id'>, text: string): void {
  const old = groupNamed(currentDocument(), group.id);
  const name = text.trim().slice(0, MAX_GROUP_NAME) || undefined;
  if (old && groupName(old) !== (name ?? groupName({}))) editDocument({ type: 'setGroup', id: group.id, group: { name } }, i18n.t('Rename {name}', { name: groupName(old) }));
}

/** How often its content is applied in a row. */
export function repeatGroup(group: Group, times: number, mergeKey?: string): void {
  editDocument({ type: 'setGroup', id: group.id, group: { repeat: times } }, i18n.t('Repeat {name} {times} times', { name: groupName(group), times }), mergeKey);
}
