/** What can be done with groups. */
import type { Group } from '../../graph/document.ts';
import { groupNamed, groupOf } from '../../graph/groups/groups.ts';
import { i18n } from '../../words/i18n.ts';
import { openSettings } from '../access/settings.ts';
import { canGroup, fold, groupNodes, joinsGroup, takeOut, ungroup } from '../groups/edits.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

const chosen = () => useSessionStore.getState().selectedNodes;

/** The groups that are chosen, and those of which a node is. */
export function chosenGroups(): readonly Group[] {
  const document = currentDocument();
  return [...new Set(chosen().flatMap((id) => groupNamed(document, id) ?? groupOf(document, id) ?? []))];
}

export const group: Action = {
  id: 'group',
  label: () => (joinsGroup(currentDocument(), chosen()) ? i18n.t('Add to the group') : i18n.t('Group and fold')),
  shortcuts: ['Mod+G'],
  enabled: () => canGroup(currentDocument(), chosen()),
  run: () => { groupNodes(chosen()); },
};

export const ungroupChosen: Action = {
  id: 'ungroup',
  label: i18n.t('Ungroup'),
  shortcuts: ['Mod+Shift+G'],
  enabled: () => chosenGroups().length > 0,
  run: () => { ungroup(chosenGroups()); },
};

const allFolded = () => chosenGroups().every(({ folded }) => folded);

export const toggleFold: Action = {
  id: 'fold',
  label: () => (chosenGroups().length > 0 && allFolded() ? i18n.t('Unfold the group') : i18n.t('Fold the group')),
  shortcuts: ['G'],
  enabled: () => chosenGroups().length > 0,
  run: () => { fold(chosenGroups(), !allFolded()); },
};

export const renameGroup: Action = {
  id: 'rename-group',
  label: i18n.t('Rename the group'),
  enabled: () => chosenGroups().length === 1,
  run() {
    select(chosenGroups().map(({ id }) => id));
    openSettings('name');
  },
};

export const takeOutOfGroup: Action = {
  id: 'take-out',
  label: i18n.t('Take out of the group'),
  enabled: () => chosen().some((id) => groupOf(currentDocument(), id)),
  run: () => { takeOut(chosen()); },
};
