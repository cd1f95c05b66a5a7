import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { Lesson } from '../../lessons/lesson.ts';
import { isSound, type Flaw } from '../../lessons/soundness.ts';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import styles from './authoring.module.css';
import { chooseStep } from './authoringStore.ts';

/** Whether the lesson can be handed out, and what is to be mended first. */
export function Flaws({ lesson, flaws }: { readonly lesson: Lesson; readonly flaws: readonly Flaw[] }) {
  return (
    <>
      <p role="status" className={styles['verdict']}>
        {flaws.length === 0
          ? i18n.t('Nothing is wrong with the lesson that can be seen. Walk through it once with “Try it”, and reach its goals yourself.')
          : isSound(flaws)
            ? i18n.t('The lesson can be handed out. Think about this first:')
            : i18n.t('Before the lesson can be tried or handed out, mend this:')}
      </p>
      <FlawList flaws={flaws} lesson={lesson} />
      {flaws.length === 0 ? <CircleCheck className={styles['good']} size={28} aria-hidden /> : null}
    </>
  );
}

/** @param lesson names the steps; left out where all flaws are of the step that is shown. */
export function FlawList({ flaws, lesson }: { readonly flaws: readonly Flaw[]; readonly lesson?: Lesson }) {
  if (flaws.length === 0) return null;
  return (
    <ul className={styles['flaws']} aria-label={i18n.t('To mend')}>
      {flaws.map(({ severity, step, message }, index) => {
        const at = step === null ? undefined : lesson?.steps[step];
        return (
          <li key={index} className={styles['flaw']} data-severity={severity}>
            {severity === 'error' ? <CircleAlert size={15} aria-hidden /> : <TriangleAlert size={15} aria-hidden />}
            <div>
              <p>{message}</p>
              {at && step !== null ? <Button look="quiet" onClick={() => { chooseStep(at.id); }}>{i18n.t('Go to step {number, number}: {title}', { number: step + 1, title: at.title })}</Button> : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
