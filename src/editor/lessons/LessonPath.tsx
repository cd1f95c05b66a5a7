import { Check } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { usePreferencesStore, type LessonProgress } from '../stores/preferencesStore.ts';
import { classes } from '../ui/classes.ts';
import { openPreset } from './follow.ts';
import { lessons, type Lesson } from './lessons.ts';
import styles from './LessonPath.module.css';

/** The path of lessons: where the person is, what they opened before, and what they trained to the end. */
export function LessonPath({ current }: { readonly current: Lesson | null }) {
  const progress = usePreferencesStore((state) => state.lessons);
  return (
    <nav className={styles['path']} aria-label={i18n.t('Path of lessons')}>
      <ol className={styles['list']}>
        {lessons().map((lesson, index) => (
          <li key={lesson.id}>
            <Step lesson={lesson} number={index + 1} isCurrent={lesson.id === current?.id} progress={progress[lesson.id]} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepProps {
  readonly lesson: Lesson;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly progress: LessonProgress | undefined;
}

const PROGRESS_WORDS: Readonly<Record<LessonProgress, string>> = { opened: i18n.t('opened before'), trained: i18n.t('trained to the end') };

function Step({ lesson, number, isCurrent, progress }: StepProps) {
  const been = progress ? PROGRESS_WORDS[progress] : i18n.t('not opened yet');
  return (
    <button
      type="button"
      className={classes(styles['step'], isCurrent && styles['current'])}
      aria-current={isCurrent ? 'step' : undefined}
      aria-label={i18n.t('{number}. {title}, {been}', { number, title: lesson.title, been })}
      title={lesson.summary}
      onClick={() => { openPreset(lesson.id); }}
    >
      <span className={classes(styles['mark'], progress && styles[progress])} aria-hidden>
        {progress === 'trained' ? <Check size={12} strokeWidth={3} /> : number}
      </span>
      <span className={styles['title']}>{lesson.title}</span>
    </button>
  );
}
