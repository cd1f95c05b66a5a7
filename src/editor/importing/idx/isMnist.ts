/** Whether a file is one of MNIST's own four, by its sum. */
import { MNIST_FILES } from '../../../datasets/mnist/files.ts';
import { unzip } from '../../../datasets/mnist/unzip.ts';
import { sha256 } from '../../../datasets/sha256.ts';
import type { CameFile } from '../came.ts';

export async function isMnist({ file, name }: CameFile): Promise<boolean> {
  // Nothing of MNIST's is larger than its training images, and those have 47 MB.
  if (file.size > 50_000_000) return false;
  try {
    const sum = await sha256(await unzip(new Uint8Array(await file.arrayBuffer()), name));
    return MNIST_FILES.some((known) => known.sha256 === sum);
  } catch {
    // A damaged one is told so where it is read.
    return false;
  }
}
