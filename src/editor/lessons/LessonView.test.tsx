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
import { loadLessons } from './lessons.ts';

await loadLessons();

// jsdom does not scroll.
Element.prototype.scrollTo = () => undefined;

function open(id: string): void {
  const preset = presets().find((candidate) => candidate.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  act(() => { startWith(preset.document); });
}

afterEach(cleanup);

beforeEach(() => {
  setPreferences({ lessons: {} });
  open('5-xor-net');
});

describe('the lesson view', () => {
  it('shows the text of the open graph with typeset formulas', () => {
    const { container } = render(<LessonView />);
    expect(screen.getByRole('heading', { name: '5. The XOR net' })).toBeDefined();
    expect(container.querySelectorAll('.katex-display').length).toBe(2);
    expect(container.querySelector('.katex-error')).toBeNull();
  });

  it('selects a node by a link', async () => {
    render(<LessonView />);
    await userEvent.click(screen.getByRole('button', { name: 'The hidden layer' }));
    expect(useSessionStore.getState().selectedNodes).toEqual(['hidden']);
  });

  it('sets a value by a link, says so, and takes it back by Undo', async () => {
    render(<LessonView />);
    const before = currentDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Eight' }));
    expect(currentDocument().nodes.find(({ id }) => id === 'hidden')?.params['units']).toBe(8);
    expect(compile(currentDocument()).program).not.toBeNull();
    expect(screen.getByRole('status').textContent).toContain('Units of Hidden layer: 4 → 8');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(currentDocument()).toBe(before);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says why a link can do nothing after its node is gone', async () => {
    render(<LessonView />);
    act(() => { startWith({ ...currentDocument(), nodes: [], edges: [] }); });
    await userEvent.click(screen.getByRole('button', { name: 'The hidden layer' }));
    expect(screen.getByRole('status').textContent).toContain('This graph has no node “hidden”');
  });

  it('leads along the path', async () => {
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
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
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
