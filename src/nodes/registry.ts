import { conv2d } from './conv2d.ts';
import { dataset } from './dataset.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import type { NodeKind } from './kind.ts';
import { loss } from './loss.ts';
import { lrn } from './lrn.ts';
import { maxPool2d } from './maxPool2d.ts';
import { relu } from './relu.ts';
import { sigmoid } from './sigmoid.ts';
import { softmax } from './softmax.ts';
import { step } from './step.ts';
import { tanh } from './tanh.ts';

/** Every node kind, in the order in which the palette shows them. To add one is to add a file and a line here. */
export const nodeKinds: readonly NodeKind[] = [dataset, dense, conv2d, maxPool2d, step, sigmoid, tanh, relu, softmax, lrn, dropout, flatten, loss];

const byId = new Map(nodeKinds.map((kind) => [kind.id, kind]));

/** The kind of that id, or undefined for one that this version does not know. */
export function nodeKind(id: string): NodeKind | undefined {
  return byId.get(id);
}
