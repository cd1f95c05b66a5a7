import { describe, expect, it } from 'vitest';
import { matchesShortcut, shortcutText } from './shortcut.ts';

const bare = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('shortcuts', () => {
  it('take Control and Command alike for Mod', () => {
    expect(matchesShortcut('Mod+Z', { ...bare, key: 'z', ctrlKey: true })).toBe(true);
    expect(matchesShortcut('Mod+Z', { ...bare, key: 'z', metaKey: true })).toBe(true);
    expect(matchesShortcut('Mod+Z', { ...bare, key: 'z' })).toBe(false);
  });

  it('tell Undo from Redo by Shift', () => {
    const press = { ...bare, key: 'Z', ctrlKey: true, shiftKey: true };
    expect(matchesShortcut('Mod+Z', press)).toBe(false);
    expect(matchesShortcut('Mod+Shift+Z', press)).toBe(true);
  });

  it('leave combinations with Alt to the browser', () => {
    expect(matchesShortcut('F', { ...bare, key: 'f', altKey: true })).toBe(false);
  });

  it('find signs on keyboards that need Shift for them, and on those that do not', () => {
    expect(matchesShortcut('?', { ...bare, key: '?', shiftKey: true })).toBe(true);
    expect(matchesShortcut('/', { ...bare, key: '/', shiftKey: true })).toBe(true);
    expect(matchesShortcut('/', { ...bare, key: '/' })).toBe(true);
  });

  it('know the space bar by name', () => {
    expect(matchesShortcut('Space', { ...bare, key: ' ' })).toBe(true);
  });

  it('read as the keyboard names them', () => {
    expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutText('Mod+Shift+Z', true)).toBe('⇧⌘Z');
  });
});
