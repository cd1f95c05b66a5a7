import 'katex/dist/katex.min.css';
import { i18n } from '../../words/i18n.ts';
import type { Outcome } from '../lessons/follow.ts';
import { LessonText } from '../lessons/LessonText.tsx';
import { undoEdit } from '../stores/documentStore.ts';
import { notify } from '../stores/sessionStore.ts';
import styles from './annotations.module.css';

/** A note's Markdown, set as a lesson is; its links may act on the graph as those of a lesson do. */
export function NoteText({ markdown }: { readonly markdown: string }) {
  return <div className={styles['text']}><LessonText markdown={markdown} onOutcome={say} headings={false} /></div>;
}

function say(outcome: Outcome | null): void {
  if (!outcome) return;
  const undo = outcome.undoable ? { action: { label: i18n.t('Undo'), press: undoEdit } } : {};
  notify({ severity: outcome.ok ? 'info' : 'warning', title: outcome.ok ? i18n.t('The note’s link did this') : i18n.t('The note’s link does nothing'), lines: [outcome.text], ...undo });
}
