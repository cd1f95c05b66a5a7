/** A helper thread in a browser: runs the machine's helper loop on the shared memory until it is stopped. */
import type { HelperStart } from './helpers.ts';
import type { MachineExports } from './load.ts';

self.onmessage = async ({ data }: MessageEvent<HelperStart>) => {
  const instance = await WebAssembly.instantiate(data.module, { env: { memory: data.memory } });
  const exports = instance.exports as unknown as MachineExports;
  if (exports.__stack_pointer) exports.__stack_pointer.value = data.stack;
  self.postMessage('ready');
  exports.help?.(data.scratch);
  self.close();
};
