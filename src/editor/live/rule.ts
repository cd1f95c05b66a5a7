/** When the canvas is live. */
import type { Program } from '../../compiler/program.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { LivePreference } from '../stores/preferencesStore.ts';
import { formsOf, unitsOf } from './forms.ts';

/** A small net has at most so many nodes with a picture, and at most so many units in each. */
export const SMALL_NODES = 24;
export const SMALL_UNITS = 64;

/** A net that is live by itself: what is watched costs next to nothing, and its pictures show every unit or nearly so. */
export function isSmall(program: Program): boolean {
  // Counted first: it is asked at each edit, also of thousands of nodes.
  const shown = program.sources.length + program.operations.filter(({ output }) => sizeOf(output.shape) > 0).length;
  return shown <= SMALL_NODES && Object.values(formsOf(program)).every((form) => unitsOf(form) <= SMALL_UNITS);
}

/** Whether the canvas is live. A graph that cannot be trained has nothing to show. */
export function isLive(preference: LivePreference, program: Program | null): boolean {
  return program !== null && (preference === 'on' || (preference === 'auto' && isSmall(program)));
}

/** What a press on the switch makes of the preference: back to `auto` where that says the same. */
export function turned(preference: LivePreference, program: Program | null): LivePreference {
  const wanted = !isLive(preference, program);
  return isLive('auto', program) === wanted ? 'auto' : wanted ? 'on' : 'off';
}
