/** Which pictures are enlarged: one that is pointed at, and those that are pinned. */
import { create } from 'zustand';

interface EnlargedState {
  readonly pointed: string | null;
  readonly pinned: readonly string[];
  /** By node, which of its units is shown large. */
  readonly units: Readonly<Record<string, number>>;
}

export const useEnlargedStore = create<EnlargedState>()(() => ({ pointed: null, pinned: [], units: {} }));

const { getState, setState } = useEnlargedStore;

/** So long must the pointer rest on a picture, and so long may it be on its way from there to what was opened, in milliseconds. */
const REST = 180;
const WAY = 220;
let timer: ReturnType<typeof setTimeout> | undefined;

export function pointAtPicture(node: string): void {
  clearTimeout(timer);
  if (getState().pointed !== node) timer = setTimeout(() => { setState({ pointed: node }); }, REST);
}

export function pointAwayFromPicture(): void {
  clearTimeout(timer);
  timer = setTimeout(() => { setState({ pointed: null }); }, WAY);
}

/** Keeps open what is pointed at while the pointer is on it. */
export function stayPointed(): void {
  clearTimeout(timer);
}

export function pinPicture(node: string): void {
  clearTimeout(timer);
  setState(({ pinned }) => ({ pointed: null, pinned: pinned.includes(node) ? pinned : [...pinned, node] }));
}

export function closePicture(node: string): void {
  clearTimeout(timer);
  setState(({ pointed, pinned }) => ({ pointed: pointed === node ? null : pointed, pinned: pinned.filter((each) => each !== node) }));
}

export function showUnit(node: string, unit: number): void {
  if (getState().units[node] !== unit) setState(({ units }) => ({ units: { ...units, [node]: unit } }));
}
