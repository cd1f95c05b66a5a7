/** Every action, grouped as the help window shows them. Shortcuts, menus and help read this list. */
import { i18n } from '../../words/i18n.ts';
import type { Action } from './action.ts';
import { deleteFrameAndContents, frame, note } from './annotations.ts';
import { arrange } from './arrange.ts';
import { keepBlock, placeBlockFile, saveBlock } from './blocks.ts';
import { bypass } from './bypass.ts';
import { connectTo, wireTogether } from './connecting.ts';
import { copy, cut, duplicate, paste } from './clipboard.ts';
import { importData, myGraphs, newGraph, open, save, saveAs, share } from './file.ts';
import { gradeHandBacks } from './grading.ts';
import { copyEmbed, exportPicture, printWorksheet } from './handout.ts';
import { group, renameGroup, takeOutOfGroup, toggleFold, ungroupChosen } from './groups.ts';
import { redo, undo } from './history.ts';
import { makeLesson, resetForClass, toggleProjector } from './lesson.ts';
import { toggleLive } from './live.ts';
import { showOutline } from './outline.ts';
import { placing } from './placing.ts';
import { clearSelection, deleteSelection, disconnect, selectAll } from './selection.ts';
import { train } from './training.ts';
import { findCommand, findNode, fitView, help, quickAdd, toggleFocus } from './view.ts';

export interface ActionGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

export const actionGroups: readonly ActionGroup[] = [
  { title: i18n.t('File'), actions: [newGraph, myGraphs, open, importData, save, saveAs, makeLesson, gradeHandBacks, exportPicture, printWorksheet, share, copyEmbed, resetForClass] },
  { title: i18n.t('Edit'), actions: [undo, redo, cut, copy, paste, duplicate, deleteSelection, connectTo, wireTogether, disconnect, bypass, selectAll, clearSelection, note, frame, deleteFrameAndContents, group, ungroupChosen, toggleFold, renameGroup, takeOutOfGroup, keepBlock, saveBlock, placeBlockFile, arrange, ...placing] },
  { title: i18n.t('View'), actions: [findCommand, findNode, quickAdd, fitView, showOutline, toggleFocus, toggleProjector, toggleLive, help] },
  { title: i18n.t('Run'), actions: [train] },
];
