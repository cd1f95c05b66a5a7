import { looksLikeModel } from '../../graph/modelText.ts';
import { OPEN_FILES, setFileHandle, type FileHandle } from './fileHandle.ts';

/**
 * Lets the person pick a file and opens it; where the browser can write files, Save writes it back. A model's weights lie in files beside
 * it, so several can be picked at once. Nothing happens when they pick none.
 */
export async function pickAndOpen(): Promise<void> {
  if (!window.showOpenFilePicker) {
    await pickByInput();
    return;
  }
  let handles: readonly FileHandle[];
  try {
    handles = await window.showOpenFilePicker({ types: OPEN_FILES, multiple: true });
  } catch (error) {
    // Closing the window is a decision; in a frame that may not ask, the plain way is left.
    if (!(error instanceof DOMException && error.name === 'AbortError')) await pickByInput();
    return;
  }
  const files = await Promise.all(handles.map((handle) => handle.getFile()));
  const main = mainOf(files);
  if (main) await openFile(main, handles[files.indexOf(main)], files);
}

/** The text that tells what the files are; a lone file is what it is, whatever its name. */
function mainOf(files: readonly File[]): File | undefined {
  return files.find(({ name }) => name.toLowerCase().endsWith('.json')) ?? files[0];
}

function pickByInput(): Promise<void> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json,.bin';
  input.multiple = true;
  input.hidden = true;
  // Some browsers forget an input that is not in the page before its window closes.
  document.body.append(input);
  return new Promise<void>((done, fail) => {
    input.addEventListener('cancel', () => { done(); });
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      const main = mainOf(files);
      if (main) openFile(main, null, files).then(done, fail);
      else done();
    });
    input.click();
  }).finally(() => { input.remove(); });
}

/** In a graph's own texts the quotes would be escaped. */
const LESSON = /"format"\s*:\s*"netloom-lesson"/;

/**
 * Opens a graph, a lesson or a model from a file that was picked or dropped.
 * @param handle where Save will write a graph back.
 * @param picked all that came with it: a model's weights are among them.
 */
export async function openFile(file: File, handle: FileHandle | null = null, picked: readonly File[] = [file]): Promise<void> {
  if (LESSON.test(await file.text())) {
    await (await import('../lessons/openLesson.ts')).openLessonText(await file.text(), file.name);
    return;
  }
  const [text, { openText }] = await Promise.all([file.text(), import('./openText.ts')]);
  // The model of another library is JSON as well.
  if (looksLikeModel(text)) {
    await (await import('./openModel.ts')).openModel([file, ...picked.filter((other) => other !== file)]);
    return;
  }
  if (openText(text, file.name)) setFileHandle(handle);
}
