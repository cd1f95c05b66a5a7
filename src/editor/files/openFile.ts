import { looksLikeModel } from '../../graph/modelText.ts';
import { GRAPH_FILES, setFileHandle, type FileHandle } from './fileHandle.ts';

/** Lets the person pick a file and opens it; where the browser can write files, Save writes it back. Nothing happens when they pick none. */
export async function pickAndOpen(): Promise<void> {
  if (!window.showOpenFilePicker) {
    await pickByInput();
    return;
  }
  let handle: FileHandle | undefined;
  try {
    [handle] = await window.showOpenFilePicker({ types: GRAPH_FILES });
  } catch (error) {
    // Closing the window is a decision; in a frame that may not ask, the plain way is left.
    if (!(error instanceof DOMException && error.name === 'AbortError')) await pickByInput();
    return;
  }
  if (handle) await openFile(await handle.getFile(), handle);
}

function pickByInput(): Promise<void> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.hidden = true;
  // Some browsers forget an input that is not in the page before its window closes.
  document.body.append(input);
  return new Promise<void>((done, fail) => {
    input.addEventListener('cancel', () => { done(); });
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file) openFile(file).then(done, fail);
      else done();
    });
    input.click();
  }).finally(() => { input.remove(); });
}

/** In a graph's own texts the quotes would be escaped. */
const LESSON = /"format"\s*:\s*"netloom-lesson"/;

/** Opens a graph or a lesson from a file that was picked or dropped; `handle` is where Save will write a graph back. */
export async function openFile(file: File, handle: FileHandle | null = null): Promise<void> {
  if (LESSON.test(await file.text())) {
    await (await import('../lessons/openLesson.ts')).openLessonText(await file.text(), file.name);
    return;
  }
  const [text, { openText }] = await Promise.all([file.text(), import('./openText.ts')]);
  // The model of another library is JSON as well.
  if (looksLikeModel(text)) {
    await (await import('./openModel.ts')).openModel([file]);
    return;
  }
  if (openText(text, file.name)) setFileHandle(handle);
}
