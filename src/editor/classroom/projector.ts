/** Projector mode: for this sitting alone. */
import './projector.css';
import { i18n } from '../../words/i18n.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { notify, useSessionStore } from '../stores/sessionStore.ts';

/** What takes Escape for itself while it is open. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** Makes letters and wires larger and puts the panels aside, or brings all back. */
export function setProjector(on: boolean): void {
  document.documentElement.toggleAttribute('data-projector', on);
  useSessionStore.setState({ projector: on, focus: on });
  window.removeEventListener('keydown', leave, true);
  if (on) {
    // Before whatever lies over the page hears of the key and closes: then it would seem that nothing was open.
    window.addEventListener('keydown', leave, true);
    notify({ severity: 'info', title: i18n.t('Projector mode'), lines: [i18n.t('Escape leaves it.')] });
  }
  // When the panels have gone.
  requestAnimationFrame(() => requestAnimationFrame(() => { canvasView()?.fit(); }));
}

function leave(event: KeyboardEvent): void {
  if (event.key === 'Escape' && document.querySelector(OVER) === null) setProjector(false);
}
