import { actionLabel, isEnabled, type Action } from './action.ts';
import { shortcutText } from './shortcut.ts';
import { runAction } from './runAction.ts';

/** An action as an entry of any menu. */
export function menuEntry(action: Action) {
  const shortcut = action.shortcuts?.[0];
  return { label: actionLabel(action), shortcut: shortcut ? shortcutText(shortcut) : undefined, disabled: !isEnabled(action), onSelect: () => { runAction(action); } };
}
