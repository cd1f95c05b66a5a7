import { useEffect } from 'react';
import { i18n } from '../../words/i18n.ts';
import { pressOnCanvas } from '../access/canvasKeys.ts';
import { leaveSettings } from '../access/settings.ts';
import { isEnabled } from './action.ts';
import { actionGroups } from './all.ts';
import { copy, cut, paste, pasteText } from './clipboard.ts';
import { runAction } from './runAction.ts';
import { nudge } from './selection.ts';
import { matchesShortcut } from './shortcut.ts';
import { aimedPoint, followPointer } from './pointer.ts';

/** Listens to the keyboard for the whole page. */
export function useShortcuts(): void {
  useEffect(() => {
    // Before the canvas's own keys: it would move nodes without a step in Undo.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    // After the fields, which take back what was typed by the same key.
    window.addEventListener('keydown', leaveSettings);
    window.addEventListener('pointermove', followPointer, { passive: true });
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      window.removeEventListener('keydown', leaveSettings);
      window.removeEventListener('pointermove', followPointer);
      window.removeEventListener('paste', onPaste);
    };
  }, []);
}

/** The browser gives the clipboard's text with its own paste, and without asking; so those keys are left to it. */
function onPaste(event: ClipboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || target?.closest(OWN_KEYS)) return;
  event.preventDefault();
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const point = aimedPoint();
  runAction({ id: 'paste-text', label: i18n.t('Paste'), run: () => pasteText(text, point) });
}

/** Words of the page are marked: a lesson's, a message's. Copying means them. */
function isTextMeant(): boolean {
  return (getSelection()?.toString() ?? '') !== '';
}

const FILE_KEYS = ['save', 'save-copy', 'open', 'print'];

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (pressOnCanvas(event)) {
    take(event);
    return;
  }
  const action = actionGroups.flatMap((group) => group.actions).find((each) => each.shortcuts?.some((shortcut) => matchesShortcut(shortcut, event)));
  // Saving is meant wherever the cursor is; all else belongs to whoever has the focus.
  if (!(action && FILE_KEYS.includes(action.id)) && belongsElsewhere(event)) return;
  if (action) {
    if (action === paste || (isTextMeant() && (action === copy || action === cut))) return;
    if (action.id === 'clear-selection' && !isEnabled(action)) return;
    event.preventDefault();
    // React Flow has a meaning of its own for some keys: Escape on a node that is no longer selected selects it.
    if (event.target instanceof Element && event.target.closest('.react-flow')) event.stopPropagation();
    if (isEnabled(action)) runAction(action);
    return;
  }
  if (!event.ctrlKey && !event.metaKey && nudge(event.key, event.shiftKey)) take(event);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Where all keys are the control's own, those with Ctrl among them: text has an undo of its own, and a dialog stands before the graph. */
const OWN_KEYS = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
/** Where plain keys move or choose something, but Ctrl+Z still means the graph. */
const OWN_PLAIN_KEYS = '[role="tree"], [role="combobox"], [role="slider"], [role="tab"], [role="radio"]';
const PRESSABLE = 'button, a, [role="button"], [role="switch"], [role="separator"], .react-flow__node, .react-flow__edge';

function belongsElsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const undoes = (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key);
  if (undoes && target?.matches('[data-settled]')) return false;
  if (target?.closest(OWN_KEYS)) return true;
  if (target?.closest(OWN_PLAIN_KEYS) && !event.ctrlKey && !event.metaKey) return true;
  if (event.key === ' ' || event.key.startsWith('Arrow')) {
    const pressed = target?.closest(PRESSABLE);
    // On a node the arrows move it; on other controls both keys are theirs.
    return pressed !== null && pressed !== undefined && !(event.key.startsWith('Arrow') && pressed.matches('.react-flow__node, [role="button"]'));
  }
  return false;
}
