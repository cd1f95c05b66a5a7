/** What is done with a lesson that is written: begin it, try it, save it, hand it out, throw it away. */
import { draftOfLesson, lessonOfDraft, newDraft } from '../../lessons/draft.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { serializeLesson } from '../../lessons/link.ts';
import { flawsOf, isSound, type Flaw } from '../../lessons/soundness.ts';
import { i18n, spokenLanguage } from '../../words/i18n.ts';
import { SOURCE } from '../../words/language.ts';
import { downloadFile } from '../files/download.ts';
import { fileNameFor } from '../files/saveFile.ts';
import { openGraphId, openKept } from '../graphs/graphsStore.ts';
import { readLink } from '../lessons/link.ts';
import { forgetLesson, lessonKey, ownLesson } from '../lessons/lessonStore.ts';
import { openLesson } from '../lessons/openLesson.ts';
import { forgetWay } from '../lessons/traceStore.ts';
import { currentDocument, editDocument, undoToGraph } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { dismissNotice, notify } from '../stores/sessionStore.ts';
import { NARROW } from '../theme/useTheme.ts';
import { draftKey, isDraftKey, useAside } from './authoringOpen.ts';
import { beginDraft, forgetDraft, loadDraft, showTab, useAuthoringStore } from './authoringStore.ts';

/** Shows the lesson that is written on the open graph; begins one where there is none. An opened lesson of others is taken up as it is. */
export async function makeLesson(): Promise<void> {
  const { meta } = currentDocument();
  if (isDraftKey(meta.lesson)) await loadDraft(meta.lesson);
  else {
    const opened = ownLesson(meta.lesson);
    const draft = opened ? draftOfLesson(opened) : newDraft(freshId(meta.title), meta.title, spokenLanguage().pseudo === true ? SOURCE.tag : spokenLanguage().tag);
    const key = draftKey(freshId('lesson'));
    beginDraft(key, draft);
    editDocument({ type: 'setMeta', meta: { lesson: key } }, i18n.t('Make a lesson'));
  }
  useAside.setState({ aside: false });
  if (window.matchMedia(NARROW).matches) setOverlay({ sheet: 'authoring' });
}

/** A name that people can read and that no other lesson has: "xor-net-4k2p". */
function freshId(title: string): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${fileNameFor(title).slice(0, -'.json'.length).slice(0, 40)}-${random.toString(36).slice(0, 5)}`;
}

export function putAside(): void {
  useAside.setState({ aside: true });
  setOverlay({ sheet: null });
}

/** The lesson as it stands: the draft with the graph on the canvas. */
export function currentLesson(): Lesson | null {
  const { draft } = useAuthoringStore.getState();
  return draft && lessonOfDraft(draft, currentDocument());
}

/** What is wrong with it, links of its texts included. */
export function flawsOfLesson(lesson: Lesson): readonly Flaw[] {
  return flawsOf(lesson, (href, { graph }) => {
    const link = readLink(href, graph);
    return link.ok ? null : link.message;
  });
}

/** The lesson where nothing keeps it from being handed out; else the list of what does is shown. */
function soundLesson(): Lesson | null {
  const lesson = currentLesson();
  if (lesson && isSound(flawsOfLesson(lesson))) return lesson;
  showTab('problems');
  return null;
}

/** Begins the id of a lesson that is tried: what was done in it counts for no other. */
const TRIED = 'try-';

/** Plays the lesson as a learner does, from its first step, beside what is written. */
export async function tryLesson(): Promise<void> {
  const lesson = soundLesson();
  if (!lesson) return;
  const graph = openGraphId();
  const tried = { ...lesson, id: `${TRIED}${freshId('lesson')}` };
  setOverlay({ sheet: null });
  await openLesson(tried);
  const notice = notify({
    severity: 'info',
    title: i18n.t('You try the lesson as a learner does'),
    lines: [i18n.t('What you do here changes nothing of the lesson that you write.')],
    action: { label: i18n.t('Back to writing'), press: () => { void back(); } },
    stays: true,
  });
  async function back(): Promise<void> {
    dismissNotice(notice);
    if (!undoToGraph(graph)) await openKept(graph);
    await forgetLesson(lessonKey(tried));
    forgetWay(tried.id);
    await makeLesson();
  }
}

/** Gives the lesson as one file. */
export function saveLesson(): void {
  const lesson = soundLesson();
  if (lesson) downloadFile(new Blob([serializeLesson(lesson)], { type: 'application/json' }), fileNameFor(lesson.title).replace(/\.json$/, '.lesson.json'));
}

/** Copies a link that holds the lesson. */
export async function shareLesson(): Promise<void> {
  const lesson = soundLesson();
  if (lesson) await (await import('../files/share.ts')).copyLessonLink(lesson);
}

/** Throws what is written away; the graph stays. */
export async function throwAway(): Promise<void> {
  setOverlay({ sheet: null });
  await forgetDraft();
  editDocument({ type: 'setMeta', meta: { lesson: undefined } }, i18n.t('Throw the lesson away'));
}
