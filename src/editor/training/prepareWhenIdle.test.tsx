// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { presets } from '../files/presets.ts';
import { currentDocument, editDocument, openDocument } from '../stores/documentStore.ts';
import { prepareWhenIdle } from './early.ts';

const prepare = vi.fn();
let end: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  openPreset(0);
  end = prepareWhenIdle(prepare);
  vi.runAllTimers();
});

afterEach(() => {
  end();
  document.body.replaceChildren();
  vi.useRealTimers();
});

function openPreset(at: number): void {
  const preset = presets()[at];
  if (!preset) throw new Error('There is no such preset.');
  openDocument(preset.document, 'Open');
}

async function after(milliseconds: number): Promise<number> {
  prepare.mockClear();
  await vi.advanceTimersByTimeAsync(milliseconds);
  return prepare.mock.calls.length;
}

it('a graph that was opened is prepared once it is drawn, one that is edited when no key came for a while', async () => {
  openPreset(1);
  expect(await after(50)).toBe(1);
  const training = { ...currentDocument().training, seed: 7 };
  editDocument({ type: 'setTraining', training }, 'Change seed');
  expect(await after(250)).toBe(0);
  editDocument({ type: 'setTraining', training: { ...training, seed: 8 } }, 'Change seed');
  expect(await after(250)).toBe(0);
  expect(await after(200)).toBe(1);
});

it('who reaches for Train with the pointer or the keyboard has the graph prepared at once; other buttons and a disabled one do nothing', () => {
  document.body.innerHTML = '<button data-place="train"><i></i></button><button data-place="train" disabled></button><button data-place="stop"></button>';
  const [train, disabled, stop] = document.querySelectorAll('button');
  const count = (target: Element | null | undefined, type: string) => {
    prepare.mockClear();
    target?.dispatchEvent(new Event(type, { bubbles: true }));
    return prepare.mock.calls.length;
  };
  expect(count(train?.firstElementChild, 'pointerover')).toBe(1);
  expect(count(train, 'focusin')).toBe(1);
  expect(count(disabled, 'pointerover')).toBe(0);
  expect(count(stop, 'pointerover')).toBe(0);
});
