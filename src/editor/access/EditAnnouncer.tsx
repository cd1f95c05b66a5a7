import { useEffect, useState } from 'react';
import type { History } from '../../graph/history.ts';
import { i18n } from '../../words/i18n.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import styles from './EditAnnouncer.module.css';
import { actWords, problemWords, type Edit, type Moment } from './editWords.ts';

/** What follows sooner than this, in milliseconds, is told together: a key held down, a word being typed. */
const QUIET = 350;
/** Of acts that follow one another as fast, the last ones are told. */
const MOST = 3;

/** Tells screen readers what each edit did, once the hand rests. What a run does is told by the training bar. */
export function EditAnnouncer() {
  const [words, setWords] = useState('');
  useEffect(() => followEdits(setWords), []);
  return <p role="status" aria-label={i18n.t('What changed')} className={styles['hidden']}>{words}</p>;
}

function followEdits(tell: (words: string) => void): () => void {
  /** When words were last told; where the act under way began; what is there now. */
  let told = momentNow();
  let before = told;
  let now = told;
  let last: Pick<Edit, 'act' | 'label'> | null = null;
  let acts: readonly string[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endAct = () => {
    if (last) acts = [...acts, actWords({ before, after: now, ...last })].filter(Boolean).slice(-MOST);
    before = now;
  };
  const speak = () => {
    endAct();
    tell([...acts, problemWords({ before: told, after: now, act: last?.act ?? 'edit' })].filter(Boolean).join(' '));
    [last, acts, told] = [null, [], now];
  };
  const unfollow = useDocumentStore.subscribe(({ history }, { history: old }) => {
    if (history.present === old.present) return;
    clearTimeout(timer);
    if (history.past.length === 0 && history.future.length === 0) {
      // The app has begun; nobody did anything.
      told = before = now = momentNow();
      return;
    }
    const merged = history.past.length === old.past.length && history.future.length === old.future.length;
    if (!merged) endAct();
    last = actOf(history, old);
    now = momentNow();
    // As long as the words stood there, the same words again would not be told.
    tell('');
    timer = setTimeout(speak, QUIET);
  });
  return () => {
    clearTimeout(timer);
    unfollow();
  };
}

function momentNow(): Moment {
  return { document: useDocumentStore.getState().history.present, compilation: currentCompilation() };
}

function actOf(now: History, old: History): Pick<Edit, 'act' | 'label'> {
  if (now.future.length > old.future.length) return { act: 'undo', label: old.past.at(-1)?.label ?? '' };
  if (now.past.length > old.past.length && now.future.length === old.future.length - 1 && now.present === old.future[0]?.document) return { act: 'redo', label: old.future[0].label };
  return { act: 'edit', label: now.past.at(-1)?.label ?? '' };
}
