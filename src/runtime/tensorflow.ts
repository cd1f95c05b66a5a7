/** TensorFlow.js is large, so it is fetched when the first model is built, never with the page. */
import type { TF } from '../nodes/kind.ts';

let loading: Promise<TF> | null = null;

/** TensorFlow.js in production mode (without its own checks of every value). Loaded once. */
export function loadTensorFlow(): Promise<TF> {
  loading ??= import('@tensorflow/tfjs').then((tf) => {
    tf.enableProdMode();
    return tf;
  });
  return loading;
}

/** True in Node, where there is no canvas and files come from disk. */
export function isNode(): boolean {
  return typeof process !== 'undefined' && typeof process.versions?.node === 'string';
}
