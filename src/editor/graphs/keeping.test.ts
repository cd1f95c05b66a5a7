// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDocument } from '../../graph/document.ts';
import { currentDocument, editDocument, openDocument, startWith, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { deleteKept, duplicateKept, openKept, putBack, sweepShelf, useGraphsStore } from './graphsStore.ts';
import { keepNow, startKeeping } from './keeping.ts';
import { MemoryShelf } from './memoryShelf.fixture.ts';
import { pristine } from './pristine.ts';
import { replaceShelf } from './shelf.ts';

const failing = vi.fn();
let shelf = new MemoryShelf();

const retitle = (title: string) => { editDocument({ type: 'setMeta', meta: { title } }, `Call it ${title}`); };
const open = (title: string) => { openDocument(pristine(emptyDocument(title)), `Open ${title}`); };
const graph = () => useDocumentStore.getState().history.graph;
const listed = () => [...shelf.entries.values()].map(({ title }) => title).sort();
/** Everything that was begun has been done. */
const settled = async () => { await keepNow(); await vi.waitFor(() => Promise.resolve()); await new Promise((done) => { setTimeout(done); }); };

beforeAll(() => {
  startWith(pristine(emptyDocument('start')));
  startKeeping(null, false, failing);
});

beforeEach(async () => {
  await settled();
  shelf = new MemoryShelf();
  replaceShelf(shelf);
  failing.mockClear();
  useGraphsStore.setState({ graphs: null });
  useSessionStore.setState({ notices: [] });
  open('preset');
  await settled();
});

describe('the open graph', () => {
  it('is kept over a reload as it was opened, and comes to the list with its first change', async () => {
    expect(shelf.kept.get(graph())?.history.present.meta.title).toBe('preset');
    expect(listed()).toEqual([]);
    retitle('mine');
    await settled();
    expect(listed()).toEqual(['mine']);
  });

  it('is kept with its own steps of Undo, not with those of the graph before it', async () => {
    retitle('mine');
    retitle('mine too');
    await settled();
    expect(shelf.kept.get(graph())?.history.past.map(({ label }) => label)).toEqual(['Call it mine', 'Call it mine too']);
  });

  it('leaves its last state behind when another is opened before it was written', async () => {
    retitle('mine');
    open('another');
    await settled();
    expect(listed()).toEqual(['mine']);
  });

  it('leaves nothing behind where nobody has made anything of it', async () => {
    const preset = graph();
    open('another');
    await settled();
    expect(shelf.kept.has(preset)).toBe(false);
  });

  it('is written under its own name again when Undo leads back to it', async () => {
    retitle('mine');
    const mine = graph();
    open('another');
    undoEdit();
    await settled();
    expect(graph()).toBe(mine);
    expect(shelf.kept.get(mine)?.history.present.meta.title).toBe('mine');
    expect(shelf.kept.get(mine)?.history.future).toEqual([]);
  });

  it('tells once that nothing can be kept, and is kept again when there is room', async () => {
    shelf.full = true;
    retitle('one');
    await settled();
    retitle('two');
    await settled();
    expect(failing).toHaveBeenCalledOnce();
    shelf.full = false;
    retitle('three');
    await settled();
    expect(listed()).toEqual(['three']);
  });
});

describe('the list of graphs', () => {
  it('opens a graph with its steps of Undo, and keeps the one that was open', async () => {
    retitle('mine');
    const mine = graph();
    open('another');
    retitle('another one');
    expect(await openKept(mine)).toBe(true);
    await settled();
    expect(currentDocument().meta.title).toBe('mine');
    undoEdit();
    expect(currentDocument().meta.title).toBe('preset');
    expect(listed()).toEqual(['another one', 'mine']);
  });

  it('says so where a graph cannot be read, and leaves the open one', async () => {
    retitle('mine');
    expect(await openKept('gone')).toBe(false);
    expect(currentDocument().meta.title).toBe('mine');
    expect(useSessionStore.getState().notices.at(-1)?.title).toBe('This graph cannot be read');
  });

  it('duplicates and deletes, and puts back what was deleted', async () => {
    retitle('mine');
    await duplicateKept(graph());
    expect(useGraphsStore.getState().graphs?.map(({ title }) => title).sort()).toEqual(['mine', 'mine (copy)']);
    const copy = useGraphsStore.getState().graphs?.find(({ title }) => title === 'mine (copy)');
    if (!copy) throw new Error('There is no copy.');
    await deleteKept(copy);
    expect(listed()).toEqual(['mine']);
    await putBack();
    expect(useGraphsStore.getState().graphs?.map(({ title }) => title).sort()).toEqual(['mine', 'mine (copy)']);
    expect(await openKept(copy.id)).toBe(true);
  });

  it('loses nothing to a sweep where the browser cannot tell what other windows have open', async () => {
    shelf.kept.set('left', { history: useDocumentStore.getState().history, file: null, made: false });
    await sweepShelf();
    expect(shelf.kept.has('left')).toBe(true);
  });
});
