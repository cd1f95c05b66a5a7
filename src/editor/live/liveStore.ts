/** What is live on the canvas: filled by `LiveWatch` alone; each card and wire takes only its own part out of it. */
import { create } from 'zustand';
import type { ProgramLoss } from '../../compiler/program.ts';
import type { Probed } from '../../runtime/protocol.ts';
import type { Bounds } from './grid.ts';
import type { Form } from './forms.ts';
import { pictureOf, sameNumbers, type Picture } from './picture.ts';
import { sampleLosses } from './sampleLoss.ts';
import { MOST_STRANDS, type Kernel } from './strands.ts';

/** What holds for the whole canvas. */
export interface Scene {
  readonly forms: Readonly<Record<string, Form>>;
  /** The part of the plane that is shown; null where the data do not lie on one. */
  readonly plane: { readonly bounds: Bounds; readonly names: readonly [x: string, y: string]; readonly sample: readonly [x: number, y: number] | null } | null;
  /** What the chosen sample is called. */
  readonly sampleName: string;
  /** Losses whose value for the sample is shown; left out: none. */
  readonly losses?: readonly ProgramLoss[];
  /** The sample's labels, by data node; a sample that a person made has none. */
  readonly labels?: Readonly<Record<string, Float32Array>>;
}

export interface LiveState {
  readonly scene: Scene | null;
  /** By node. A picture whose numbers did not change is the same object. */
  readonly pictures: Readonly<Record<string, Picture>>;
  /** By Dense node, of small ones. */
  readonly kernels: Readonly<Record<string, Kernel>>;
  /** By loss node: the loss of the chosen sample. */
  readonly losses: Readonly<Record<string, number>>;
  /** Why nothing can be seen. */
  readonly problem: string | null;
}

const NOTHING: LiveState = { scene: null, pictures: {}, kernels: {}, losses: {}, problem: null };

export const useLiveStore = create<LiveState>()(() => NOTHING);

/** Nothing is live any more. */
export function goStill(): void {
  useLiveStore.setState(NOTHING);
}

/** Forms that are the same keep their object, so that cards whose form stays do not render. */
export function setScene(scene: Scene): void {
  useLiveStore.setState(({ scene: before }) => {
    const forms = Object.entries(scene.forms).map(([node, form]) => {
      const old = before?.forms[node];
      return [node, old && JSON.stringify(old) === JSON.stringify(form) ? old : form] as const;
    });
    return { scene: { ...scene, forms: Object.fromEntries(forms) } };
  });
}

/** Takes an answer of the watch: none at all takes the pictures away. */
export function receive(values: readonly Probed[], problem: string | null = null): void {
  useLiveStore.setState((state) => {
    const pictures = nextPictures(state, values);
    return { problem, pictures, kernels: nextKernels(state, values), losses: lossesOf(state, pictures) };
  });
}

function nextPictures({ scene, pictures }: LiveState, values: readonly Probed[]): LiveState['pictures'] {
  const next: Record<string, Picture> = {};
  for (const probed of values) {
    const form = scene?.forms[probed.node];
    if (probed.quantity !== 'activations' || !form || (probed.name !== 'out' && probed.name !== 'features')) continue;
    const old = pictures[probed.node];
    const kept = old && old.form === form && sameNumbers(old.values, probed.values) ? old : pictureOf(form, probed);
    if (kept) next[probed.node] = kept;
  }
  return next;
}

function lossesOf({ scene }: LiveState, pictures: LiveState['pictures']): LiveState['losses'] {
  return sampleLosses(scene?.losses ?? [], ({ node, port }) => (port === 'labels' ? scene?.labels?.[node] : pictures[node]?.sample) ?? null);
}

function nextKernels({ kernels }: LiveState, values: readonly Probed[]): LiveState['kernels'] {
  const next: Record<string, Kernel> = {};
  for (const { node, name, quantity, shape, values: numbers } of values) {
    const [inputs = 0, units = 0] = shape;
    if (quantity !== 'weights' || name !== 'kernel' || inputs > MOST_STRANDS || units > MOST_STRANDS) continue;
    const bias = values.find((each) => each.node === node && each.quantity === 'weights' && each.name === 'bias')?.values ?? null;
    const old = kernels[node];
    next[node] = old && sameNumbers(old.values, numbers) && sameNumbers(old.bias, bias) ? old : { values: numbers, inputs, units, bias };
  }
  return next;
}
