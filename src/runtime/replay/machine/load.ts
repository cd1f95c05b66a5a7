/** Brings the machine's WebAssembly: over the network in a browser, from the folder of this file in Node. */
import { isNode } from '../../tensorflow.ts';
import { i18n } from '../../../words/i18n.ts';

/** What `c/run.c` exports. The last four only in the build for shared memory. */
export interface MachineExports {
  readonly __heap_base: WebAssembly.Global;
  run(commands: number, end: number, scratch: number): void;
  readonly __stack_pointer?: WebAssembly.Global;
  runShared?(commands: number, end: number, scratch: number): number;
  help?(scratch: number): void;
  stop?(): void;
}

const compiled = new Map<boolean, Promise<WebAssembly.Module>>();

/** The compiled module, `shared` for memory that several threads see. Compiled once. Throws where WebAssembly SIMD is missing. */
export function loadModule(shared: boolean): Promise<WebAssembly.Module> {
  let module = compiled.get(shared);
  if (!module) {
    module = compile(shared);
    compiled.set(shared, module);
    // What failed (a network that was away) may be tried again.
    module.catch(() => compiled.delete(shared));
  }
  return module;
}

async function compile(shared: boolean): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === 'undefined') throw new Error(i18n.t('There is no WebAssembly here. Another engine must carry out the plan.'));
  const source = isNode() ? await fromDisk(shared) : await fromServer(shared);
  try {
    return source instanceof Response ? await compileResponse(source) : await WebAssembly.compile(source);
  } catch (error) {
    if (!(error instanceof WebAssembly.CompileError)) throw error;
    throw new Error(i18n.t('The WebAssembly here cannot do what the machine needs ({needs}): {reason}. Update the browser, or use another engine.', { needs: shared ? i18n.t('SIMD, threads') : 'SIMD', reason: error.message }), { cause: error });
  }
}

/** Some servers do not know the type of .wasm files, and then it cannot be compiled while it arrives. */
async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(i18n.t('{url} could not be fetched: the server answers {status}. Reload the page.', { url: response.url, status: response.status }));
  if (response.headers.get('content-type')?.startsWith('application/wasm')) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function fromDisk(shared: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  const file = shared ? 'machineShared.wasm' : 'machine.wasm';
  return new Uint8Array(await readFile(new URL(file, import.meta.url)));
}

async function fromServer(shared: boolean): Promise<Response> {
  const { MACHINE_FILES } = await import('./files.ts');
  return fetch(shared ? MACHINE_FILES.shared : MACHINE_FILES.alone);
}
