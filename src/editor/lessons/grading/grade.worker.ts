/**
 * Grades hand-backs away from the page's thread. Reading, compiling and running a stranger's graph is all done here, with an
 * engine on this same thread, so that ending this worker ends all of it.
 */
import { speak } from '../../../words/i18n.ts';
import type { Begin, FromGrader, ToGrader } from './graderMessages.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
let ready: Promise<(text: string) => Promise<void>> | null = null;

scope.onmessage = ({ data }: MessageEvent<ToGrader | { readonly type?: unknown }>) => {
  // Helpers of the engine send messages of their own.
  if (data.type === 'begin') ready = begin(data as Begin);
  else if (data.type === 'grade') {
    ready?.then((grade) => grade((data as Extract<ToGrader, { type: 'grade' }>).text))
      .catch((error: unknown) => { say({ type: 'broken', reason: error instanceof Error ? error.message : String(error) }); });
  }
};

/** What says something is fetched once the language is known: labels are constants. */
async function begin({ lesson, sum, base, keepsNothing, spoken }: Begin): Promise<(text: string) => Promise<void>> {
  if (spoken) speak(spoken.language, spoken.catalogue);
  const [{ grade }, { createClient }, { clientRerun }] = await Promise.all([import('../../../lessons/grading/grade.ts'), import('../../../runtime/client.ts'), import('./clientRerun.ts')]);
  const rerun = clientRerun(createClient({ forceMainThread: true, base, keepsNothing }));
  return async (text) => { say({ type: 'graded', grade: await grade(lesson, sum, text, rerun) }); };
}

function say(message: FromGrader): void {
  scope.postMessage(message);
}
