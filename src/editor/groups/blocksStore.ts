/** Blocks that a person keeps in the palette: groups as the text of a graph file, in this browser. */
import { create } from 'zustand';
import { i18n } from '../../words/i18n.ts';
import { isEmbedded } from '../embedded.ts';
import { notify } from '../stores/sessionStore.ts';

export interface Block {
  readonly id: string;
  readonly name: string;
  /** A graph file of its nodes, their wires and the group. */
  readonly text: string;
}

const PLACE = 'netloom-blocks';

function kept(): readonly Block[] {
  try {
    const read: unknown = isEmbedded ? [] : JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(read) ? read.filter(isBlock) : [];
  } catch {
    // A browser that keeps nothing, or a text that is none of ours.
    return [];
  }
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && ['id', 'name', 'text'].every((field) => typeof (value as Record<string, unknown>)[field] === 'string');
}

export const useBlocksStore = create<{ readonly blocks: readonly Block[] }>()(() => ({ blocks: kept() }));

// Another window has kept or removed one.
if (typeof window !== 'undefined') window.addEventListener('storage', ({ key }) => { if (key === PLACE) useBlocksStore.setState({ blocks: kept() }); });

function keep(blocks: readonly Block[]): boolean {
  try {
    if (!isEmbedded) localStorage.setItem(PLACE, JSON.stringify(blocks));
  } catch {
    notify({ severity: 'warning', title: i18n.t('The block was not kept'), lines: [i18n.t('The browser has no more room for it, or keeps nothing. Save it as a file instead.')] });
    return false;
  }
  useBlocksStore.setState({ blocks });
  return true;
}

/** Adds a block to the palette; false where the browser has no room for it. */
export function addBlock(name: string, text: string): boolean {
  const before = kept();
  const numbers = before.map(({ id }) => Number(id.replace('block', '')) || 0);
  return keep([...before, { id: `block${Math.max(0, ...numbers) + 1}`, name, text }]);
}

export function renameBlock(id: string, name: string): void {
  const next = name.trim();
  if (next !== '') keep(kept().map((block) => (block.id === id ? { ...block, name: next } : block)));
}

export function removeBlock(id: string): void {
  const before = kept();
  const gone = before.find((block) => block.id === id);
  if (!gone || !keep(before.filter((block) => block !== gone))) return;
  notify({ severity: 'info', title: i18n.t('“{name}” was removed from the palette', { name: gone.name }), lines: [i18n.t('Graphs that it was placed in keep it.')], action: { label: i18n.t('Undo'), press: () => { keep(before); } } });
}
