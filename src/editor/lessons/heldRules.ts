/**
 * What the open lesson keeps from being changed, added or shown, for all that draws or edits. `holdRules.ts` fills it in once the
 * lesson is read. It helps a learner to stay with the lesson; the proof are the rules themselves, which every run is held against.
 */
import { create } from 'zustand';
import type { PanelName } from '../../lessons/places.ts';

export interface HeldRules {
  /** Nodes that stay as they are. */
  readonly locked: ReadonlySet<string>;
  /** The kinds that may be added. */
  readonly kinds: ReadonlySet<string>;
  /** Ids of fields in the inspector whose setting stays: `training-seed`, `hidden-units`. */
  readonly fields: ReadonlySet<string>;
  /** Parts of the page that are not shown. */
  readonly hidden: ReadonlySet<PanelName>;
  /** True where weights may be set by hand. */
  readonly weights: boolean;
}

export const useHeldRules = create<{ readonly rules: HeldRules | null }>()(() => ({ rules: null }));

/** True where the open lesson does without this part of the page. */
export function useHidden(panel: PanelName): boolean {
  return useHeldRules(({ rules }) => rules?.hidden.has(panel) === true);
}

/** True where a node of this kind may be added. */
export function mayAdd({ id }: { readonly id: string }): boolean {
  return useHeldRules.getState().rules?.kinds.has(id) ?? true;
}
