/** What a graph is handed on as: a picture, a sheet of paper, a window in another page. */
import { i18n } from '../../words/i18n.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import type { Action } from './action.ts';

const hasNodes = () => currentDocument().nodes.length > 0;

export const exportPicture: Action = { id: 'export-picture', label: i18n.t('Export a picture…'), enabled: hasNodes, run: () => { setOverlay({ picture: true }); } };
export const printWorksheet: Action = { id: 'print', label: i18n.t('Print…'), shortcuts: ['Mod+P'], enabled: hasNodes, run: async () => { await (await import('../handout/print/print.ts')).choosePrint(); } };
export const copyEmbed: Action = { id: 'copy-embed', label: i18n.t('Copy embed code'), enabled: hasNodes, run: async () => { await (await import('../handout/embed/code.ts')).copyEmbedCode(); } };
