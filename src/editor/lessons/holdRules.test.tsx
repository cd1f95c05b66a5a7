// @vitest-environment jsdom
/** A teacher's lesson is held to its rules in the editor, whatever way an edit is asked for; who leaves it has everything back. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonWith } from '../../lessons/xor.fixture.ts';
import { deleteSelection } from '../actions/selection.ts';
import { addNode, dropNode } from '../canvas/edits.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Palette } from '../palette/Palette.tsx';
import { currentDocument, editDocument, openDocument, undoEdit, useDocumentStore } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import { followLink } from './follow.ts';
import { useHeldRules } from './heldRules.ts';
import { endLesson, holdRules } from './holdRules.ts';
import { keepLesson, lessonKey } from './lessonStore.ts';

vi.stubGlobal('indexedDB', new IDBFactory());
holdRules();

async function open(change: object): Promise<Lesson> {
  const lesson = lessonWith(change);
  await keepLesson(lesson);
  openDocument({ ...lesson.graph, meta: { ...lesson.graph.meta, lesson: lessonKey(lesson) } }, 'Open');
  select([]);
  useSessionStore.setState({ notices: [] });
  return lesson;
}

const steps = () => useDocumentStore.getState().history.past.length;
const said = () => useSessionStore.getState().notices.flatMap(({ lines }) => lines);

/** That it was refused, with a reason, and Undo has nothing of it to take back. */
function expectRefused(act: () => void, reason: RegExp): void {
  const [document, before] = [currentDocument(), steps()];
  act();
  expect(currentDocument()).toBe(document);
  expect(steps()).toBe(before);
  expect(said().join(' ')).toMatch(reason);
}

