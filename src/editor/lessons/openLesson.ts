/** From a lesson's text, wherever it came from, to its graph on the canvas and its steps beside it. */
import type { Lesson } from '../../lessons/lesson.ts';
import { decodeLesson } from '../../lessons/link.ts';
import { parseLesson, type ParseLessonResult } from '../../lessons/parse.ts';
import { i18n } from '../../words/i18n.ts';
import { setFileHandle } from '../files/fileHandle.ts';
import { pristine } from '../graphs/pristine.ts';
import { openDocument } from '../stores/documentStore.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { setPreferences } from '../stores/preferencesStore.ts';
import { notify, revealNode, select, showSideTab } from '../stores/sessionStore.ts';
import { NARROW } from '../theme/useTheme.ts';
import { keepLesson, lessonKey } from './lessonStore.ts';

/** Opens the lesson in a file's text, or lists what is wrong with it. True when it was opened. */
export function openLessonText(text: string, name: string): Promise<boolean> {
  return openRead(parseLesson(text), name);
}

/** Opens the lesson that a link holds. */
export function openLessonLink(packed: string): Promise<boolean> {
  return openRead(decodeLesson(packed), i18n.t('shared link'));
}

async function openRead(result: ParseLessonResult, name: string): Promise<boolean> {
  if (result.ok) await openLesson(result.lesson);
  else setOverlay({ refusedFile: { name, problems: result.problems } });
  return result.ok;
}

/** Puts the lesson's graph in the place of the open one, which Undo brings back, and shows its first step. */
export async function openLesson(lesson: Lesson): Promise<void> {
  const kept = await keepLesson(lesson);
  select([]);
  setFileHandle(null);
  openDocument(pristine({ ...lesson.graph, meta: { ...lesson.graph.meta, lesson: lessonKey(lesson) } }), i18n.t('Open {title}', { title: lesson.title }));
  showSideTab('lesson');
  setPreferences({ inspectorOpen: true });
  if (window.matchMedia(NARROW).matches) setOverlay({ sheet: 'inspector' });
  revealNode(null);
  if (kept) return;
  notify({
    severity: 'warning',
    title: i18n.t('This browser does not keep the lesson'),
    lines: [i18n.t('Its store is full or closed to this page. The lesson is here until the page is closed; keep its file or link.')],
  });
}
