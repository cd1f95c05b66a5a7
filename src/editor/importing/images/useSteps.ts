/** The collection of a window: changed step by step, taken back by keys, and kept where the window is closed before it is used. */
import { useEffect, useReducer, useRef } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { setOverlay } from '../../stores/overlayStore.ts';
import { notify } from '../../stores/sessionStore.ts';
import type { ShrinkWish } from './shrink.ts';
import { NO_STEPS, stepped, type StepChange, type StepKind, type Steps } from './steps.ts';

/** What was collected in a window that was closed, until it is opened again. */
interface Draft {
  readonly steps: Steps;
  readonly node: string | null;
  readonly wish: ShrinkWish;
}

let draft: Draft | null = null;

/** The draft of a window that begins without files, once. */
export function takeDraft(node: string | null, came: readonly unknown[]): Draft | null {
  if (came.length > 0 || draft === null || draft.node !== node) return null;
  const taken = draft;
  draft = null;
  return taken;
}

/** Where somebody did something in a window that closes unused, it is kept and offered. */
export function keepDraft(next: Draft): void {
  if (next.steps.done.length === 0) return;
  draft = next;
  notify({
    severity: 'info',
    title: i18n.t('The window was closed before its images were used'),
    lines: [i18n.t('They are kept as long as this page is open.')],
    action: { label: i18n.t('Open it again'), press: () => { setOverlay({ importing: { importer: 'images', came: [], node: next.node } }); } },
  });
}

export function useSteps(begun: Steps | null): readonly [Steps, (change: StepChange) => void] {
  const [steps, change] = useReducer(stepped, begun ?? NO_STEPS);
  const latest = useRef(change);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wish = wishOf(event);
      if (wish === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current({ type: wish });
    };
    // Before the names' own undo, which knows nothing of classes.
    document.addEventListener('keydown', press, true);
    return () => { document.removeEventListener('keydown', press, true); };
  }, []);
  return [steps, change];
}

function wishOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : null;
}

/** What a step did, as a line of the button that takes it back. */
export function stepWords(kind: StepKind): string {
  switch (kind) {
    case 'addClass': return i18n.t('a class was added');
    case 'rename': return i18n.t('a class was renamed');
    case 'removeClass': return i18n.t('a class was deleted');
    case 'addSamples':
    case 'addNamed': return i18n.t('samples were added');
    case 'removeSamples': return i18n.t('samples were deleted');
  }
}
