/** Which window lies over the app just now. */
import { create } from 'zustand';
import type { FileProblem } from '../../graph/jsonText.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { ImportRequest } from '../importing/request.ts';

/** A file that could not be used, with all that is wrong in it. */
export interface RefusedFile {
  readonly name: string;
  readonly problems: readonly FileProblem[];
}

interface OverlayState {
  readonly help: boolean;
  /** The graphs that this browser keeps. */
  readonly graphs: boolean;
  /** The search over all that can be done, or over the nodes alone. */
  readonly palette: 'everything' | 'nodes' | null;
  /** On narrow screens the side panels are sheets, one at a time. */
  readonly sheet: 'palette' | 'inspector' | 'authoring' | null;
  readonly refusedFile: RefusedFile | null;
  /** What would be removed for the next class. */
  readonly reset: boolean;
  /** The export of the graph as a picture. */
  readonly picture: boolean;
  /** The lesson of which a sheet is to be printed. */
  readonly printing: Lesson | null;
  /** The lesson of which the answers are to be given to the teacher. */
  readonly handingBack: Lesson | null;
  /** Bringing in a person's own data. */
  readonly importing: ImportRequest | null;
}

export const useOverlayStore = create<OverlayState>()(() => ({ help: false, graphs: false, palette: null, sheet: null, refusedFile: null, picture: false, printing: null, handingBack: null, reset: false, importing: null }));

export function setOverlay(change: Partial<OverlayState>): void {
  useOverlayStore.setState(change);
}
