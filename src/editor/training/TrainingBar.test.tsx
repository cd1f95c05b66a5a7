// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { editDocument, startWith } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import { TrainingBar } from './TrainingBar.tsx';

const position = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument('Test'),
  nodes: [
    { id: 'data', kind: 'dataset', position, params: { source: 'table', features: [[0], [1]], labels: [[0], [1]] } },
    { id: 'unit', kind: 'dense', position, params: { units: 1 } },
    { id: 'loss', kind: 'loss', position, params: { function: 'meanSquaredError' } },
  ],
  edges: [
    { id: 'e1', from: 'data.features', to: 'unit.in' },
    { id: 'e2', from: 'unit.out', to: 'loss.prediction' },
    { id: 'e3', from: 'data.labels', to: 'loss.target' },
  ],
  training: { optimizer: { kind: 'sgd', learningRate: 0.1 }, batchSize: 2, steps: 60_000, shuffle: true, seed: 1 },
};
const progress = { step: 1204, steps: 60_000, epoch: 1204, epochs: 60_000, stepsPerSecond: 900, samplesPerSecond: 1800, secondsLeft: 80 };
const start = useRunStore.getState();

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const enabled = () => ['Step', 'Stop', 'Reset'].filter((name) => !button(name).disabled);
const bar = () => screen.getByRole('region', { name: 'Training' });

describe('the training bar', () => {
  beforeEach(() => {
    startWith(graph);
    useRunStore.setState(start, true);
  });

  it('offers Train and Step before anything has run, and shows where it will end', () => {
    renderPart(<TrainingBar />);
    expect(button('Train').disabled).toBe(false);
    expect(enabled()).toEqual(['Step']);
    expect(screen.getByText('0 of 60,000')).toBeTruthy();
  });

  it('shows the figures while training, and Pause in the place of Train', () => {
    useRunStore.setState({ state: 'training', program: currentCompilation().program, progress, points: [{ step: 1200, loss: 0.012300000153 }] });
    renderPart(<TrainingBar />);
    expect(button('Pause').disabled).toBe(false);
    expect(screen.queryByRole('button', { name: 'Train' })).toBeNull();
    expect(enabled()).toEqual(['Stop', 'Reset']);
    for (const text of ['1,204 of 60,000', '0.0123', '1,800', '1 min 20 s']) expect(screen.getByText(text)).toBeTruthy();
  });

  it('offers Resume when paused, and Train again once the graph has changed', () => {
    useRunStore.setState({ state: 'paused', program: currentCompilation().program, progress });
    renderPart(<TrainingBar />);
    expect(button('Resume').disabled).toBe(false);
    act(() => { editDocument({ type: 'setTraining', training: { seed: 2 } }, 'Change seed'); });
    expect(button('Train').disabled).toBe(false);
    expect(bar().textContent).toContain('The graph has changed. Train starts the new one.');
  });

  it('says how many problems stand in the way, and goes to the first', async () => {
    const user = userEvent.setup();
    renderPart(<TrainingBar />);
    act(() => { editDocument({ type: 'removeEdges', ids: ['e1'] }, 'Delete wire'); });
    expect(button('Train').disabled).toBe(true);
    expect(enabled()).toEqual([]);
    await user.click(button(/^1 problem to solve\./));
    expect(useSessionStore.getState()).toMatchObject({ dockTab: 'problems', selectedNodes: ['unit'] });
  });

  it('keeps the place of the figures while loading, with the message and how far it is', () => {
    useRunStore.setState({ state: 'loading', program: currentCompilation().program, loading: { message: 'Downloading train-images (9.9 MB)', fraction: 0.4 } });
    renderPart(<TrainingBar />);
    expect(button('Train').disabled).toBe(true);
    expect(screen.getByRole('progressbar', { name: 'Downloading train-images (9.9 MB)' }).getAttribute('aria-valuenow')).toBe('40');
  });

  it('shows why a run failed, and lets it be reset', () => {
    useRunStore.setState({ state: 'failed', program: currentCompilation().program, failure: 'The loss is no longer a number. Lower the learning rate.' });
    renderPart(<TrainingBar />);
    expect(bar().textContent).toContain('The loss is no longer a number. Lower the learning rate.');
    expect(enabled()).toEqual(['Step', 'Reset']);
  });

  it('names the data by what they are, with their origin', () => {
    useRunStore.setState({ data: { data: { name: 'Generated digits', origin: 'Drawn by the app.', trainRows: 6000, validationRows: 1000 } } });
    renderPart(<TrainingBar />);
    expect(button('Data: Generated digits. Drawn by the app.').textContent).toBe('Generated digits');
  });

  it('lists each backend with whether it can be had and why, and changes it', async () => {
    const user = userEvent.setup();
    const setBackend = vi.spyOn(run, 'setBackend').mockImplementation(() => undefined);
    const choices = [
      { id: 'webgl', label: 'WebGL', available: false, note: 'This browser has none.' },
      { id: 'cpu', label: 'Plain JavaScript', available: true, note: 'For very small graphs.' },
    ] as const;
    useRunStore.setState({ program: currentCompilation().program, progress, backend: { id: 'wasm', label: 'WASM SIMD', reason: 'WebGL is missing.', preference: 'auto', choices } });
    renderPart(<TrainingBar />);
    await user.click(button('Backend: WASM SIMD'));
    const dialog = screen.getByRole('dialog', { name: 'Backend' });
    expect(dialog.textContent).toContain('WASM SIMD. WebGL is missing.');
    expect(dialog.textContent).toContain('Not available. This browser has none.');
    expect(dialog.textContent).toContain('starts this run again from step 0');
    expect(screen.getByRole<HTMLButtonElement>('radio', { name: /WebGL/ }).disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: /Plain JavaScript/ }));
    expect(setBackend).toHaveBeenCalledWith('cpu');
    setBackend.mockRestore();
  });

  it('tells screen readers of the end, not of every step', () => {
    renderPart(<TrainingBar />);
    const words = screen.getByRole('status');
    act(() => { useRunStore.setState({ state: 'training', progress }); });
    act(() => { useRunStore.setState({ progress: { ...progress, step: 1300 }, points: [{ step: 1300, loss: 0.0038 }] }); });
    expect(words.textContent).toBe('Training started.');
    act(() => { useRunStore.setState({ state: 'done' }); });
    expect(words.textContent).toBe('Training finished at step 1,300, loss 0.0038.');
  });
});
