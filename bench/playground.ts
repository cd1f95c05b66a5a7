/**
 * TensorFlow Playground's engine, where its file is at hand: `NETLOOM_PLAYGROUND_NN` names it (`src/nn.ts` of
 * github.com/tensorflow/playground, as it is there). It is not ours and so not in this repository.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What the race needs of it. */
interface PlaygroundEngine {
  readonly Activations: { readonly TANH: unknown };
  readonly Errors: { readonly SQUARE: unknown };
  buildNetwork(shape: readonly number[], activation: unknown, outputActivation: unknown, regularization: null, inputIds: readonly string[]): unknown;
  forwardProp(network: unknown, inputs: readonly number[]): number;
  backProp(network: unknown, target: number, error: unknown): void;
  updateWeights(network: unknown, learningRate: number, regularizationRate: number): void;
}

/** One net that learns example by example and updates after each batch. */
export interface ExampleNet {
  learn(features: readonly number[], label: number): void;
  update(rate: number): void;
}

/** The file that the environment names, or null where it names none. */
export const playgroundFile = process.env['NETLOOM_PLAYGROUND_NN'] ?? null;

/**
 * A net of Playground's own, with tanh throughout. Compiled to ES5 as its project does.
 * @throws where the file cannot be read or is another.
 */
export async function playgroundNet(file: string, sizes: readonly number[]): Promise<ExampleNet> {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: { target: ts.ScriptTarget.ES5, module: ts.ModuleKind.ESNext } });
  const nn = (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as PlaygroundEngine;
  if (typeof nn.buildNetwork !== 'function') throw new Error(`NETLOOM_PLAYGROUND_NN names ${file}, which has no buildNetwork: it should be src/nn.ts of tensorflow/playground.`);
  const network = nn.buildNetwork(sizes, nn.Activations.TANH, nn.Activations.TANH, null, ['x', 'y']);
  return {
    learn: (features, label) => {
      nn.forwardProp(network, features);
      nn.backProp(network, label, nn.Errors.SQUARE);
    },
    update: (rate) => nn.updateWeights(network, rate, 0),
  };
}
