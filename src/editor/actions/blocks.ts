/** What can be done with blocks: groups that are kept and handed on. */
import { groupName } from '../../graph/groups/groups.ts';
import { i18n } from '../../words/i18n.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { downloadFile } from '../files/download.ts';
import { blockText, isBlock, placeGraph } from '../groups/blocks.ts';
import { addBlock } from '../groups/blocksStore.ts';
import { setPaletteOpen } from '../palette/paletteOpen.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { notify } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';
import { chosenGroups } from './groups.ts';
import { aimedPoint } from './pointer.ts';

const one = () => chosenGroups().length === 1;

/** A copy of the group goes into the palette of this browser. */
export const keepBlock: Action = {
  id: 'keep-block',
  label: i18n.t('Keep as a block'),
  enabled: one,
  run() {
    const [group] = chosenGroups();
    if (!group || !addBlock(groupName(group), blockText(currentDocument(), group))) return;
    setPaletteOpen(true);
    notify({ severity: 'info', title: i18n.t('“{name}” is in the palette', { name: groupName(group) }), lines: [i18n.t('Under My blocks, in this browser. What you place from there is a copy of its own.')] });
  },
};

export const saveBlock: Action = {
  id: 'save-block',
  label: i18n.t('Save as a block file'),
  enabled: one,
  run() {
    const [group] = chosenGroups();
    if (!group) return;
    const name = groupName(group).toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '') || 'group';
    downloadFile(new Blob([blockText(currentDocument(), group)], { type: 'application/json' }), `${name}.block.json`);
  },
};

/** Asks for a file and puts what is in it beside what is there. */
export const placeBlockFile: Action = {
  id: 'place-block',
  label: i18n.t('Place a block from a file…'),
  run() {
    const view = canvasView();
    const at = view ? view.toCanvas(aimedPoint() ?? view.middle()) : { x: 0, y: 0 };
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.hidden = true;
    document.body.append(input);
    input.addEventListener('cancel', () => { input.remove(); });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      input.remove();
      if (file) void placeFile(file, at);
    });
    input.click();
  },
};

/** Places the nodes of a graph file; says what is wrong with one that cannot be read. */
export async function placeFile(file: File, at: { readonly x: number; readonly y: number }): Promise<void> {
  const [text, { parseDocument }] = await Promise.all([file.text(), import('../../graph/parse.ts')]);
  const parsed = parseDocument(text);
  if (!parsed.ok) setOverlay({ refusedFile: { name: file.name, problems: parsed.problems } });
  else if (parsed.document.nodes.length === 0) notify({ severity: 'info', title: i18n.t('“{name}” has no nodes', { name: file.name }), lines: [i18n.t('There is nothing in it to place.')] });
  else placeGraph(parsed.document, at);
}

/** Whether a file is one block, which is placed where a whole graph would be opened. */
export async function holdsBlock(file: File): Promise<boolean> {
  const text = await file.text();
  // Parsing weighs much; most graphs have no group.
  if (!text.includes('"groups"')) return false;
  const parsed = (await import('../../graph/parse.ts')).parseDocument(text);
  return parsed.ok && isBlock(parsed.document);
}
