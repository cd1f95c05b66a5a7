// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Probed } from '../../runtime/protocol.ts';
import { NodeCard, type PortProps } from '../canvas/NodeCard.tsx';
import type { NodeView } from '../canvas/nodeView.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import { closePicture, useEnlargedStore } from './enlargedStore.ts';
import { goStill, receive, setScene } from './liveStore.ts';
import { paintPicture } from './paint.ts';
import { WeightSlider } from './WeightSlider.tsx';

vi.mock('./paint.ts', () => ({ paintPicture: vi.fn(), paintNothing: vi.fn(), tilesIn: vi.fn() }));

const port = { name: 'out', label: 'Output', spoken: 'Output', wired: true, shape: '2' };
const view = (id: string): NodeView => ({ id, name: `Layer ${id}`, tag: '', icon: '', picture: id, stack: false, category: 'layer', headline: '', shape: '2', parameters: '', state: 'ok', message: '', inputs: [], outputs: [port], spoken: '' });
const views = [view('a'), view('b')];
const answer = (node: string, ...values: number[]): Probed => ({ node, name: 'out', quantity: 'activations', as: 'values', shape: [1, 2], values: Float32Array.from(values) });
const scene = { forms: { a: { kind: 'bars', count: 2 }, b: { kind: 'bars', count: 2 } }, plane: null, sampleName: 'training row 0' } as const;

/** How often each card was rendered. */
const renders: Record<string, number> = {};

function CountedPort({ node }: PortProps) {
  renders[node] = (renders[node] ?? 0) + 1;
  return null;
}

const painted = vi.mocked(paintPicture);
const nextFrame = () => act(() => new Promise<void>((done) => { requestAnimationFrame(() => { done(); }); }));

beforeEach(() => {
  goStill();
  painted.mockClear();
});
afterEach(() => { ['a', 'b'].forEach(closePicture); });

describe('cards of a live canvas', () => {
  it('paint what changed and nothing else, and render for none of it', async () => {
    renderPart(<>{views.map((each) => <NodeCard key={each.id} view={each} selected={false} Port={CountedPort} />)}</>);
    act(() => { setScene(scene); });
    act(() => { receive([answer('a', 1, 2), answer('b', 3, 4)]); });
    await nextFrame();
    painted.mockClear();
    const before = { ...renders };
    act(() => { receive([answer('a', 1, 2), answer('b', 3, 5)]); });
    await nextFrame();
    expect(painted).toHaveBeenCalledTimes(1);
    expect([...(painted.mock.calls[0]?.[1].values ?? [])]).toEqual([3, 5]);
    expect(renders).toEqual(before);
  });

  it('have no miniature while nothing is live, and a named one while it is, that a press pins', async () => {
    const user = userEvent.setup();
    renderPart(<NodeCard view={view('a')} selected={false} Port={CountedPort} />);
    expect(screen.queryByRole('button')).toBeNull();
    act(() => { setScene(scene); });
    await user.click(screen.getByRole('button', { name: 'Layer a: 2 numbers', expanded: false }));
    expect(useEnlargedStore.getState().pinned).toEqual(['a']);
    expect(screen.getByRole('button', { name: 'Layer a: 2 numbers', expanded: true })).toBeTruthy();
  });
});

describe('a weight in the hand', () => {
  it('is a slider that says its value, moves with the arrows, and ends its gesture when the key is let go', () => {
    const [changed, settled] = [vi.fn(), vi.fn()];
    renderPart(<WeightSlider label="Weight from input 1 to unit 2" value={-0.25} largest={2} onChange={changed} onSettle={settled} />);
    const cell = screen.getByRole('slider', { name: 'Weight from input 1 to unit 2' });
    expect(cell.getAttribute('aria-valuetext')).toBe('−0.25');
    fireEvent.keyDown(cell, { key: 'ArrowUp' });
    expect(changed).toHaveBeenCalledWith(-0.15);
    expect(settled).not.toHaveBeenCalled();
    fireEvent.keyUp(cell, { key: 'ArrowUp' });
    expect(settled).toHaveBeenCalledTimes(1);
  });
});
