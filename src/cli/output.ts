/** Files that commands write. */
import { writeFile } from 'node:fs/promises';
import { InputError } from './input.ts';

/** @throws InputError that says why the file cannot be written. */
export async function writeOut(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (error) {
    throw new InputError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
