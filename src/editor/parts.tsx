/** The parts of the window whose code comes beside or after the first script. Each one's place is kept meanwhile. */
import type { ComponentType } from 'react';
import { i18n } from '../words/i18n.ts';
import styles from './App.module.css';
import { useCanvasStore } from './canvas/canvasStore.ts';
import { useOverlayStore } from './stores/overlayStore.ts';
import { useSessionStore } from './stores/sessionStore.ts';
import { idle, later, loadWhenIdle } from './ui/later.tsx';

const nothing = () => null;

/** A part with the tooltips that stand in it: after the first one the next ones come at once. */
async function withTooltips<P extends object>(fetchPart: () => Promise<ComponentType<P>>): Promise<ComponentType<P>> {
  const [Part, { TooltipProvider }] = await Promise.all([fetchPart(), import('./ui/Tooltip.tsx')]);
  return (props) => <TooltipProvider><Part {...props} /></TooltipProvider>;
}

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

const CommandWindow = later(() => import('./commands/CommandPalette.tsx').then((module) => module.CommandPalette), nothing);
const EditAnnouncer = later(() => afterCanvas().then(() => import('./access/EditAnnouncer.tsx')).then((module) => module.EditAnnouncer), nothing);
const ConnectingWindow = later(() => import('./access/ConnectWindow.tsx').then((module) => module.ConnectWindow), nothing);
const HelpWindow = later(() => import('./actions/HelpDialog.tsx').then((module) => module.HelpDialog), nothing);
const GraphsWindow = later(() => withTooltips(() => import('./graphs/GraphsDialog.tsx').then((module) => module.GraphsDialog)), nothing);
const RefusedFileWindow = later(() => import('./files/RefusedFileDialog.tsx').then((module) => module.RefusedFileDialog), nothing);
const PictureWindow = later(() => import('./handout/PictureDialog.tsx').then((module) => module.PictureDialog), nothing);
const ImportingWindow = later(() => withTooltips(() => import('./importing/ImportWindow.tsx').then((module) => module.ImportWindow)), nothing);
const NoticeCorner = later(() => withTooltips(() => import('./ui/Notices.tsx').then((module) => module.Notices)), nothing);

export const Sheets = later(() => withTooltips(() => import('./Sheets.tsx').then((module) => module.Sheets)), nothing);

/** Windows over the page and messages in its corner, from when there is first one to show. */
export function Overlays() {
  const searching = useOverlayStore((state) => state.palette !== null);
  const connecting = useCanvasStore((state) => state.connecting !== null);
  const help = useOverlayStore((state) => state.help);
  const graphs = useOverlayStore((state) => state.graphs);
  const refused = useOverlayStore((state) => state.refusedFile !== null);
  const picture = useOverlayStore((state) => state.picture);
  const importing = useOverlayStore((state) => state.importing !== null);
  const notices = useSessionStore((state) => state.notices.length > 0);
  return (
    <>
      <EditAnnouncer />
      {searching ? <CommandWindow /> : null}
      {connecting ? <ConnectingWindow /> : null}
      {help ? <HelpWindow /> : null}
      {graphs ? <GraphsWindow /> : null}
      {refused ? <RefusedFileWindow /> : null}
      {picture ? <PictureWindow /> : null}
      {importing ? <ImportingWindow /> : null}
      {notices ? <NoticeCorner /> : null}
    </>
  );
}

/** Asks for what the first screen shows, before anything is drawn. Done when all of it is there. */
export async function loadFirstParts(): Promise<void> {
  await Promise.all([Canvas, TopBar, TrainingBar, Palette, SidePanel, Dock].map((part) => part.load()));
}

/** What is likely to be wanted next comes while nobody waits for it, so that training does not begin with fetching code. */
export function loadOtherParts(): void {
  void loadWhenIdle([
    () => import('./dock/ChartsView.tsx'),
    () => import('./stage/StageTab.tsx'),
    NoticeCorner.load,
    // The browser's own menu prints too, and does not wait for code.
    () => import('./handout/print/print.ts').then(({ watchPrinting }) => { watchPrinting(); }),
    HelpWindow.load,
    CommandWindow.load,
    ConnectingWindow.load,
    () => import('./files/share.ts'),
  ]);
}
