/** The machine's helper threads: Web Workers in a browser, worker threads in Node. */
import { isNode } from '../../tensorflow.ts';

/** What a helper needs. Addresses are bytes in the shared memory. */
export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Where the helper's stack begins, from which it grows down. */
  readonly stack: number;
  readonly scratch: number;
}

export interface Helper {
  end(): void;
}

/** `machineThread.ts` for Node, which cannot start a worker from a TypeScript file. */
const NODE_THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
WebAssembly.instantiate(workerData.module, { env: { memory: workerData.memory } }).then(({ exports }) => {
  exports.__stack_pointer.value = workerData.stack;
  parentPort.postMessage('ready');
  exports.help(workerData.scratch);
});
`;

/** Starts a helper; the promise fails where it does not come up. */
export function startHelper(start: HelperStart): Promise<Helper> {
  return isNode() ? startInNode(start) : startInBrowser(start);
}

function startInNode(start: HelperStart): Promise<Helper> {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  const thread = new Thread(NODE_THREAD, { eval: true, workerData: start, execArgv: [], env: {} });
  return new Promise((resolve, reject) => {
    thread.once('message', () => {
      // A helper that waits for work does not keep the program from ending.
      thread.unref();
      resolve({ end: () => void thread.terminate() });
    });
    thread.once('error', reject);
  });
}

function startInBrowser(start: HelperStart): Promise<Helper> {
  const worker = new Worker(new URL('./machineThread.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve({ end: () => worker.terminate() });
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message || 'its script could not be loaded'));
    };
    worker.postMessage(start);
  });
}
