/** Keys as the actions write them: `Mod+Shift+Z`, where Mod is Command on a Mac and Control elsewhere. */

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** True when the pressed keys are those of the shortcut, no more and no fewer. */
export function matchesShortcut(shortcut: string, press: KeyPress): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey || mod !== parts.includes('Mod')) return false;
  // Where a sign needs Shift depends on the keyboard ("?", "/"), so there Shift is not asked.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSign && press.shiftKey !== parts.includes('Shift')) return false;
  return (press.key === ' ' ? 'space' : press.key.toLowerCase()) === key.toLowerCase();
}

/** The shortcut as the person's keyboard names it: "Ctrl+Shift+Z", or "⇧⌘Z" on a Mac. */
export function shortcutText(shortcut: string, mac = isMac()): string {
  if (!mac) return shortcut.replace('Mod', 'Ctrl');
  const parts = shortcut.split('+');
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('Mod') ? '⌘' : ''}${parts.at(-1) ?? ''}`;
}

function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
}
