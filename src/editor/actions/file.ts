import { emptyDocument } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { setFileHandle } from '../files/fileHandle.ts';
import { pickAndOpen } from '../files/openFile.ts';
import type { Preset } from '../files/presets.ts';
import { saveCopy, saveFile } from '../files/saveFile.ts';
import { pristine } from '../graphs/pristine.ts';
import { openDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { revealNode, select, showSideTab } from '../stores/sessionStore.ts';
import type { Action } from './action.ts';

export const newGraph: Action = {
  id: 'new',
  label: i18n.t('New graph'),
  run() {
    select([]);
    setFileHandle(null);
    openDocument(pristine(emptyDocument()), i18n.t('New graph'));
    canvasView()?.fit();
  },
};

/** All graphs that the browser keeps. */
export const myGraphs: Action = { id: 'graphs', label: i18n.t('My graphs…'), shortcuts: ['Mod+Shift+O'], run: () => { setOverlay({ graphs: true }); } };
export const open: Action = { id: 'open', label: i18n.t('Open…'), shortcuts: ['Mod+O'], run: pickAndOpen };
export const importData: Action = { id: 'import-data', label: i18n.t('Import data…'), run: () => { setOverlay({ importing: { importer: null, came: [], node: null } }); } };
export const save: Action = { id: 'save', label: i18n.t('Save'), shortcuts: ['Mod+S'], run: saveFile };
export const saveAs: Action = { id: 'save-copy', label: i18n.t('Save a copy…'), shortcuts: ['Mod+Shift+S'], run: saveCopy };
export const share: Action = { id: 'share', label: i18n.t('Copy a link to this graph'), run: async () => { await (await import('../files/share.ts')).copyLink(); } };

/** Puts a preset in the place of the open graph, which Undo brings back, with its lesson beside it. The view below stays the one that was chosen. */
export function openPreset(preset: Pick<Preset, 'title' | 'document'>): void {
  select([]);
  setFileHandle(null);
  openDocument(pristine(preset.document), i18n.t('Open {title}', { title: preset.title }));
  showSideTab('lesson');
  revealNode(null);
}
