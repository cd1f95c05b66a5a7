import { i18n } from '../../words/i18n.ts';
import { notify } from '../stores/sessionStore.ts';
import { perform, type Action } from './action.ts';

/** Runs an action; what fails is told in a notice. */
export function runAction(action: Action): void {
  perform(action, (error) => {
    notify({
      severity: 'error',
      title: i18n.t('That did not work'),
      lines: [error instanceof Error ? error.message : String(error), i18n.t('Your graph is unharmed. Try again, or save it to a file first.')],
    });
  });
}
