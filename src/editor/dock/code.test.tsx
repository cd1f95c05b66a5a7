// @vitest-environment jsdom
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { chain, XOR_ROWS } from '../../compiler/testGraphs.fixture.ts';
import { editDocument, startWith } from '../stores/documentStore.ts';
import { pointAt, select, useSessionStore } from '../stores/sessionStore.ts';
import { renderPart } from '../ui/render.fixture.tsx';
import CodeView from './CodeView.tsx';

const graph = chain(XOR_ROWS, [['hidden', 'dense', { units: 4 }], ['squash', 'sigmoid'], ['out', 'dense', { units: 1 }]]);

async function code(): Promise<HTMLElement> {
  return screen.findByRole('region', { name: /^The code of/ });
}

function lineWith(box: HTMLElement, text: string): HTMLElement {
  const line = [...box.children].find((child) => child.textContent?.includes(text));
  if (!(line instanceof HTMLElement)) throw new Error(`No line holds ${text}.`);
  return line;
}

describe('the code', () => {
  beforeEach(() => {
    globalThis.matchMedia ??= ((query: string) => ({ matches: false, media: query })) as typeof matchMedia;
    Element.prototype.scrollTo ??= () => undefined;
    startWith(graph);
    select([]);
    pointAt(null);
  });

  it('shows each target and follows the graph', async () => {
    const user = userEvent.setup();
    renderPart(<CodeView />);
    expect((await code()).textContent).toContain('layers.Dense(4, name="hidden")');
    act(() => { editDocument({ type: 'setParams', id: 'hidden', params: { units: 7 } }, 'Set units'); });
    await waitFor(async () => { expect((await code()).textContent).toContain('layers.Dense(7, name="hidden")'); });
    await user.click(screen.getByRole('tab', { name: 'PyTorch' }));
    await waitFor(async () => { expect((await code()).textContent).toContain('self.hidden = nn.Linear(2, 7)'); });
    await user.click(screen.getByRole('tab', { name: 'TensorFlow.js' }));
    await waitFor(async () => { expect((await code()).textContent).toContain('tf.layers.dense({ units: 7'); });
  });

  it('lights the lines of the node that is pointed at, and the node of the line', async () => {
    const user = userEvent.setup();
    renderPart(<CodeView />);
    const box = await code();
    act(() => { pointAt('squash'); });
    expect(lineWith(box, 'squash = ').hasAttribute('data-lit')).toBe(true);
    expect(lineWith(box, 'hidden = ').hasAttribute('data-lit')).toBe(false);
    await user.hover(lineWith(box, 'hidden = '));
    expect(useSessionStore.getState().pointedNode).toBe('hidden');
    await user.unhover(box);
    expect(useSessionStore.getState().pointedNode).toBeNull();
    await user.click(lineWith(box, 'hidden = '));
    expect(useSessionStore.getState().selectedNodes).toEqual(['hidden']);
  });

  it('keeps the last code while the graph is broken, and says so', async () => {
    renderPart(<CodeView />);
    await code();
    act(() => { editDocument({ type: 'removeNodes', ids: ['squash'] }, 'Remove'); });
    expect(screen.getByText('The graph has a problem. This is the code from before it.')).toBeTruthy();
    expect((await code()).textContent).toContain('squash = ');
  });
});
