/** The parts of the window whose code comes beside or after the first script. Each one's place is kept meanwhile. */
import { i18n } from '../words/i18n.ts';
import styles from './App.module.css';
import { idle, later, loadWhenIdle } from './ui/later.tsx';
import { withTooltips } from './ui/withTooltips.tsx';

const nothing = () => null;

export const TopBar = later<{ readonly narrow: boolean }>(
  () => withTooltips(() => import('./topbar/TopBar.tsx').then((module) => module.TopBar)),
  () => <header className={styles['waitingTop']} />,
);

export const Shortcuts = later(() => import('./actions/Shortcuts.tsx').then((module) => module.Shortcuts), nothing);

/** It comes with its keys: whoever sees a node can press Ctrl+A. */
export const Canvas = later(
  () => withTooltips(() => Promise.all([import('./canvas/Canvas.tsx'), Shortcuts.load()]).then(([module]) => module.Canvas)),
  () => <section className={styles['waitingCanvas']} aria-label={i18n.t('Canvas')} aria-busy />,
);

export const Palette = later(() => withTooltips(() => import('./palette/Palette.tsx').then((module) => module.Palette)), nothing);

/** Settles once the canvas has had the time to show its cards: what weighs more, and is looked at later, waits for that. */
const afterCanvas = () => Canvas.load().then(idle);

export const SidePanel = later(() => withTooltips(() => afterCanvas().then(() => import('./side/SidePanel.tsx')).then((module) => module.SidePanel)), nothing);

export const Authoring = later(() => withTooltips(() => import('./authoring/Authoring.tsx').then((module) => module.Authoring)), nothing);

export const TrainingBar = later(
  () => withTooltips(() => import('./training/TrainingBar.tsx').then((module) => module.TrainingBar)),
  () => <div className={styles['waitingBar']} />,
);

export const Dock = later(() => withTooltips(() => afterCanvas().then(() => import('./dock/Dock.tsx')).then((module) => module.Dock)), nothing);

/** The stage comes with what it draws with; it waits for the dock, whose charts are wanted first. */
export const Stage = later(() => withTooltips(() => afterCanvas().then(() => import('./stage/Stage.tsx')).then((module) => module.Stage)), nothing);

export const ViewWindows = later(() => withTooltips(() => import('./stage/ViewWindows.tsx').then((module) => module.ViewWindows)), nothing);

export const LargeViews = later<{ readonly narrow: boolean }>(() => withTooltips(() => import('./stage/LargeViews.tsx').then((module) => module.LargeViews)), nothing);

/** Windows over the page and messages in its corner. */
export const Overlays = later(() => afterCanvas().then(() => import('./Overlays.tsx')).then((module) => module.Overlays), nothing);

export const Sheets = later(() => withTooltips(() => import('./Sheets.tsx').then((module) => module.Sheets)), nothing);

/** Asks for what the first screen shows, before anything is drawn. Done when all of it is there. */
export async function loadFirstParts(): Promise<void> {
  await Promise.all([Canvas, TopBar, TrainingBar, Palette, SidePanel, Dock].map((part) => part.load()));
}

/** What is likely to be wanted next comes while nobody waits for it, so that training does not begin with fetching code. */
export function loadOtherParts(): void {
  void loadWhenIdle([
    () => import('./dock/ChartsView.tsx'),
    () => import('./stage/StageTab.tsx'),
    () => import('./Overlays.tsx').then(({ loadNotices }) => loadNotices()),
    // The browser's own menu prints too, and does not wait for code.
    () => import('./handout/print/print.ts').then(({ watchPrinting }) => { watchPrinting(); }),
    () => import('./Overlays.tsx').then(({ loadOtherWindows }) => loadOtherWindows()),
    () => import('./files/share.ts'),
  ]);
}
