/** What the further presets are held against PyTorch with: which run of which preset, and at which steps its loss is compared. */
import type { GraphDocument, Json, Optimizer } from '../../src/graph/document.ts';

export interface FurtherCase {
  /** The preset's file in `presets/further`, and what is changed of it. */
  readonly preset: string;
  readonly name: string;
  readonly params?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly optimizer?: Optimizer;
  /** The loss before these steps is compared; the last is where the run ends. */
  readonly steps: readonly number[];
  /** How far the loss may be from PyTorch's, as a share of it. */
  readonly within: number;
}

const FIRST_FIVE = [0, 1, 2, 3, 4];
/** A few digits, the same on every machine, in the place of MNIST. */
const digits = { data: { source: 'generatedDigits', trainRows: 320, validationRows: 0, seed: 1 } };
const l2 = { kernelRegularizer: { l1: 0, l2: 0.03 } };
const rate = (learningRate: number): Optimizer => ({ kind: 'sgd', learningRate });

export const FURTHER_CASES: readonly FurtherCase[] = [
  { preset: 'gates', name: 'gates', steps: [0, 1, 2, 3, 20, 40, 99], within: 1e-5 },
  { preset: 'logistic-regression', name: 'logistic-regression', steps: [0, 10, 100, 499], within: 1e-5 },
  { preset: 'overfitting', name: 'overfitting', steps: [0, 10, 100, 300], within: 1e-3 },
  { preset: 'overfitting', name: 'overfitting, L2 of 0.03', params: { hidden1: l2, hidden2: l2 }, steps: [0, 10, 100, 999], within: 1e-3 },
  { preset: 'overfitting', name: 'overfitting, 4,000 points', params: { data: { samples: 4000 } }, steps: [0, 10, 100, 300], within: 1e-3 },
  ...[0.01, 0.05, 0.15, 0.22, 0.25].map((each): FurtherCase => ({ preset: 'learning-rates', name: `learning-rates, ${each}`, optimizer: rate(each), steps: [0, 1, 10, 39], within: 1e-4 })),
  { preset: 'autoencoder', name: 'autoencoder', params: digits, steps: FIRST_FIVE, within: 1e-4 },
  { preset: 'lenet-5', name: 'lenet-5', params: digits, steps: FIRST_FIVE, within: 1e-4 },
  { preset: 'lstm-wave', name: 'lstm-wave', steps: [0, 1, 2, 10, 100], within: 1e-3 },
  { preset: 'residual-net', name: 'residual-net', params: digits, steps: FIRST_FIVE, within: 1e-4 },
];

/** The preset as the case has it. Rows are taken in their order, so that another program can take the same. */
export function caseDocument(document: GraphDocument, { params = {}, optimizer }: FurtherCase): GraphDocument {
  return {
    ...document,
    nodes: document.nodes.map((node) => (params[node.id] ? { ...node, params: { ...node.params, ...params[node.id] } } : node)),
    training: { ...document.training, shuffle: false, ...(optimizer ? { optimizer } : {}) },
  };
}
