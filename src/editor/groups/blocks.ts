/** A group on its own: the text of a graph file with its nodes, their wires and itself. The clipboard, files and the palette hold the same. */
import { emptyDocument, type GraphDocument, type Group, type Position } from '../../graph/document.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { sharedInputs } from '../../graph/groups/border.ts';
import { serializeDocument } from '../../graph/serialize.ts';
import { besides, centredOn, fragmentOf, pasteOf } from '../actions/fragment.ts';
import { i18n } from '../../words/i18n.ts';
import { CARD } from '../canvas/edits.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { select } from '../stores/sessionStore.ts';

/** The group as a graph of its own, folded; what takes one value together is remembered, for the wires round it are not there. */
export function blockText(document: GraphDocument, group: Group): string {
  const fragment = fragmentOf(document, [group.id, ...group.members]);
  const inputs = sharedInputs(document, group, true);
  const { inputs: _, ...rest } = group;
  const own: Group = { ...rest, folded: true, ...(inputs.length > 0 ? { inputs } : {}) };
  return serializeDocument({ ...emptyDocument(groupName(group)), ...fragment, groups: [own] });
}

/** Whether a graph is a block: one group, and nothing beside it. */
export function isBlock({ nodes, groups = [] }: GraphDocument): boolean {
  return groups.length === 1 && groups[0]?.members.length === nodes.length;
}

/** Puts a block in the middle of a point, under fresh ids. Throws where its text is no graph file. */
export async function placeBlock(text: string, centre: Position): Promise<void> {
  const { parseDocument } = await import('../../graph/parse.ts');
  const parsed = parseDocument(text);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message ?? '');
  placeGraph(parsed.document, centre);
}

export function placeGraph(block: GraphDocument, centre: Position): void {
  const document = currentDocument();
  const fragment = fragmentOf(block, [...block.nodes, ...(block.groups ?? [])].map(({ id }) => id));
  const { command, ids } = pasteOf(document, fragment, besides(document, fragment, centredOn(fragment, centre, CARD)));
  const name = block.groups?.[0] ? groupName(block.groups[0]) : block.meta.title;
  editDocument(command, i18n.t('Add {name}', { name }));
  select(ids);
}
