/** Which views stand where. It belongs to this sitting, not to a document; a view stands in one place at a time. */
import { create } from 'zustand';
import { setPreferences } from '../stores/preferencesStore.ts';
import { showDockTab } from '../stores/sessionStore.ts';
import { NARROW } from '../theme/useTheme.ts';

/** A place over the canvas, in pixels from its top left corner. */
export interface WindowFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ViewWindow {
  /** The view's id. */
  readonly view: string;
  readonly frame: WindowFrame;
}

/** One view over the whole workbench, or two beside each other. */
export interface Large {
  readonly first: string;
  readonly second: string | null;
}

interface StageState {
  /** What a person chose for the stage; null, or one that does not fit the open graph, leaves it to the graph. */
  readonly chosen: string | null;
  /** The one in front is the last. */
  readonly windows: readonly ViewWindow[];
  readonly large: Large | null;
  /** A person said that graphs are to be loaded for their pictures, whatever it takes. */
  readonly asked: boolean;
}

export const useStageStore = create<StageState>()(() => ({ chosen: null, windows: [], large: null, asked: false }));

const { setState } = useStageStore;

/** The size a window is taken out with, and how far the next lies from the one before. */
const FIRST: WindowFrame = { x: 24, y: 24, width: 380, height: 460 };
const NEXT = 32;
/** A window is no smaller than this: its bar can be held, and a picture be seen. */
export const LEAST = { width: 260, height: 220 } as const;

/** Puts a view on the stage; from a window over the canvas it goes back there. */
export function showOnStage(view: string): void {
  setState(({ windows }) => ({ chosen: view, windows: windows.filter((each) => each.view !== view) }));
}

/** Brings the stage itself before the eyes, wherever the window has it: beside the dock, or in a tab of it. */
export function openStage(): void {
  setPreferences({ stageOpen: true });
  if (window.matchMedia(NARROW).matches) showDockTab('picture');
}

export function takeOut(view: string): void {
  setState(({ windows }) => {
    const others = windows.filter((each) => each.view !== view);
    const shift = NEXT * (others.length % 6);
    return { windows: [...others, { view, frame: { ...FIRST, x: FIRST.x + shift, y: FIRST.y + shift } }], large: null };
  });
}

export function closeWindow(view: string): void {
  setState(({ windows }) => ({ windows: windows.filter((each) => each.view !== view) }));
}

/** Another view in the same window. Where that one has a window of its own, this one closes. */
export function changeWindow(view: string, next: string): void {
  setState(({ windows }) => ({
    windows: windows.some((each) => each.view === next)
      ? windows.filter((each) => each.view !== view)
      : windows.map((each) => (each.view === view ? { ...each, view: next } : each)),
  }));
}

export function placeWindow(view: string, frame: WindowFrame): void {
  setState(({ windows }) => ({ windows: windows.map((each) => (each.view === view ? { view, frame } : each)) }));
}

export function raiseWindow(view: string): void {
  setState((state) => {
    const raised = state.windows.find((each) => each.view === view);
    if (!raised || state.windows.at(-1) === raised) return state;
    return { windows: [...state.windows.filter((each) => each !== raised), raised] };
  });
}

export function makeLarge(first: string, second: string | null = null): void {
  setState({ large: { first, second: second === first ? null : second } });
}

/** Has the open graph loaded for its pictures, and those after it. */
export function askForPictures(): void {
  setState({ asked: true });
}

export function endLarge(): void {
  setState({ large: null });
}

/**
 * A window moved and resized so that it lies inside the canvas, as far as the canvas is large enough.
 * @param bounds the canvas's size in pixels.
 */
export function keptInside(frame: WindowFrame, bounds: { readonly width: number; readonly height: number }): WindowFrame {
  const width = Math.max(LEAST.width, Math.min(frame.width, bounds.width));
  const height = Math.max(LEAST.height, Math.min(frame.height, bounds.height));
  return {
    x: Math.max(0, Math.min(frame.x, bounds.width - width)),
    y: Math.max(0, Math.min(frame.y, bounds.height - height)),
    width,
    height,
  };
}
