// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDocument, type GraphDocument } from '../../graph/document.ts';
import { currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { select } from '../stores/sessionStore.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import { Inspector } from './Inspector.tsx';

const position = { x: 0, y: 0 };
const graph: GraphDocument = {
  ...emptyDocument('Test'),
  nodes: [
    { id: 'data', kind: 'dataset', position, params: { source: 'table', features: [[0, 0, 1]], labels: [[0]] } },
    { id: 'hidden', kind: 'dense', position, params: { units: 4 } },
    { id: 'odd', kind: 'quantumLayer', position, params: {} },
    { id: 'loss', kind: 'loss', position, params: {} },
  ],
  edges: [{ id: 'e1', from: 'data.features', to: 'hidden.in' }],
  training: { optimizer: { kind: 'sgd', learningRate: 0.1 }, batchSize: 1, steps: 100, shuffle: true, seed: 1 },
};
const params = (id: string) => currentDocument().nodes.find((node) => node.id === id)?.params;

describe('the inspector', () => {
  beforeEach(() => {
    startWith(graph);
    select([]);
  });

  it('changes a parameter, and Undo brings the old one back into the field', async () => {
    const user = userEvent.setup();
    renderPart(<Inspector />);
    act(() => { select(['hidden']); });
    const units = screen.getByRole<HTMLInputElement>('textbox', { name: 'Units' });
    await user.clear(units);
    await user.type(units, '10{Enter}');
    expect(params('hidden')).toEqual({ units: 10 });
    act(() => { undoEdit(); });
    expect(units.value).toBe('4');
  });

  it('shows how the number of parameters comes about', () => {
    renderPart(<Inspector />);
    act(() => { select(['hidden']); });
    const figures = screen.getByRole('region', { name: 'Shapes and size' });
    // By hand: 3 inputs times 4 units, and a bias for each unit.
    expect(figures.textContent).toContain('kernel3 × 4 = 12');
    expect(figures.textContent).toContain('bias4');
    expect(figures.textContent).toContain('Parameters16');
  });

  it('resets a setting to its default by taking it out of the document', async () => {
    const user = userEvent.setup();
    startWith({ ...graph, nodes: graph.nodes.map((node) => (node.id === 'hidden' ? { ...node, params: { units: 4, activation: 'relu' } } : node)) });
    renderPart(<Inspector />);
    act(() => { select(['hidden']); });
    await user.click(screen.getByRole('button', { name: 'Reset Activation' }));
    expect(params('hidden')).toEqual({ units: 4 });
  });

  it('renames a node, and gives the kind’s name back to one that is left empty', async () => {
    const user = userEvent.setup();
    renderPart(<Inspector />);
    act(() => { select(['hidden']); });
    const name = screen.getByRole('textbox', { name: 'Name of the node' });
    await user.clear(name);
    await user.type(name, 'First layer{Enter}');
    expect(currentDocument().nodes[1]?.label).toBe('First layer');
    await user.clear(name);
    await user.type(name, '{Enter}');
    expect(currentDocument().nodes[1]).not.toHaveProperty('label');
  });

  it('says of an unknown kind that it is kept, and of several nodes how many', () => {
    renderPart(<Inspector />);
    act(() => { select(['odd']); });
    expect(screen.getByRole('complementary').textContent).toContain('does not know the node kind “quantumLayer”. It is kept as it is');
    act(() => { select(['data', 'hidden', 'loss']); });
    expect(screen.getByRole('heading', { name: '3 nodes selected' })).toBeTruthy();
  });

  it('sets the training when nothing is selected, and hides batches where there are no data', async () => {
    const user = userEvent.setup();
    renderPart(<Inspector />);
    const rate = screen.getByRole('textbox', { name: 'Learning rate' });
    await user.click(rate);
    await user.keyboard('{ArrowUp}');
    expect(currentDocument().training.optimizer.learningRate).toBe(0.2);
    await user.click(screen.getByRole('switch', { name: 'Shuffle' }));
    expect(currentDocument().training.shuffle).toBe(false);
    act(() => { startWith({ ...graph, nodes: graph.nodes.filter((node) => node.kind !== 'dataset'), edges: [] }); });
    expect(screen.queryByRole('textbox', { name: 'Batch size' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Steps' })).toBeTruthy();
  });

  it('sets a schedule, clipping and stops from where they are folded away, and takes them out of the document again', async () => {
    const user = userEvent.setup();
    renderPart(<Inspector />);
    const folded = screen.getByText('Schedule, clipping, stops').closest('details');
    expect(folded?.open).toBe(false);
    await user.click(screen.getByText('Schedule, clipping, stops'));
    await user.click(screen.getByRole('switch', { name: 'Stop without progress' }));
    expect(currentDocument().training.stop).toEqual({ patience: { metric: 'loss', steps: 500, minDelta: 0 } });
    const patience = screen.getByRole<HTMLInputElement>('textbox', { name: 'Patience' });
    await user.clear(patience);
    await user.type(patience, '20{Enter}');
    expect(currentDocument().training.stop?.patience?.steps).toBe(20);
    await user.click(screen.getByRole('switch', { name: 'Stop at a loss' }));
    expect(currentDocument().training.stop).toMatchObject({ loss: 0.01, patience: { steps: 20 } });
    const warmUp = screen.getByRole<HTMLInputElement>('textbox', { name: 'Warm-up' });
    await user.clear(warmUp);
    await user.type(warmUp, '30{Enter}');
    expect(currentDocument().training.warmUpSteps).toBe(30);
    for (const name of ['Stop at a loss', 'Stop without progress']) await user.click(screen.getByRole('switch', { name }));
    expect('stop' in currentDocument().training && currentDocument().training.stop !== undefined).toBe(false);
    act(() => { undoEdit(); });
    expect(currentDocument().training.stop?.patience?.steps).toBe(20);
  });
});
