import { useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Trace } from '../../lessons/progress.ts';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { later } from '../ui/later.tsx';
import type { HandBackDialogProps } from './HandBackDialog.tsx';

const HandBackDialog = later<HandBackDialogProps>(() => import('./HandBackDialog.tsx').then((module) => module.HandBackDialog), () => null);

/** The button by which a learner gives what was done to the teacher. */
export function HandBack({ lesson, trace }: { readonly lesson: Lesson; readonly trace: Trace }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => { setOpen(true); }}>{i18n.t('Hand back…')}</Button>
      {open ? <HandBackDialog lesson={lesson} trace={trace} onClose={() => { setOpen(false); }} /> : null}
    </>
  );
}
