/** Counts calls of WebGL and of the backend that tests want few of, or none. */
import type { TF } from '../../../nodes/kind.ts';

export interface Calls {
  /** By the name of the program. */
  readonly programs: Readonly<Record<string, number>>;
  readonly draws: number;
  readonly uploads: number;
  /** What makes the page wait for the device: pixels read into its own memory, and what tfjs reads without a promise. */
  readonly waits: readonly string[];
}

interface Counting {
  /** The calls since the last reset. */
  reset(): Calls;
  stop(): void;
}

type Method = (...args: unknown[]) => unknown;

export function countCalls(tf: TF): Counting {
  let programs: Record<string, number> = {};
  let [draws, uploads] = [0, 0];
  let waits: string[] = [];
  const undo: (() => void)[] = [];
  const watch = (target: object, name: string, seen: (args: readonly unknown[]) => void): void => {
    const methods = target as Record<string, Method>;
    const own = methods[name] as Method;
    methods[name] = function watched(this: unknown, ...args: unknown[]) {
      seen(args);
      return own.apply(this, args);
    };
    undo.push(() => (methods[name] = own));
  };
  const gl = WebGL2RenderingContext.prototype;
  for (const name of ['drawElements', 'drawArrays']) watch(gl, name, () => draws++);
  for (const name of ['texImage2D', 'texSubImage2D']) watch(gl, name, (args) => (uploads += args.at(-1) === null ? 0 : 1));
  watch(gl, 'finish', () => waits.push('finish'));
  // With a number for its last argument it writes into a buffer on the device, and does not wait.
  watch(gl, 'readPixels', (args) => typeof args[6] !== 'number' && waits.push('readPixels'));
  const backend = tf.backend();
  watch(backend, 'readSync', () => waits.push('readSync'));
  watch(backend, 'runWebGLProgram', ([program]) => {
    const name = (program as { readonly name?: string }).name ?? (program as object).constructor.name;
    programs[name] = (programs[name] ?? 0) + 1;
  });
  return {
    reset() {
      const calls = { programs, draws, uploads, waits };
      [programs, draws, uploads, waits] = [{}, 0, 0, []];
      return calls;
    },
    stop: () => { for (const each of undo) each(); },
  };
}
