/** How well a net that has seen generated digits alone reads the true test images of MNIST. */
import type { GraphDocument } from '../graph/document.ts';
import { mnist } from '../datasets/mnist/mnist.ts';
import { nodePlaces } from '../datasets/nodePlaces.ts';
import { Harness, programOf } from './harness.fixture.ts';

const ROWS = 10_000;
const AT_ONCE = 500;

/**
 * Trains the document, its dataset node `data` put to generated digits.
 * @returns the share of MNIST's 10,000 test images that it reads then, and of as many new generated ones.
 */
export async function readsMnist(document: GraphDocument, { rows, steps }: { readonly rows: number; readonly steps: number }): Promise<{ readonly mnist: number; readonly generated: number; readonly backend: string }> {
  const nodes = document.nodes.map((node) => (node.id === 'data' ? { ...node, params: { source: 'generatedDigits', trainRows: rows, validationRows: 1000 } } : node));
  const harness = new Harness();
  const { validation: _, ...training } = document.training;
  await harness.load(programOf({ ...document, nodes, training }), 'auto');
  await harness.steps(steps);
  const test = await mnistTest();
  let right = 0;
  for (let from = 0; from < ROWS; from += AT_ONCE) {
    const features = Float32Array.from(test.features.subarray(from * 784, (from + AT_ONCE) * 784), (pixel) => pixel / 255);
    const { values } = await harness.ask({ kind: 'predict', features, rows: AT_ONCE });
    for (let row = 0; row < AT_ONCE; row++) {
      const scores = values.subarray(10 * row, 10 * row + 10);
      if (scores.indexOf(Math.max(...scores)) === test.labels[from + row]) right++;
    }
  }
  const { accuracy } = await harness.ask({ kind: 'evaluate', split: 'validation', rows: 1000 });
  const { label } = harness.of('backend').at(-1)?.backend ?? { label: '' };
  harness.post({ type: 'dispose' });
  return { mnist: right / ROWS, generated: accuracy ?? NaN, backend: label };
}

async function mnistTest(): Promise<{ readonly features: Uint8Array; readonly labels: ArrayLike<number> }> {
  const context = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: nodePlaces() };
  const data = await mnist.load(mnist.params.parse({ trainRows: 100, validationRows: ROWS }), context);
  if (data.source !== 'mnist' || !data.validation) throw new Error('MNIST is not in public/data/mnist: `npm run data:mnist` brings it.');
  return { features: data.validation.features as Uint8Array, labels: data.validation.labels };
}
