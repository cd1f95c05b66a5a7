import { notify } from '../stores/sessionStore.ts';
import { perform, type Action } from './action.ts';

/** Runs an action; what fails is told in a notice. */
export function runAction(action: Action): void {
  perform(action, (error) => {
    notify({
      severity: 'error',
      title: 'That did not work',
      lines: [error instanceof Error ? error.message : String(error), 'Your graph is unharmed. Try again, or save it to a file first.'],
    });
  });
}
