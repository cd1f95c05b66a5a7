/** What a sick graph is, and how its document is written. */
import { chain } from '../../../compiler/testGraphs.fixture.ts';
import { applyCommand } from '../../../graph/commands.ts';
import type { GraphDocument, Training } from '../../../graph/document.ts';

export type Illness =
  | 'growth'
  | 'overflow'
  | 'rateTooLow'
  | 'zeroStart'
  | 'sameStart'
  | 'deadRelu'
  | 'saturated'
  | 'vanishing'
  | 'overfitting'
  | 'missingSoftmax'
  | 'unscaledInputs'
  | 'tooFewUnits'
  | 'noNonlinearity';

export interface SickGraph {
  readonly illness: Illness;
  readonly title: string;
  readonly document: GraphDocument;
  /** After so many the illness shows, and the cured document has learnt. */
  readonly steps: number;
  /** The document with the one change that a good teacher would make. */
  cure(document: GraphDocument): GraphDocument;
}

/** Nodes in a row between the data and the loss, with a title. */
export function net(title: string, ...[data, middle, loss, training]: Parameters<typeof chain>): GraphDocument {
  const document = chain(data, middle, loss, training);
  return { ...document, meta: { title } };
}

/** A share of points held back, measured every so many steps. */
export function checked(everySteps: number): Pick<Training, 'validation'> {
  return { validation: { everySteps } };
}

export function sgd(learningRate: number): Pick<Training, 'optimizer'> {
  return { optimizer: { kind: 'sgd', learningRate } };
}

export function adam(learningRate: number): Pick<Training, 'optimizer'> {
  return { optimizer: { kind: 'adam', learningRate } };
}

/** A node put onto the wire that enters `port` (written `node.port`). */
export function inserted(document: GraphDocument, port: string, id: string, kind: string): GraphDocument {
  const wire = document.edges.find(({ to }) => to === port);
  if (!wire) throw new Error(`No wire enters ${port}.`);
  return applyCommand(document, {
    type: 'batch',
    commands: [
      { type: 'removeEdges', ids: [wire.id] },
      {
        type: 'addNodes',
        nodes: [{ id, kind, params: {}, position: { x: 0, y: 200 } }],
        edges: [{ id: `${id}-in`, from: wire.from, to: `${id}.in` }, { id: `${id}-out`, from: `${id}.out`, to: port }],
      },
    ],
  });
}
