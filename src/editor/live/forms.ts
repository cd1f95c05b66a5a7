/** What kind of small picture each node gets. It follows from the program alone. */
import type { Operation, Program, ProgramSource } from '../../compiler/program.ts';
import { sizeOf, type TensorType } from '../../graph/tensorType.ts';
import { isImage } from '../views/classes/classForm.ts';
import { columnNames } from '../views/plot/names.ts';
import { onlyLoss, onlySource, planeInput } from '../views/programForm.ts';

export type Form =
  /** The answer of each unit at every place of the plane that the data lie on. */
  | { readonly kind: 'plane'; readonly units: number; readonly range: TensorType['range'] }
  /** The sample itself as an image; `full` is the value of full ink or light. */
  | { readonly kind: 'image'; readonly shape: readonly number[]; readonly full: number }
  /** One map a channel: `[height, width, channels]`; rows in time are one map, a column for each number. */
  | { readonly kind: 'maps'; readonly height: number; readonly width: number; readonly channels: number }
  /** One number a unit. */
  | { readonly kind: 'bars'; readonly count: number }
  /** One probability a class. */
  | { readonly kind: 'shares'; readonly names: readonly string[] };

/** The form of every node out of which one value comes, by id. A loss has none, nor has a value without numbers. */
export function formsOf(program: Program): Readonly<Record<string, Form>> {
  const plane = planeInput(program) !== null;
  const forms: Record<string, Form> = {};
  for (const source of program.sources) forms[source.node] = plane ? planeForm(source.features) : sampleForm(source);
  for (const operation of program.operations) {
    if (sizeOf(operation.output.shape) > 0) forms[operation.node] = plane ? planeForm(operation.output) : (sharesForm(program, operation) ?? valueForm(operation.output.shape));
  }
  return forms;
}

/**
 * The forms of a run's nodes on another graph than the run's own: of those nodes alone that are still the same, so that no card
 * shows what is not its own.
 */
export function sharedForms(run: Program, open: Program): Readonly<Record<string, Form>> {
  const made = ({ sources, operations }: Program) => new Map([...sources.map((each) => [each.node, JSON.stringify([each.source, each.params])] as const), ...operations.map(({ node, kind, output }) => [node, JSON.stringify([kind, output])] as const)]);
  const [there, here] = [made(run), made(open)];
  return Object.fromEntries(Object.entries(formsOf(run)).filter(([node]) => there.get(node) === here.get(node)));
}

/** The losses of a run that are still the same on the open graph. */
export function sharedLosses({ losses }: Program, open: Program): Program['losses'] {
  const here = new Set(open.losses.map((loss) => JSON.stringify(loss)));
  return losses.filter((loss) => here.has(JSON.stringify(loss)));
}

function planeForm({ shape, range }: TensorType): Form {
  return { kind: 'plane', units: sizeOf(shape), range };
}

function sampleForm({ features }: ProgramSource): Form {
  return isImage(features.shape) ? { kind: 'image', shape: features.shape, full: features.range?.[1] ?? 1 } : valueForm(features.shape);
}

function valueForm(shape: readonly number[]): Form {
  const [first = 1, second = 1] = shape;
  if (shape.length < 2) return { kind: 'bars', count: sizeOf(shape) };
  if (shape.length === 2) return { kind: 'maps', height: first, width: second, channels: 1 };
  return { kind: 'maps', height: first, width: second, channels: sizeOf(shape) / (first * second) };
}

/** Where a softmax over the classes of the data leaves the node. */
function sharesForm(program: Program, { kind, params, output }: Operation): Form | null {
  const softmax = kind === 'softmax' || params['activation'] === 'softmax';
  if (!softmax || output.shape.length !== 1) return null;
  const [count = 0] = output.shape;
  const source = onlySource(program);
  const own = source && onlyLoss(program)?.predictionType.shape[0] === count ? columnNames(source).classes : [];
  return { kind: 'shares', names: Array.from({ length: count }, (_, index) => own[index] ?? String(index)) };
}

/** How many things a picture shows beside one another. */
export function unitsOf(form: Form): number {
  switch (form.kind) {
    case 'plane':
      return form.units;
    case 'image':
      return 1;
    case 'maps':
      return form.channels;
    case 'bars':
      return form.count;
    case 'shares':
      return form.names.length;
  }
}

/** How many numbers one sample gives. */
export function numbersOf(form: Form): number {
  if (form.kind === 'maps') return form.height * form.width * form.channels;
  return form.kind === 'image' ? sizeOf(form.shape) : unitsOf(form);
}
