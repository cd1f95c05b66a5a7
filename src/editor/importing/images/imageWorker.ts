/** The page's end of the worker that decodes pictures. */
import type { ImageArrays } from '../../../datasets/images/npz.ts';
import type { ZipFile, ZipTrouble } from '../../../datasets/images/zip.ts';
import type { Picture } from './collection.ts';
import { pageCanvas, shrink, type Shrunk, type ShrinkWish } from './shrink.ts';
import type { WorkerAnswer, WorkerWish } from './shrinkMessages.ts';

interface Waiting {
  readonly done: (answer: WorkerAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** One worker for one window; `end` it with the window. */
export class ImageWorker {
  readonly #worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module', name: 'netloom-images' });
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly answer?: WorkerAnswer; readonly failure?: string }>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if (data.answer) waiting?.done(data.answer);
      else waiting?.fail(new Error(data.failure));
    };
    this.#worker.onerror = ({ message }) => {
      for (const { fail } of this.#waiting.values()) fail(new Error(message));
      this.#waiting.clear();
    };
  }

  /** Each picture's bytes, or its trouble, in their order. */
  async shrink(pictures: readonly Picture[], wanted: ShrinkWish): Promise<readonly Shrunk[]> {
    // Safari before 16.4 has canvases on the page only.
    if (typeof OffscreenCanvas === 'undefined') return Promise.all(pictures.map((picture) => shrink(picture, wanted, pageCanvas)));
    const answer = await this.#ask({ type: 'shrink', pictures, wanted });
    return answer.type === 'shrink' ? answer.shrunk : [];
  }

  async unzip(zip: Blob): Promise<readonly ZipFile[] | ZipTrouble> {
    const answer = await this.#ask({ type: 'unzip', zip });
    return answer.type === 'unzip' ? answer.files : [];
  }

  /** The bytes of the file that is kept; `arrays` are handed over to the worker and are empty then. */
  async pack(arrays: ImageArrays, classNames: readonly string[]): Promise<Uint8Array> {
    const answer = await this.#ask({ type: 'pack', arrays, classNames }, [arrays.images.buffer as ArrayBuffer]);
    return answer.type === 'pack' ? answer.bytes : new Uint8Array(0);
  }

  end(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask(wish: WorkerWish, handOver: Transferable[] = []): Promise<WorkerAnswer> {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail });
      this.#worker.postMessage({ id, wish }, handOver);
    });
  }
}
