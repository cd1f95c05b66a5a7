import type { Lesson } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';

/** The button by which a learner gives what was done to the teacher. */
export function HandBack({ lesson }: { readonly lesson: Lesson }) {
  return <Button onClick={() => { setOverlay({ handingBack: lesson }); }}>{i18n.t('Hand back…')}</Button>;
}
