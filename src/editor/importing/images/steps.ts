/** The collection with what was done to it, step by step, so that each step can be taken back. Pure. */
import { changed, EMPTY, type Change, type Collection } from './collection.ts';

/** What a step did, for the words of the button that takes it back. */
export type StepKind = Change['type'];

interface Step {
  readonly kind: StepKind;
  /** The collection on the other side of the step. */
  readonly collection: Collection;
}

export interface Steps {
  readonly collection: Collection;
  /** What can be taken back, the latest last. */
  readonly done: readonly Step[];
  /** What was taken back and can be done again, the latest last. */
  readonly undone: readonly Step[];
  /** Changes of the same run join into one step: the letters of a name, the pictures of one press on the camera's button. */
  readonly run: string | null;
}

export type StepChange =
  /** @property run of changes that are taken back together. */
  | { readonly type: 'do'; readonly changes: readonly Change[]; readonly run?: string }
  /** What the window opens with is nothing that the person did. */
  | { readonly type: 'begin'; readonly changes: readonly Change[] }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

export const NO_STEPS: Steps = { collection: EMPTY, done: [], undone: [], run: null };

/** The steps after a change. */
export function stepped(steps: Steps, change: StepChange): Steps {
  switch (change.type) {
    case 'begin': return { ...steps, collection: change.changes.reduce(changed, steps.collection) };
    case 'do': return does(steps, change.changes, change.run ?? null);
    case 'undo': {
      const last = steps.done.at(-1);
      return last ? { collection: withFreshIds(last.collection, steps.collection), done: steps.done.slice(0, -1), undone: [...steps.undone, { kind: last.kind, collection: steps.collection }], run: null } : steps;
    }
    case 'redo': {
      const next = steps.undone.at(-1);
      return next ? { collection: withFreshIds(next.collection, steps.collection), done: [...steps.done, { kind: next.kind, collection: steps.collection }], undone: steps.undone.slice(0, -1), run: null } : steps;
    }
  }
}

function does(steps: Steps, changes: readonly Change[], run: string | null): Steps {
  const [first] = changes;
  if (!first) return steps;
  const collection = changes.reduce(changed, steps.collection);
  if (run !== null && run === steps.run) return { ...steps, collection, undone: [] };
  return { collection, done: [...steps.done, { kind: first.type, collection: steps.collection }], undone: [], run };
}

/** No number is given twice: a picture that is still being made small must not be taken for another. */
function withFreshIds(collection: Collection, { nextId }: Collection): Collection {
  return { ...collection, nextId: Math.max(collection.nextId, nextId) };
}
