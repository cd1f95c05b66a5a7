import { i18n } from '../../../words/i18n.ts';
import viewStyles from '../views.module.css';

/** Why a picture over time is all but empty: it remembers what was seen while it was open, and has looked only once. */
export function OneLook({ looks }: { readonly looks: number }) {
  if (looks !== 1) return null;
  return <p className={viewStyles['hint']}>{i18n.t('One look so far: this picture remembers a run from the moment it is opened. Train on, or begin the run again, and it grows.')}</p>;
}
