/** Where memory ends: in words, at the load of a run, and in the midst of one. */
import { describe, expect, it } from 'vitest';
import { chain } from '../compiler/testGraphs.fixture.ts';
import type { GraphDocument } from '../graph/document.ts';
import { Harness, programOf } from './harness.fixture.ts';
import { isMemoryFailure, memoryMessage } from './memory.ts';
import { MemoryError } from './replay/executor.ts';

/** One example takes half a megabyte, a batch of all 5,000 rows more than WebAssembly can have. */
const wide = (batchSize: number): GraphDocument =>
  chain({ source: 'circles', samples: 10_000 }, [['wide', 'dense', { units: 65_536, activation: 'tanh' }], ['answer', 'dense', { units: 1 }]], { function: 'meanSquaredError' }, { batchSize, steps: 1000, optimizer: { kind: 'sgd', learningRate: 0.01 } });

describe('what is said of it', () => {
  it('names how much was asked for, and the layer whose output takes most', () => {
    expect(memoryMessage(new MemoryError(2e9, null), programOf(wide(5000)))).toBe(
      'There is not enough memory for this graph: a step of it takes 8.0 GB, more than can be had here. The largest part is the output of “Dense” for a batch of 5,000, with its gradient 2.6 GB. Make the batch or that layer smaller.',
    );
  });

  it('names the layer whose weights take most, where a smaller batch would not help', () => {
    const plain = chain({ source: 'circles', samples: 10 }, [['wide', 'dense', { units: 20_000 }], ['heavy', 'dense', { units: 20_000 }], ['answer', 'dense', { units: 1 }]], {}, { batchSize: 1, optimizer: { kind: 'adam', learningRate: 0.01 } });
    const document = { ...plain, nodes: plain.nodes.map((node) => (node.id === 'heavy' ? { ...node, label: 'Heavy' } : node)) };
    // 20,000 × 20,000 weights and as many biases, each with a gradient and two numbers of Adam's, in float32.
    expect(memoryMessage(new MemoryError(2e9, null), programOf(document))).toContain('The largest part is the weights of “Heavy”, with what training keeps of each 6.4 GB. Make that layer smaller.');
  });

  it.each([new RangeError('Array buffer allocation failed'), new RangeError('Invalid typed array length: 9999999999'), new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'), new Error('Aborted(OOM)')])('%s is known as the end of memory', (error) => {
    expect(isMemoryFailure(error)).toBe(true);
  });

  it('other errors are not taken for it', () => {
    expect(isMemoryFailure(new Error('The kernel Foo cannot be planned.'))).toBe(false);
    expect(isMemoryFailure(new RangeError('toFixed() digits argument must be between 0 and 100'))).toBe(false);
  });
});

describe('on WebAssembly, truly', () => {
  const said = /takes \d+\.\d GB, more than can be had here\. The largest part is the output of “Dense” for a batch of 5,000/;

  it('a graph that is too large is not tried on TensorFlow.js, which takes more, but told', async () => {
    const harness = new Harness();
    await expect(harness.load(programOf(wide(5000)), 'wasm')).rejects.toThrow(said);
    harness.post({ type: 'dispose' });
  });

  it('a batch that grows too large in the midst of a run is told, and the run goes on as it was', async () => {
    const [broken, whole] = [new Harness(), new Harness()];
    for (const harness of [broken, whole]) {
      await harness.load(programOf(wide(2)), 'wasm');
      await harness.steps(3);
    }
    broken.post({ type: 'change', changes: { batchSize: 5000 } });
    await broken.steps(2);
    expect(broken.of('changed').map(({ text }) => text)).toEqual([expect.stringMatching(/^the settings stay as they were\. There is not enough memory/)]);
    expect(broken.of('changed')[0]?.text).toMatch(said);
    await whole.steps(2);
    expect(await broken.ask({ kind: 'weights', nodes: ['answer'] })).toEqual(await whole.ask({ kind: 'weights', nodes: ['answer'] }));
    for (const harness of [broken, whole]) harness.post({ type: 'dispose' });
  });
});
