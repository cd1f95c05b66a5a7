import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import type { Data } from '../../datasets/source.ts';
import type { TF } from '../../nodes/kind.ts';
import { Session } from '../session.ts';
import { loadTensorFlow } from '../tensorflow.ts';
import { probeCapabilities } from './capabilities.ts';
import { missingKernels } from './missingKernels.ts';
import { Executors, startRun } from './start.ts';

const program = (() => {
  const made = compile(chain(XOR_ROWS, [['hidden', 'dense', { units: 4, activation: 'tanh' }], ['answer', 'dense', { units: 1 }]], { function: 'meanSquaredError' })).program;
  if (!made) throw new Error('The graph of this test must train.');
  return made;
})();
const rows = { rows: 4, features: Float32Array.of(0, 0, 0, 1, 1, 0, 1, 1), featureScale: 1, labels: Float32Array.of(0, 1, 1, 0), classes: null };
const data = new Map<string, Data>([['data', { source: 'table', origin: '', train: rows, validation: null }]]);

let tf: TF;
beforeAll(async () => {
  tf = await loadTensorFlow();
});

describe('a wish for WebGPU that fails at the start', () => {
  const executors = new Executors();
  afterAll(() => { executors.dispose(); });

  it('is told why, keeps being the wish, and the automatic choice trains', async () => {
    const capabilities = { ...probeCapabilities(), webgpu: { available: true, adapter: 'a driver that fails' } } as const;
    const { session, backend } = await startRun(tf, program, data, 'webgpu', capabilities, executors);
    expect(backend).toMatchObject({ id: 'wasm', preference: 'webgpu', reason: expect.stringMatching(/^WebGPU could not be started: .* So WASM.* runs it instead\.$/s) as string });
    expect(session.trainer.step(0, true)?.loss).toBeGreaterThan(0);
    session.dispose();
  });

  it('is told why where Node has none, as any other', async () => {
    const { session, backend } = await startRun(tf, program, data, 'webgpu', probeCapabilities(), executors);
    expect(backend.id).toBe('wasm');
    expect(backend.reason).toMatch(/no WebGPU/);
    session.dispose();
  });
});

describe('kernels that a step needs', () => {
  it('are all there in plain JavaScript, none on a backend that has none', async () => {
    await tf.setBackend('cpu');
    const session = new Session(tf, program, data, { kind: 'tfjs', reason: '' });
    expect(missingKernels(tf, session, 'cpu')).toEqual([]);
    expect(missingKernels(tf, session, 'none')).toEqual(expect.arrayContaining(['Tanh', 'BatchMatMul']) as string[]);
    session.dispose();
  });
});
