import { decodeLink, encodeLink, MAX_LINK_CHARACTERS } from '../../graph/link.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { openParsed } from './openText.ts';

/** What stands in an address before the graph that it holds. */
export const GRAPH_PREFIX = '#graph=';

/** And before a lesson. */
const LESSON_PREFIX = '#lesson=';

/** What is told of a link that was copied, or that is too long. */
interface LinkWords {
  readonly tooLarge: string;
  /** What to do instead. */
  readonly instead: string;
  readonly holds: string;
}

/** Copies a link that holds the open graph, or says why it cannot. */
export function copyLink(): Promise<void> {
  return copyPacked(GRAPH_PREFIX, encodeLink(currentDocument()), {
    tooLarge: i18n.t('The graph is too large for a link'),
    instead: i18n.t('Save the graph as a file and send that.'),
    holds: i18n.t('It holds the whole graph; whoever opens it gets a copy. Nothing was sent anywhere.'),
  });
}

/** Copies a link that holds a lesson with its graph, or says why it cannot. */
export async function copyLessonLink(lesson: Lesson): Promise<void> {
  const { encodeLesson } = await import('../../lessons/link.ts');
  await copyPacked(LESSON_PREFIX, encodeLesson(lesson), {
    tooLarge: i18n.t('The lesson is too large for a link'),
    instead: i18n.t('Save the lesson as a file and hand that out.'),
    holds: i18n.t('It holds the whole lesson with its graph; whoever opens it can begin at once. Nothing was sent anywhere.'),
  });
}

async function copyPacked(prefix: string, text: string, words: LinkWords): Promise<void> {
  if (text.length > MAX_LINK_CHARACTERS) {
    notify({
      severity: 'warning',
      title: words.tooLarge,
      lines: [sentences([i18n.t('The link would have {characters} characters; mail and chat programs cut links after about {most}.', { characters: text.length.toLocaleString('en-US'), most: MAX_LINK_CHARACTERS.toLocaleString('en-US') }), words.instead])],
    });
    return;
  }
  const link = `${location.origin}${location.pathname}${prefix}${text}`;
  try {
    await navigator.clipboard.writeText(link);
    notify({ severity: 'info', title: i18n.t('The link is copied'), lines: [words.holds] });
  } catch {
    // Without permission for the clipboard, the address bar is a place to copy from.
    history.replaceState(null, '', `${prefix}${text}`);
    notify({ severity: 'info', title: i18n.t('The link is in the address bar'), lines: [i18n.t('The browser does not allow copying here. Copy the address of this page instead.')] });
  }
}

/** Opens the graph or the lesson that the page's address carries, if any, and takes it out of the address. */
export function openLinkInAddress(): void {
  const { hash } = location;
  const prefix = [GRAPH_PREFIX, LESSON_PREFIX].find((each) => hash.startsWith(each));
  if (prefix === undefined) return;
  const text = hash.slice(prefix.length);
  history.replaceState(null, '', location.pathname + location.search);
  if (prefix === LESSON_PREFIX) void import('../lessons/openLesson.ts').then(({ openLessonLink }) => openLessonLink(text));
  else openParsed(decodeLink(text), i18n.t('shared link'));
}
