// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ChartsView } from '../dock/ChartsView.tsx';
import { startWith } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { TrainingBar } from '../training/TrainingBar.tsx';
import { Notices } from '../ui/Notices.tsx';
import { renderPart } from '../ui/render.fixture.tsx';
import { MemoryArchive } from './memoryArchive.fixture.ts';
import { recoveryOf } from './recovery.ts';
import { checkpoint, curve, kept, line, programOf, runAt } from './runs.fixture.ts';
import { RunsView } from './RunsView.tsx';
import { loadRuns, replaceArchive, saveRun, useRunsStore } from './runsStore.ts';

let archive: MemoryArchive;

beforeEach(async () => {
  archive = new MemoryArchive();
  replaceArchive(archive);
  await loadRuns();
  startWith(line());
  useRunStore.setState(useRunStore.getInitialState(), true);
  useSessionStore.setState({ notices: [] });
});

const made = (learningRate: number) => {
  const graph = line({ optimizer: { kind: 'sgd', learningRate } });
  return { document: graph, program: programOf(graph) };
};
const row = (name: string) => within(screen.getByRole('listitem', { name }));

async function choose(name: string, entry: string): Promise<void> {
  const user = userEvent.setup();
  await user.click(row(name).getByRole('button', { name: `More for ${name}` }));
  await user.click(await screen.findByRole('menuitem', { name: entry }));
}

describe('the list of runs', () => {
  beforeEach(() => {
    saveRun(kept(1), made(0.1));
    saveRun(kept(2), made(0.01));
  });

  it('says what will be there while there is nothing', () => {
    replaceArchive(new MemoryArchive());
    useRunsStore.setState({ loaded: true });
    renderPart(<RunsView />);
    expect(screen.getByText(/^No runs yet. Press Train/)).toBeTruthy();
  });

  it('shows each run with what is different in it, and says how many are kept', () => {
    renderPart(<RunsView />);
    expect(screen.getAllByRole('listitem').map((item) => item.getAttribute('aria-label'))).toEqual(['Run 2', 'Run 1']);
    expect(row('Run 2').getByText('learning rate 0.1 → 0.01')).toBeTruthy();
    expect(row('Run 2').getByText('loss 0.000999')).toBeTruthy();
    expect(screen.getByText('The 50 newest are kept in this browser')).toBeTruthy();
  });

  it('compares two that are ticked', async () => {
    const user = userEvent.setup();
    renderPart(<RunsView />);
    for (const name of ['Run 1', 'Run 2']) await user.click(row(name).getByRole('checkbox'));
    const comparison = within(screen.getByRole('region', { name: 'Comparison' }));
    expect(comparison.getByText('Run 1 → Run 2')).toBeTruthy();
    expect(comparison.getByText('learning rate 0.1 → 0.01')).toBeTruthy();
  });

  it('gives a run another name', async () => {
    const user = userEvent.setup();
    renderPart(<RunsView />);
    await choose('Run 1', 'Rename');
    const field = await screen.findByRole('textbox', { name: 'Name of the run' });
    await user.clear(field);
    await user.type(field, 'Large steps{Enter}');
    expect(screen.getByRole('listitem', { name: 'Large steps' })).toBeTruthy();
    await waitFor(() => { expect(archive.records.get('run 1')?.name).toBe('Large steps'); });
  });

  it('deletes a run, and brings it back with Undo', async () => {
    const user = userEvent.setup();
    renderPart(<><RunsView /><Notices /></>);
    await choose('Run 1', 'Delete');
    await waitFor(() => { expect(screen.queryByRole('listitem', { name: 'Run 1' })).toBeNull(); });
    expect(archive.records.has('run 1')).toBe(false);
    // By the keyboard: jsdom has no pointer that a swipe could be told from.
    (await screen.findByRole('button', { name: 'Undo' })).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('list', { name: 'Runs' }).textContent).toContain('Run 1');
    expect(archive.made.get('run 1')).toEqual(made(0.1));
  });
});

