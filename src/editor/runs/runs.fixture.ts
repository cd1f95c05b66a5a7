/** Runs for tests. */
import { compile } from '../../compiler/compile.ts';
import type { Program } from '../../compiler/program.ts';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import type { CheckpointInfo, MetricPoint } from '../../runtime/protocol.ts';
import type { RunState } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';
import { recordOf, type RunRecord } from './record.ts';

const position = { x: 0, y: 0 };

/** A line through two points. */
export function line(training: Partial<GraphDocument['training']> = {}): GraphDocument {
  return {
    ...emptyDocument('Line'),
    nodes: [
      { id: 'data', kind: 'dataset', position, params: { source: 'table', features: [[0], [1]], labels: [[1], [3]] } },
      { id: 'unit', kind: 'dense', position, params: { units: 1 } },
      { id: 'loss', kind: 'loss', position, params: { function: 'meanSquaredError' } },
    ],
    edges: [
      { id: 'e1', from: 'data.features', to: 'unit.in' },
      { id: 'e2', from: 'unit.out', to: 'loss.prediction' },
      { id: 'e3', from: 'data.labels', to: 'loss.target' },
    ],
    training: { optimizer: { kind: 'sgd', learningRate: 0.1 }, batchSize: 2, steps: 6000, shuffle: true, seed: 1, ...training },
  };
}

export function programOf(document: GraphDocument): Program {
  const { program } = compile(document);
  if (!program) throw new Error('The graph of this test has errors.');
  return program;
}

/** A loss at every hundredth step up to `last`, falling as 1 / (step + 1). */
export function curve(last: number): readonly MetricPoint[] {
  return Array.from({ length: Math.floor(last / 100) + 1 }, (_, index) => ({ step: 100 * index, loss: 1 / (100 * index + 1) }));
}

export function checkpoint(step: number, key = 'a', time = 1000): CheckpointInfo {
  return { id: `${key} ${step}`, key, step, epoch: 1, loss: 1 / (step + 1), time, bytes: 100 };
}

/** What the run store says of a run at a step. */
export function runAt(step: number, change: Partial<RunState> = {}): RunState {
  return {
    ...useRunStore.getInitialState(),
    state: 'training',
    key: 'a',
    recordKey: 'a',
    program: programOf(line()),
    points: curve(step),
    progress: { step, steps: 6000, epoch: 1, epochs: 1, stepsPerSecond: 1, samplesPerSecond: 1, secondsLeft: 1 },
    ...change,
  };
}

/** What is kept of a run. */
export function kept(number: number, step = 1000, change: Partial<RunRecord> = {}): RunRecord {
  const key = `run ${number}`;
  return { ...recordOf(runAt(step, { key, recordKey: key, state: 'done' }), number, 1_700_000_000_000 + 60_000 * number, 12_000), ...change };
}
