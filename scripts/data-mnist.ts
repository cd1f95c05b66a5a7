/**
 * `npm run data:mnist`: puts the four files of MNIST into public/data/mnist, where the app finds them
 * beside itself, from the folder that NETLOOM_MNIST_DIR names or from the public mirrors. What is there
 * already and has the right sum is left alone.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillMnist } from './fillMnist.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'public/data/mnist');

try {
  await fillMnist({
    folder,
    shown: path.relative(process.cwd(), folder),
    from: process.env['NETLOOM_MNIST_DIR'] ?? null,
    fetch,
    say: (line) => {
      console.log(line);
    },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