describe('the charts', () => {
  it('name the ghosts and the branch that was left, and say the changes in words', () => {
    saveRun({ ...kept(1), ghost: true });
    useRunStore.setState(runAt(1000, { oldBranch: [{ step: 1100, loss: 0.5 }], marks: [{ step: 500, text: 'learning rate 0.1 → 0.01' }] }));
    renderPart(<ChartsView />);
    const figure = within(screen.getByRole('figure', { name: 'Loss' }));
    for (const name of ['Training', 'Before going back', 'Run 1']) expect(figure.getByText(name)).toBeTruthy();
    expect(figure.getByRole('img', { name: 'From step 500: learning rate 0.1 → 0.01.' })).toBeTruthy();
    const text = screen.getByTestId('chart-text').textContent;
    expect(text).toContain('From step 500: learning rate 0.1 → 0.01.');
    expect(text).toContain('Run 1, drawn faint: loss 0.000999 at step 1,000.');
  });
});

describe('the scrubber', () => {
  const checkpoints = [checkpoint(0), checkpoint(500), checkpoint(1000)];

  it('is not there while there is nothing to go back to', () => {
    useRunStore.setState(runAt(1000, { state: 'paused' }));
    renderPart(<ChartsView />);
    expect(screen.queryByRole('group', { name: 'Rewind' })).toBeNull();
  });

  it('shows the loss at a checkpoint at once, and goes back when the keys rest', async () => {
    const rewind = vi.spyOn(run, 'rewind').mockImplementation(() => undefined);
    useRunStore.setState(runAt(1000, { state: 'paused', checkpoints }));
    renderPart(<ChartsView />);
    const slider = screen.getByRole('slider', { name: 'Rewind to step' });
    act(() => { slider.focus(); });
    // At once, one after the other: the keys have not rested in between.
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight']) fireEvent.keyDown(slider, { key });
    expect(screen.getByText('Step 500 of 6,000 · loss 0.002')).toBeTruthy();
    expect(slider.getAttribute('aria-valuetext')).toBe('Step 500 of 6,000');
    await waitFor(() => { expect(rewind.mock.calls).toEqual([[checkpoint(500).id]]); });
    rewind.mockRestore();
  });

  it('pauses a run that trains before it goes back', async () => {
    const [pause, rewind] = [vi.spyOn(run, 'pause').mockImplementation(() => undefined), vi.spyOn(run, 'rewind').mockImplementation(() => undefined)];
    useRunStore.setState(runAt(1000, { checkpoints }));
    renderPart(<ChartsView />);
    act(() => { screen.getByRole('slider', { name: 'Rewind to step' }).focus(); });
    await userEvent.setup().keyboard('{Home}{Tab}');
    expect(pause).toHaveBeenCalledOnce();
    expect(rewind.mock.calls).toEqual([[checkpoint(0).id]]);
    pause.mockRestore();
    rewind.mockRestore();
  });

  it('offers to go on from where it went back to', async () => {
    const train = vi.spyOn(run, 'train').mockImplementation(() => undefined);
    useRunStore.setState(runAt(500, { state: 'paused', checkpoints, rewoundTo: 500, oldBranch: curve(1000).slice(6) }));
    renderPart(<ChartsView />);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Continue from here' }));
    expect(train).toHaveBeenCalledOnce();
    train.mockRestore();
  });
});

describe('after a reload', () => {
  const offer = () => {
    const record = kept(1, 1000, { state: 'training', checkpoints: [checkpoint(800, 'run 1')] });
    saveRun(record);
    const recovery = recoveryOf(record, programOf(line()), record.checkpoints);
    act(() => { run.offer(recovery); });
    return recovery;
  };

  it('the training bar goes on with the run by one press', async () => {
    const go = vi.spyOn(run, 'continueFrom').mockImplementation(() => undefined);
    renderPart(<TrainingBar />);
    const recovery = offer();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Continue from step 800' }));
    expect(go.mock.calls).toEqual([[recovery]]);
    go.mockRestore();
  });

  it('the offer can be turned down, for good', async () => {
    renderPart(<TrainingBar />);
    offer();
    await userEvent.setup().click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('button', { name: /Continue/ })).toBeNull();
    await waitFor(() => { expect(archive.records.get('run 1')?.dismissed).toBe(true); });
  });

  it('is not offered while another graph is open', () => {
    renderPart(<TrainingBar />);
    act(() => { startWith(line({ seed: 9 })); });
    offer();
    expect(screen.queryByRole('button', { name: /Continue/ })).toBeNull();
  });
});
