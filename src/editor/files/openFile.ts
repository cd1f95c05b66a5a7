import { setFileHandle, type FileHandle } from './fileHandle.ts';
import { openText } from './openText.ts';

/** Lets the person pick a file and opens it. Nothing happens when they pick none. */
export function pickAndOpen(): Promise<void> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((done, fail) => {
    input.addEventListener('cancel', () => { done(); });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) openFile(file).then(done, fail);
      else done();
    });
    input.click();
  });
}

/** Opens a file that was picked or dropped; `handle` is where Save will write it back. */
export async function openFile(file: File, handle: FileHandle | null = null): Promise<void> {
  if (openText(await file.text(), file.name)) setFileHandle(handle);
}
