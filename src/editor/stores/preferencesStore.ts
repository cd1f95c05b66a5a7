/** What a person set up once and finds again: theme, panel sizes, backend. Kept in the browser. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { BackendPreference } from '../../runtime/protocol.ts';
import { isEmbedded } from '../embedded.ts';

/** How far a person went with one of the lessons. */
export type LessonProgress = 'opened' | 'trained';

/** Pictures on nodes and weights on wires; `auto`: where the net is small. */
export type LivePreference = 'auto' | 'on' | 'off';

export type Theme = 'system' | 'light' | 'dark';

interface Preferences {
  readonly theme: Theme;
  /** As a person left it; null until then: it is open while a graph is built from nothing. */
  readonly paletteOpen: boolean | null;
  readonly inspectorOpen: boolean;
  /** As a person left the views below; null until then: they are folded until there is something in them. */
  readonly dockOpen: boolean | null;
  readonly minimapOpen: boolean;
  readonly dockHeight: number;
  readonly live: LivePreference;
  /** Whether the coach looks into runs and says what keeps them from learning. */
  readonly coach: boolean;
  readonly stageOpen: boolean;
  /** Of the column with the inspector and the stage, in pixels; null until a person chose one: it then follows the window. */
  readonly columnWidth: number | null;
  /** The stage's part of that column, from 0 to 100; null until a person chose one: it then follows what stands above it. */
  readonly stageShare: number | null;
  readonly backend: BackendPreference;
  /** By lesson; those never opened are left out. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
}

export const usePreferencesStore = create<Preferences>()(
  persist(
    (): Preferences => ({ theme: 'system', paletteOpen: null, inspectorOpen: true, dockOpen: null, minimapOpen: false, dockHeight: 260, live: 'auto', coach: true, stageOpen: true, columnWidth: null, stageShare: null, backend: 'auto', lessons: {} }),
    {
      name: 'netloom-preferences', version: 4,
      // Until version 2 nobody had to open the views below: that they were open says nothing.
      // Until version 3 the same holds for the palette, until version 4 for the stage's share.
      migrate: (kept, version) => (isRecord(kept)
        ? { ...kept, ...(version < 2 && kept['dockOpen'] === true ? { dockOpen: null } : {}), ...(version < 3 && kept['paletteOpen'] === true ? { paletteOpen: null } : {}), ...(version < 4 && kept['stageShare'] === 60 ? { stageShare: null } : {}) }
        : kept) as Preferences,
      ...(isEmbedded ? { storage: undefined } : {}),
    },
  ),
);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function setPreferences(change: Partial<Preferences>): void {
  usePreferencesStore.setState(change);
}
