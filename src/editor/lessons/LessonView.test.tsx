// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument } from '../../graph/document.ts';
import { presets } from '../files/presets.ts';
import { compile } from '../../compiler/compile.ts';
import { currentDocument, startWith } from '../stores/documentStore.ts';
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { recordJourney } from './journey.ts';
import { LessonText } from './LessonText.tsx';
import { LessonView } from './LessonView.tsx';
import { changeWay, useTraceStore } from './traceStore.ts';
import { loadLessons } from './lessons.ts';

await loadLessons();

// jsdom does not scroll, sees nothing, and has no width that a window could be narrower than.
Element.prototype.scrollTo = () => undefined;
globalThis.IntersectionObserver = class {
  observe() { return undefined; }
  disconnect() { return undefined; }
} as unknown as typeof IntersectionObserver;
globalThis.matchMedia = ((query: string) => ({ matches: false, media: query })) as typeof matchMedia;

function open(id: string): void {
  const preset = presets().find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  act(() => { startWith(preset.document); });
}

afterEach(cleanup);

beforeEach(() => {
  setPreferences({ lessons: {} });
  useTraceStore.setState({ ways: {} });
  open('5-xor-net');
});

describe('a lesson step by step', () => {
  it('shows one step, goes on by Next, and keeps what was answered when it is shown again', async () => {
    const { unmount } = render(<LessonView />);
    expect(screen.getByRole('heading', { name: '5. The XOR net' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.queryByRole('heading', { name: '5. The XOR net' })).toBeNull();
    expect(document.activeElement?.textContent).toBe('Two layers');
    await userEvent.click(screen.getByRole('button', { name: '4. Predict' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Evenly, a little with every step' }));
    expect(screen.getByText('Noted.')).toBeDefined();
    unmount();
    render(<LessonView />);
    expect(screen.getByRole('heading', { name: 'Predict' })).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Evenly, a little with every step' }).checked).toBe(true);
    expect(screen.getByRole('button', { name: '4. Predict, done' })).toBeDefined();
  });

  it('says that an answer is wrong, and is done with the right one', async () => {
    changeWay('5-xor-net', { at: 6 });
    render(<LessonView />);
    await userEvent.click(screen.getByRole('radio', { name: 'It has no bias' }));
    expect(screen.getByText(/That is not it yet/)).toBeDefined();
    await userEvent.click(screen.getByRole('radio', { name: /One unit is one line/ }));
    expect(screen.getByText('Done.')).toBeDefined();
  });

  it('shows hints one by one, only when they are asked for', async () => {
    changeWay('5-xor-net', { at: 7 });
    render(<LessonView />);
    expect(screen.queryByRole('button', { name: 'three' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Show a hint' }));
    expect(screen.getByRole('button', { name: 'three' })).toBeDefined();
  });

  it('begins again with nothing done and the lesson’s own graph', async () => {
    changeWay('5-xor-net', { at: 6, trace: { answers: { predict: 1 }, runs: [], changed: [], read: [] } });
    render(<LessonView />);
    await userEvent.click(screen.getByRole('button', { name: 'Begin again' }));
    expect(screen.getByRole('heading', { name: '5. The XOR net' })).toBeDefined();
    expect(useTraceStore.getState().ways).toEqual({});
  });
});

describe('the lesson view', () => {
  it('shows the text of the open graph with typeset formulas', () => {
    changeWay('5-xor-net', { whole: true });
    const { container } = render(<LessonView />);
    expect(screen.getByRole('heading', { name: '5. The XOR net' })).toBeDefined();
    expect(container.querySelectorAll('.katex-display').length).toBe(2);
    expect(container.querySelector('.katex-error')).toBeNull();
  });

  it('selects a node by a link', async () => {
    changeWay('5-xor-net', { at: 1 });
    render(<LessonView />);
    await userEvent.click(screen.getByRole('button', { name: 'The hidden layer' }));
    expect(useSessionStore.getState().selectedNodes).toEqual(['hidden']);
  });

  it('sets a value by a link, says so, and takes it back by Undo', async () => {
    changeWay('5-xor-net', { at: 6 });
    render(<LessonView />);
    const before = currentDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Eight' }));
    expect(currentDocument().nodes.find(({ id }) => id === 'hidden')?.params['units']).toBe(8);
    expect(compile(currentDocument()).program).not.toBeNull();
    expect(screen.getByText(/Units of Hidden layer: 4 → 8/)).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentDocument()).toBe(before);
    expect(screen.queryByText(/Units of Hidden layer/)).toBeNull();
  });

  it('says why a link can do nothing after its node is gone', async () => {
    changeWay('5-xor-net', { at: 1 });
    render(<LessonView />);
    act(() => { startWith({ ...currentDocument(), nodes: [], edges: [] }); });
    await userEvent.click(screen.getByRole('button', { name: 'The hidden layer' }));
    expect(screen.getByText(/This graph has no node “hidden”/)).toBeDefined();
  });

  it('leads along the path', async () => {
    changeWay('5-xor-net', { whole: true });
    render(<LessonView />);
    await userEvent.click(screen.getByRole('button', { name: 'Next: MNIST convnet' }));
    expect(screen.getByRole('heading', { name: '6. A convnet reads digits' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: '1. Least squares, not opened yet' }));
    expect(currentDocument().meta.lesson).toBe('1-least-squares');
  });

  it('shows a graph without a lesson by its title, and the path to begin', () => {
    act(() => { startWith(emptyDocument('My own net')); });
    render(<LessonView />);
    expect(screen.getByRole('heading', { name: 'My own net' })).toBeDefined();
    expect(screen.getAllByRole('listitem').length).toBeGreaterThanOrEqual(6);
  });
});

it('opens links that lead away in a new tab that cannot reach back, and drops dangerous ones', () => {
  render(<LessonText markdown="[out](https://example.org/) and [bad](javascript:alert(1))" onOutcome={() => undefined} />);
  expect(screen.getByText('out').closest('a')).toMatchObject({ href: 'https://example.org/', target: '_blank', rel: 'noopener noreferrer' });
  expect(screen.getByText('bad').closest('a')?.getAttribute('href')).toBe('');
});

it('remembers which lessons were opened, and which were trained to the end', () => {
  const end = recordJourney();
  open('4-perceptron');
  expect(usePreferencesStore.getState().lessons).toEqual({ '5-xor-net': 'opened', '4-perceptron': 'opened' });
  const { program } = compile(currentDocument());
  const progress = { epoch: 1, epochs: 25, stepsPerSecond: null, samplesPerSecond: null, secondsLeft: null, steps: 100 };
  // Stopped half way, then trained to the last step.
  useRunStore.setState({ program, state: 'done', progress: { ...progress, step: 50 } });
  expect(usePreferencesStore.getState().lessons['4-perceptron']).toBe('opened');
  useRunStore.setState({ state: 'training' });
  useRunStore.setState({ state: 'done' });
  useRunStore.setState({ progress: { ...progress, step: 100 } });
  expect(usePreferencesStore.getState().lessons['4-perceptron']).toBe('trained');
  end();
});
