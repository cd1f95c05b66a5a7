import 'katex/dist/katex.min.css';
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
  const undo = outcome.undoable ? { action: { label: 'Undo', press: undoEdit } } : {};
  notify({ severity: outcome.ok ? 'info' : 'warning', title: outcome.ok ? 'The note’s link did this' : 'The note’s link does nothing', lines: [outcome.text], ...undo });
}
