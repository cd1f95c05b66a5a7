/** Where the places are that a lesson points at: found in the page, marked, and brought into view. */
import { i18n } from '../../words/i18n.ts';
import type { Point } from '../../lessons/lesson.ts';
import type { ButtonName, PanelName } from '../../lessons/places.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { openStage } from '../stage/stageStore.ts';
import { setPreferences } from '../stores/preferencesStore.ts';
import { revealNode, select, showDockTab, showSideTab } from '../stores/sessionStore.ts';

interface PlaceInPage {
  readonly label: string;
  /** Selectors, the first that is found is marked. */
  readonly at: readonly string[];
  /** Opens what holds it. */
  readonly open?: () => void;
}

const PANELS: Readonly<Record<PanelName, PlaceInPage>> = {
  canvas: { label: i18n.t('Canvas'), at: ['.react-flow'] },
  palette: { label: i18n.t('Palette'), at: ['[data-place="palette"]'], open: () => { setPreferences({ paletteOpen: true }); } },
  settings: { label: i18n.t('Settings'), at: ['[role="tab"][id$="-trigger-settings"]'], open: () => { showSideTab('settings'); } },
  picture: { label: i18n.t('Picture'), at: ['[data-place="picture"]', '[role="tab"][id$="-trigger-picture"]'], open: openStage },
  charts: { label: i18n.t('Charts'), at: ['[role="tab"][id$="-trigger-charts"]'], open: () => { showDockTab('charts'); } },
  problems: { label: i18n.t('Problems'), at: ['[role="tab"][id$="-trigger-problems"]'], open: () => { showDockTab('problems'); } },
  code: { label: i18n.t('Code'), at: ['[role="tab"][id$="-trigger-code"]'], open: () => { showDockTab('code'); } },
  trainingBar: { label: i18n.t('Training bar'), at: ['[data-place="trainingBar"]'] },
};

const BUTTONS: Readonly<Record<ButtonName, PlaceInPage>> = {
  train: { label: i18n.t('Train'), at: ['[data-place="train"]'] },
  step: { label: i18n.t('{act, select, button {Step} other {Step}}', { act: 'button' }), at: ['[data-place="step"]'] },
  stop: { label: i18n.t('Stop'), at: ['[data-place="stop"]'] },
  reset: { label: i18n.t('Reset'), at: ['[data-place="reset"]'] },
  speed: { label: i18n.t('Speed'), at: ['[data-place="speed"]'] },
};

/** What a place is called on the page. */
export function pointLabel({ node, panel, button }: Point): string {
  if (panel) return PANELS[panel].label;
  if (button) return BUTTONS[button].label;
  const found = currentDocument().nodes.find(({ id }) => id === node);
  return found?.label ?? nodeKind(found?.kind ?? '')?.label ?? node ?? '';
}

/** Brings places into view: selects nodes, opens panels. The canvas stays where it is while all of the nodes can be seen. */
export function goToPoints(points: readonly Point[]): void {
  const nodes = points.flatMap(({ node }) => (node !== undefined && currentDocument().nodes.some(({ id }) => id === node) ? [node] : []));
  const hidden = nodes.find((node) => !isInCanvas(node));
  if (hidden !== undefined) revealNode(hidden);
  if (nodes.length > 0) select(nodes);
  for (const point of points) goToPoint(point);
}

function isInCanvas(node: string): boolean {
  const [card, canvas] = [elementOf({ node }), document.querySelector('.react-flow')].map((element) => element?.getBoundingClientRect());
  return card !== undefined && canvas !== undefined && card.left >= canvas.left && card.right <= canvas.right && card.top >= canvas.top && card.bottom <= canvas.bottom;
}

function goToPoint({ node, panel, button }: Point): void {
  if (panel) PANELS[panel].open?.();
  const element = elementOf({ node, panel, button });
  if (node === undefined) element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function elementOf({ node, panel, button }: Point): Element | null {
  const selectors = node !== undefined ? ['.react-flow__node'] : panel ? PANELS[panel].at : button ? BUTTONS[button].at : [];
  for (const selector of selectors) {
    // Dialogs and sheets may hold a second of its kind that is not shown.
    const seen = [...document.querySelectorAll(selector)].find((each) => (node === undefined || each.getAttribute('data-id') === node) && each.getClientRects().length > 0);
    if (seen) return seen;
  }
  return null;
}

/** Milliseconds after which what was drawn anew is found again. */
const AGAIN = 400;
const MARK = 'data-pointed';

/** Marks places with a ring until the function that is given back is called. */
export function markPoints(points: readonly Point[]): () => void {
  let marked: readonly Element[] = [];
  const mark = (): void => {
    const found = points.flatMap((point) => elementOf(point) ?? []);
    for (const element of marked) if (!found.includes(element)) element.removeAttribute(MARK);
    for (const element of found) element.setAttribute(MARK, '');
    marked = found;
  };
  mark();
  const timer = setInterval(mark, AGAIN);
  return () => {
    clearInterval(timer);
    for (const element of marked) element.removeAttribute(MARK);
  };
}
