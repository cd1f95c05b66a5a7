/** The way from a node on the canvas to its settings, and back. */
import { canvasView } from '../canvas/canvasView.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { setPreferences } from '../stores/preferencesStore.ts';
import { showSideTab, useSessionStore } from '../stores/sessionStore.ts';
import { NARROW } from '../theme/useTheme.ts';

const INSPECTOR = '[data-inspector]';
const FIELD = 'input:not([disabled]), textarea, select, [role="combobox"], [role="switch"]';
/** Frames that the inspector may take to be drawn. */
const PATIENCE = 60;

/** Goes to the first setting of the selected node, or to its name. */
export function openSettings(field: 'first' | 'name' = 'first'): void {
  if (window.matchMedia(NARROW).matches) setOverlay({ sheet: 'inspector' });
  else {
    setPreferences({ inspectorOpen: true });
    useSessionStore.setState({ focus: false });
  }
  showSideTab('settings');
  // Behind the sheet's own first focus.
  requestAnimationFrame(() => requestAnimationFrame(() => { focusField(field, PATIENCE); }));
}

function focusField(field: 'first' | 'name', patience: number): void {
  const inspector = document.querySelector(INSPECTOR);
  const name = inspector?.querySelector<HTMLElement>('header input');
  const first = inspector?.querySelector<HTMLElement>(`[data-settings] :is(${FIELD})`);
  const wanted = (field === 'first' && first) || name;
  if (wanted) {
    wanted.focus();
    if (wanted instanceof HTMLInputElement) wanted.select();
  } else if (patience > 0) requestAnimationFrame(() => { focusField(field, patience - 1); });
}

/** Escape in the settings, where it takes back nothing else, leads back to the node on the canvas. */
export function leaveSettings(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || !(event.target instanceof Element) || !event.target.closest(INSPECTOR) || event.target.closest('[role="dialog"]')) return;
  const { selectedNodes } = useSessionStore.getState();
  const [node] = selectedNodes;
  if (node === undefined || selectedNodes.length !== 1) return;
  event.preventDefault();
  canvasView()?.focus({ type: 'node', id: node });
}
