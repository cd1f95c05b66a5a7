/** Edits that follow each other quickly on one setting (an arrow key held down) are undone as one. */
const TOGETHER_MS = 1200;

let last = { key: '', at: -Infinity, serial: 0 };

/**
 * A merge key for an edit of one setting.
 * @param key names the setting.
 * @param now in milliseconds.
 */
export function mergeKeyOf(key: string, now = performance.now()): string {
  const serial = key === last.key && now - last.at < TOGETHER_MS ? last.serial : last.serial + 1;
  last = { key, at: now, serial };
  return `${key} ${serial}`;
}
