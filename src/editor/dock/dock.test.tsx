// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { appendPoints } from '../stores/runState.ts';
import { useRunStore } from '../stores/runStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import { ChartsView } from './ChartsView.tsx';
import { ProblemsView } from './ProblemsView.tsx';
import { StatusLine } from './StatusLine.tsx';

const position = { x: 0, y: 0 };

/** An image straight into Dense: the compiler offers to put a Flatten between. */
const graph: GraphDocument = {
  ...emptyDocument('Test'),
  nodes: [
    { id: 'data', kind: 'dataset', position, params: { source: 'mnist' } },
    { id: 'unit', kind: 'dense', label: 'Reader', position, params: { units: 10, activation: 'softmax' } },
    { id: 'loss', kind: 'loss', position, params: { function: 'categoricalCrossentropy' } },
  ],
  edges: [
    { id: 'e1', from: 'data.features', to: 'unit.in' },
    { id: 'e2', from: 'unit.out', to: 'loss.prediction' },
    { id: 'e3', from: 'data.labels', to: 'loss.target' },
  ],
};

describe('the problems', () => {
  beforeEach(() => { startWith(graph); });

  it('offers a fix that solves the problem and can be undone as one edit', async () => {
    const user = userEvent.setup();
    renderPart(<ProblemsView />);
    expect(currentCompilation().program).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Insert Flatten' }));
    expect(currentDocument().nodes.map((node) => node.kind)).toContain('flatten');
    expect(currentCompilation().program).not.toBeNull();
    expect(screen.queryByRole('img', { name: 'Error' })).toBeNull();
    act(() => { undoEdit(); });
    expect(currentDocument()).toEqual(graph);
    expect(screen.getByRole('img', { name: 'Error' })).toBeTruthy();
  });

  it('leads to the node by its name', async () => {
    const user = userEvent.setup();
    renderPart(<ProblemsView />);
    await user.click(screen.getByRole('button', { name: 'Reader' }));
    expect(useSessionStore.getState()).toMatchObject({ selectedNodes: ['unit'], reveal: { node: 'unit' } });
  });

  it('says so when there are none', () => {
    const line: GraphDocument = {
      ...graph,
      nodes: [
        { id: 'data', kind: 'dataset', position, params: { source: 'table', features: [[0], [1]], labels: [[1], [3]] } },
        { id: 'unit', kind: 'dense', position, params: { units: 1 } },
        { id: 'loss', kind: 'loss', position, params: { function: 'meanSquaredError' } },
      ],
      training: { ...graph.training, batchSize: 2 },
    };
    startWith(line);
    renderPart(<ProblemsView />);
    expect(document.body.textContent).toBe('No problems. Shapes fit, every port that needs a wire has one, and the graph can be trained.');
  });
});

describe('the charts', () => {
  it('say in words what they draw', async () => {
    useRunStore.setState({ points: [{ step: 0, loss: 0.7 }, { step: 1000, loss: 0.0038, accuracy: 0.924 }] });
    renderPart(<ChartsView />);
    expect(await screen.findByText('Training loss at step 1,000: 0.0038. Lowest: 0.0038 at step 1,000.')).toBeTruthy();
    expect(screen.getByText('Training accuracy: 92.4 %.')).toBeTruthy();
    expect(screen.getByRole('figure', { name: 'Accuracy' })).toBeTruthy();
  });

  it('draw what a message brings before the next one, in bursts of 500 points too', () => {
    useRunStore.setState({ points: [] });
    renderPart(<ChartsView />);
    for (let burst = 1; burst <= 20; burst++) {
      const more = Array.from({ length: 500 }, (_, index) => ({ step: 500 * (burst - 1) + index, loss: 1 / burst }));
      act(() => { useRunStore.setState(({ points }) => ({ points: appendPoints(points, more) })); });
      expect(screen.getByRole('figure', { name: 'Loss' }).dataset['step']).toBe(String(500 * burst - 1));
    }
  });

  it('say what will be drawn while there is nothing', async () => {
    useRunStore.setState({ points: [] });
    renderPart(<ChartsView />);
    expect(await screen.findByText('Press Train: the loss is drawn here at every step. It should fall.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Download the points as CSV' }).disabled).toBe(true);
  });
});

describe('the status line', () => {
  it('gives the size of the graph', () => {
    renderPart(<StatusLine totals={{ parameters: 455_946, trainableParameters: 455_946, multiplyAdds: 3_900_000, memoryBytes: 12_000_000 }} />);
    for (const text of ['455,946 parameters', '3.9 M multiply-adds', '12 MB']) expect(screen.getByText(text)).toBeTruthy();
  });
});
