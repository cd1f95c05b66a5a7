// @vitest-environment jsdom
/** What is drawn again, counted: of a graph of any size an act draws what it changes. */
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { createElement, memo, type ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { graph } from '../../compiler/testGraphs.fixture.ts';
import { editDocument, currentDocument, startWith, undoEdit } from '../stores/documentStore.ts';
import { select } from '../stores/sessionStore.ts';
import { TooltipProvider } from '../ui/Tooltip.tsx';
import { Flow } from './flow/Flow.tsx';
import type { NodeCard } from './NodeCard.tsx';

/** How often cards, and React Flow's frames around cards and wires, were rendered since the last look. */
const counts = vi.hoisted(() => ({ cards: [] as string[], frames: 0, wires: 0 }));

vi.mock('./NodeCard.tsx', async (original) => {
  const actual = await original<{ readonly NodeCard: typeof NodeCard }>();
  return {
    ...actual,
    NodeCard: memo((props: Parameters<typeof NodeCard>[0]) => {
      counts.cards.push(props.view.id);
      return createElement(actual.NodeCard, props);
    }),
  };
});

// A frame looks its type up at each render, and at no other time.
vi.mock('reactflow', async (original) => {
  const actual = await original<{ readonly ReactFlow: ComponentType<object> }>();
  const counted = (types: object, note: () => void) => new Proxy(types, { get: (all, name, self) => { if (name === 'card' || name === 'wire') note(); return Reflect.get(all, name, self) as unknown; } });
  let known: readonly object[] | undefined;
  return {
    ...actual,
    ReactFlow: ({ nodeTypes, edgeTypes, ...others }: { readonly nodeTypes: object; readonly edgeTypes: object }) => {
      known ??= [counted(nodeTypes, () => { counts.frames += 1; }), counted(edgeTypes, () => { counts.wires += 1; })];
      return createElement(actual.ReactFlow, { ...others, nodeTypes: known[0], edgeTypes: known[1] } as object);
    },
  };
});

/** Everything is 100 by 50 pixels: React Flow draws no wire before it has measured its ends. */
class Measuring implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) { this.#tell = tell; }
  observe(target: Element): void { queueMicrotask(() => { act(() => { this.#tell([{ target } as ResizeObserverEntry], this); }); }); }
  unobserve(): void {}
  disconnect(): void {}
}
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { get: () => 100 });
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { get: () => 50 });
Object.defineProperty(globalThis.document, 'elementsFromPoint', { value: () => [] });
vi.stubGlobal('DOMMatrixReadOnly', class { m22 = 1; });
vi.stubGlobal('ResizeObserver', Measuring);
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }));

const ROW = Array.from({ length: 30 }, (_, at) => [`n${at}`, at % 2 ? 'tanh' : 'dense', at % 2 ? {} : { units: 4 }] as const);
const net = graph([['data', 'dataset'], ...ROW, ['loss', 'loss']], [...ROW.map(([id], at) => `${at === 0 ? 'data.features' : `n${at - 1}.out`} > ${id}.in`), 'n29.out > loss.prediction']);

function drawn() {
  const { cards, frames, wires } = counts;
  Object.assign(counts, { cards: [], frames: 0, wires: 0 });
  return { cards, frames, wires };
}

const card = (name: RegExp) => screen.getByRole('group', { name, hidden: true });

afterEach(cleanup);

beforeEach(async () => {
  startWith(net);
  select([]);
  render(<TooltipProvider><Flow>{null}</Flow></TooltipProvider>);
  await act(() => new Promise((done) => { setTimeout(done, 50); }));
  drawn();
});

describe('the canvas', () => {
  it('draws the card in the hand and its two wires at each move, and nothing of the others', () => {
    const held = card(/^Tanh n5/);
    const hand = (act: 'mouseDown' | 'mouseMove' | 'mouseUp', x: number) => {
      const target = act === 'mouseDown' ? held : window;
      const event = createEvent[act](target, { clientX: x, clientY: 10, button: 0, buttons: 1 });
      // React Flow follows the hand in the window that the press says it is in, which the test's `window` only stands for.
      Object.defineProperty(event, 'view', { value: window });
      fireEvent(target, event);
    };
    hand('mouseDown', 10);
    hand('mouseMove', 20);
    hand('mouseMove', 24);
    drawn();
    for (let move = 1; move <= 10; move++) hand('mouseMove', 24 + 9 * move);
    const { cards, frames, wires } = drawn();
    expect({ cards, frames }).toEqual({ cards: [], frames: 10 });
    // A move that steps onto a line on which the card stands already moves no wire.
    expect(wires % 2).toBe(0);
    expect(wires).toBeLessThanOrEqual(20);
    expect(wires).toBeGreaterThan(10);
    hand('mouseUp', 114);
    expect(currentDocument().nodes.find(({ id }) => id === 'n5')?.position.x).not.toBe(net.nodes[6]?.position.x);
    expect(drawn().frames).toBeLessThanOrEqual(2);
  });

  it('draws what takes a new shape, and those alone, when units are typed', () => {
    act(() => { editDocument({ type: 'setParams', id: 'n10', params: { units: 7 } }, 'Change units'); });
    // The layer, what follows it, and the next layer, whose weights are others.
    const { cards, frames, wires } = drawn();
    expect([...new Set(cards)].sort()).toEqual(['n10', 'n11', 'n12']);
    expect({ frames, wires }).toEqual({ frames: 3, wires: 2 });
    act(() => { undoEdit(); });
    expect([...new Set(drawn().cards)].sort()).toEqual(['n10', 'n11', 'n12']);
  });

  it('draws nothing when the training or the title changes', () => {
    act(() => { editDocument({ type: 'setTraining', training: { seed: 5 } }, 'Change seed'); });
    act(() => { editDocument({ type: 'setMeta', meta: { title: 'Other' } }, 'Rename'); });
    expect(drawn()).toEqual({ cards: [], frames: 0, wires: 0 });
  });

  it('draws the two cards of which one is chosen in the other’s place', () => {
    act(() => { select(['n3']); });
    drawn();
    act(() => { select(['n4']); });
    expect(drawn()).toEqual({ cards: ['n3', 'n4'], frames: 2, wires: 0 });
  });
});
