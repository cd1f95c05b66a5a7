/** Where the page's own server keeps the three builds of the WASM backend. For the browser only. */
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import * as threadedModule from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js';
import threadedSource from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?raw';

export const WASM_FILES = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd,
};

/**
 * The backend starts its threads with the text of one of its own functions, which no longer stands on
 * its own once the app's build has shortened the names around it. So the function is made to give its
 * original text.
 */
export function keepThreadSource(): void {
  const module = threadedModule as unknown as { readonly default?: object };
  const factory = module.default ?? module;
  // eslint-disable-next-line lingui/no-unlocalized-strings -- code
  const source = `(() => { ${threadedSource}\nreturn WasmBackendModuleThreadedSimd; })()`;
  Object.defineProperty(factory, 'toString', { value: () => source, configurable: true });
}