describe('with data and loss locked, the seed fixed, and nothing but dropout to add', () => {
  beforeEach(async () => { await open({ rules: { keep: ['s1'], kinds: ['dropout'], fixed: ['seed', 'node:hidden.units', 'parameters'], hide: ['code', 'canvas'] } }); });

  it('knows what is locked, fixed and hidden; a canvas there always is', () => {
    const { rules } = useHeldRules.getState();
    expect([...(rules?.locked ?? [])].sort()).toEqual(['data', 'loss', 's1']);
    expect([...(rules?.fields ?? [])]).toEqual(['training-seed', 'hidden-units']);
    expect([...(rules?.kinds ?? [])]).toEqual(['dropout']);
    expect([...(rules?.hidden ?? [])]).toEqual(['code']);
  });

  it('refuses to delete what is locked, alone and among others, and what is selected stays so', () => {
    select(['hidden', 'data']);
    expectRefused(() => { void deleteSelection.run(); }, /is locked in this lesson/);
    expect(useSessionStore.getState().selectedNodes).toEqual(['hidden', 'data']);
  });

  it('refuses to take a wire between two locked nodes off, or to lead it elsewhere; wires of free nodes are the learner’s', () => {
    act(() => { useSessionStore.setState({ selectedNodes: [], selectedEdges: ['e6'] }); });
    expectRefused(() => { void deleteSelection.run(); }, /The wire from “Dataset” \(Labels\) to “Loss” \(Target\) joins two nodes that are locked/);
    expect(useSessionStore.getState().selectedEdges).toEqual(['e6']);
    expectRefused(() => { dropNode('dropout', { x: 0, y: 0 }, 'e6'); }, /it stays where it is/);
    expectRefused(() => { editDocument({ type: 'batch', commands: [{ type: 'removeEdges', ids: ['e6'] }, { type: 'addEdges', edges: [{ id: 'new', from: 's2.out', to: 'loss.target' }] }] }, 'Reconnect'); }, /it stays where it is/);
    act(() => { useSessionStore.setState({ selectedNodes: [], selectedEdges: ['e5'] }); });
    void deleteSelection.run();
    expect(currentDocument().edges.some(({ id }) => id === 'e5')).toBe(false);
  });

  it('refuses other settings of what is locked, other values of what is fixed, kinds that may not be added, and weights by hand', () => {
    expectRefused(() => { editDocument({ type: 'setParams', id: 'data', params: { labels: [[0], [0], [0], [0]] } }, 'x'); }, /is locked in this lesson/);
    expectRefused(() => { editDocument({ type: 'setTraining', training: { seed: 99 } }, 'x'); }, /Seed: 99; in this lesson it stays/);
    expectRefused(() => { editDocument({ type: 'setParams', id: 'output', params: { units: 2 } }, 'x'); }, /[Pp]arameters: \d+; in this lesson it stays/);
    expectRefused(() => { addNode('dense', { x: 0, y: 0 }); }, /no further nodes of the kind Dense/);
    expectRefused(() => { editDocument({ type: 'setInitialWeights', id: 'hidden', weights: { bias: [1, 1, 1, 1] } }, 'x'); }, /not set by hand/);
  });

  it('lets through what no rule speaks of: places, names, wires, the kinds that may be added, and the author’s own links', () => {
    const before = steps();
    editDocument({ type: 'moveNodes', positions: { data: { x: 5, y: 5 } } }, 'Move');
    editDocument({ type: 'setLabel', id: 'data', label: 'Rows' }, 'Rename');
    editDocument({ type: 'setTraining', training: { steps: 7 } }, 'Change steps');
    addNode('dropout', { x: 0, y: 0 });
    expect(steps()).toBe(before + 4);
    expect(followLink('netloom:training/seed/3')?.ok).toBe(true);
    expect(currentDocument().training.seed).toBe(3);
    // What the link broke is not held against the next edit.
    expect(editDocument({ type: 'setTraining', training: { steps: 8 } }, 'Change steps')).toBe(true);
    expect(said()).toEqual([]);
  });

  it('shows settings of what is locked as text that cannot be typed in, with the reason, and so the one setting that is fixed', () => {
    renderPart(<Inspector />);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Seed' }).matches(':disabled')).toBe(true);
    expect(screen.getByRole('textbox', { name: 'Learning rate' }).matches(':disabled')).toBe(false);
    act(() => { select(['loss']); });
    expect(screen.getByText(/The lesson needs this node as it is/)).toBeDefined();
    expect(screen.getByRole('combobox', { name: 'Function' }).matches(':disabled')).toBe(true);
    act(() => { select(['hidden']); });
    expect(screen.queryByText(/The lesson needs this node as it is/)).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Units' }).matches(':disabled')).toBe(true);
    expect(screen.getByRole('img', { name: 'The lesson keeps this as it is.' })).toBeDefined();
  });

  it('lists only what may be added, says so, and gives everything back at the end of the lesson, until Undo leads into it again', async () => {
    const user = userEvent.setup();
    renderPart(<Palette />);
    expect(screen.getByText('This lesson limits what may be added.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Dropout' })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Dense' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'End the lesson' }));
    expect(await screen.findByRole('button', { name: 'Dense' })).toBeDefined();
    expect(useHeldRules.getState().rules).toBeNull();
    expect(editDocument({ type: 'removeNodes', ids: ['data'] }, 'Delete')).toBe(true);
    act(() => { undoEdit(); undoEdit(); });
    expect(useHeldRules.getState().rules?.locked.has('data')).toBe(true);
    expect(screen.queryByRole('button', { name: 'Dense' })).toBeNull();
  });
});

it('where the author says nothing, data and loss are locked and no more of them can be added; what he sets free is free', async () => {
  await open({ id: 'plain' });
  const { rules } = useHeldRules.getState();
  expect([...(rules?.locked ?? [])].sort()).toEqual(['data', 'loss']);
  expect([rules?.kinds.has('dense'), rules?.kinds.has('dataset'), rules?.kinds.has('loss')]).toEqual([true, false, false]);
  await open({ id: 'open', rules: { free: ['data'], weights: 'free' } });
  expect(editDocument({ type: 'setParams', id: 'data', params: { labels: [[0], [1], [1], [1]] } }, 'x')).toBe(true);
  expect(editDocument({ type: 'setInitialWeights', id: 'hidden', weights: { bias: [1, 1, 1, 1] } }, 'x')).toBe(true);
});

it('a lesson that comes with the app locks nothing', async () => {
  await open({});
  act(() => { openDocument({ ...currentDocument(), meta: { title: 'XOR net', lesson: '5-xor-net' } }, 'Open'); });
  expect(useHeldRules.getState().rules).toBeNull();
  expect(editDocument({ type: 'removeNodes', ids: ['data'] }, 'Delete')).toBe(true);
  act(() => { endLesson(); });
});
