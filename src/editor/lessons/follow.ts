/** Does what a lesson's link says. */
import { applyCommand } from '../../graph/commands.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { openParsed } from '../files/openText.ts';
import { furtherPresets } from '../files/furtherPresets.ts';
import { presets } from '../files/presets.ts';
import { currentDocument, editUnguarded } from '../stores/documentStore.ts';
import { openStage } from '../stage/stageStore.ts';
import { setPreferences } from '../stores/preferencesStore.ts';
import { revealNode, select, showDockTab, showSideTab } from '../stores/sessionStore.ts';
import { readLink } from './link.ts';

/** What a followed link did, to be said beside the text. */
export interface Outcome {
  readonly ok: boolean;
  readonly text: string;
  /** True when Undo would take it back. */
  readonly undoable: boolean;
}

/** Follows a `netloom:` link. Null where what happened is seen without a word. */
export function followLink(href: string): Outcome | null {
  const link = readLink(href, currentDocument());
  if (!link.ok) return { ok: false, text: link.message, undoable: false };
  const { command, label, says, node, tab, preset } = link.move;
  if (preset !== null && !openPreset(preset)) {
    return { ok: false, text: i18n.t('There is no preset “{preset}” in this version of Netloom.', { preset }), undoable: false };
  }
  const before = currentDocument();
  const changes = command !== null && JSON.stringify(applyCommand(before, command)) !== JSON.stringify(before);
  // What its author links to may be done, whatever the lesson locks.
  if (command && changes) editUnguarded(command, label);
  if (node !== null) revealNode(node);
  // With nothing selected the inspector shows the training, where the change can be seen.
  else if (command) select([]);
  if (tab === 'picture') openStage();
  else if (tab !== null) showDockTab(tab);
  return says.length > 0 ? { ok: true, text: sentences(says.map((fact) => i18n.t('{fact}.', { fact }))), undoable: changes } : null;
}

/** Opens a preset and its lesson with it. False where there is none of that name. */
export function openPreset(id: string): boolean {
  const preset = [...presets(), ...furtherPresets()].find((candidate) => candidate.id === id);
  if (!preset) return false;
  openParsed({ ok: true, document: preset.document, migratedFrom: null }, preset.title);
  showSideTab('lesson');
  setPreferences({ inspectorOpen: true });
  return true;
}
