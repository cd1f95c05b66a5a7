// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { startWith } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import * as download from './download.ts';
import { downloadOnnx } from './onnx.ts';

const graph = chain(XOR_ROWS, [['unit', 'dense', { units: 1 }]]);
const program = compile(graph).program as Program;
const lastNotice = () => useSessionStore.getState().notices.at(-1);

describe('Save as an ONNX model', () => {
  beforeEach(() => {
    startWith(graph);
    useRunStore.setState({ program: null });
    // No engine is started here.
    vi.spyOn(run, 'prepare').mockImplementation(() => {
      useRunStore.setState({ program });
      return true;
    });
    vi.spyOn(run, 'ask').mockResolvedValue({ kind: 'weights', weights: { unit: { kernel: [[1], [2]], bias: [3] } } });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    useRunStore.setState({ program: null, state: 'empty' });
  });

  it('saves the starting weights where nothing is loaded yet', async () => {
    const saved = vi.spyOn(download, 'downloadFile').mockReturnValue();
    await downloadOnnx();
    expect(run.prepare).toHaveBeenCalledOnce();
    expect(saved.mock.calls[0]?.[1]).toMatch(/\.onnx$/);
    expect(saved.mock.calls[0]?.[0].size).toBeGreaterThan(100);
  });

  it('names the node that cannot be expressed, offers to show it, and saves nothing', async () => {
    const saved = vi.spyOn(download, 'downloadFile').mockReturnValue();
    useRunStore.setState({ program: { ...program, operations: program.operations.map((operation) => ({ ...operation, kind: 'quantum' })) } });
    await downloadOnnx();
    expect(saved).not.toHaveBeenCalled();
    expect(lastNotice()).toMatchObject({ severity: 'error', title: 'No ONNX model was saved', action: { label: 'Show the node' } });
    expect(lastNotice()?.lines[0]).toContain('ONNX has no operators for the kind “quantum”');
  });

  it('does not save a graph that was loaded before anybody asked and is open no more', async () => {
    useRunStore.setState({ program, state: 'idle' });
    startWith(chain(XOR_ROWS, [['gate', 'quantum']]));
    vi.spyOn(run, 'prepare').mockReturnValue(false);
    const saved = vi.spyOn(download, 'downloadFile').mockReturnValue();
    await downloadOnnx();
    expect(saved).not.toHaveBeenCalled();
    expect(lastNotice()).toMatchObject({ severity: 'warning', title: 'No ONNX model was saved' });
  });

  it('saves what a run has learned though the graph has changed, and says so', async () => {
    useRunStore.setState({ program, state: 'done' });
    startWith(chain(XOR_ROWS, [['unit', 'dense', { units: 1 }], ['more', 'tanh']]));
    const saved = vi.spyOn(download, 'downloadFile').mockReturnValue();
    await downloadOnnx();
    expect(run.prepare).not.toHaveBeenCalled();
    expect(saved).toHaveBeenCalledOnce();
    expect(lastNotice()).toMatchObject({ severity: 'info', title: 'The network of the run was saved' });
  });

  it('says what to mend where the graph has errors, and leads to the node', async () => {
    startWith(chain(XOR_ROWS, [['gate', 'quantum'], ['unit', 'dense', { units: 1 }]]));
    vi.spyOn(run, 'prepare').mockReturnValue(false);
    await downloadOnnx();
    expect(run.ask).not.toHaveBeenCalled();
    expect(lastNotice()).toMatchObject({ severity: 'warning', stays: true, action: { label: 'Show the node' } });
    expect(lastNotice()?.lines[0]).toContain('Mend what “Problems” lists');
    expect(lastNotice()?.lines[1]).toContain('is of the kind “quantum”, which this version does not know');
    lastNotice()?.action?.press();
    expect(useSessionStore.getState().selectedNodes).toEqual(['gate']);
  });
});
