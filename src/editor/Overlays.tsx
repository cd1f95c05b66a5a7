/** Windows over the page and messages in its corner: the code of each comes when there is first one to show. */
import { useCanvasStore } from './canvas/canvasStore.ts';
import { useOverlayStore } from './stores/overlayStore.ts';
import { useSessionStore } from './stores/sessionStore.ts';
import { later, loadWhenIdle } from './ui/later.tsx';
import { withTooltips } from './ui/withTooltips.tsx';

const nothing = () => null;

const CommandWindow = later(() => import('./commands/CommandPalette.tsx').then((module) => module.CommandPalette), nothing);
const EditAnnouncer = later(() => import('./access/EditAnnouncer.tsx').then((module) => module.EditAnnouncer), nothing);
const ConnectingWindow = later(() => import('./access/ConnectWindow.tsx').then((module) => module.ConnectWindow), nothing);
const HelpWindow = later(() => import('./actions/HelpDialog.tsx').then((module) => module.HelpDialog), nothing);
const GraphsWindow = later(() => withTooltips(() => import('./graphs/GraphsDialog.tsx').then((module) => module.GraphsDialog)), nothing);
const RefusedFileWindow = later(() => import('./files/RefusedFileDialog.tsx').then((module) => module.RefusedFileDialog), nothing);
const ResetWindow = later(() => import('./classroom/ResetDialog.tsx').then((module) => module.ResetDialog), nothing);
const PictureWindow = later(() => import('./handout/PictureDialog.tsx').then((module) => module.PictureDialog), nothing);
const PrintWindow = later(() => import('./handout/print/PrintDialog.tsx').then((module) => module.PrintDialog), nothing);
const HandingBackWindow = later(() => import('./lessons/HandBackDialog.tsx').then((module) => module.HandBackWindow), nothing);
const ImportingWindow = later(() => withTooltips(() => import('./importing/ImportWindow.tsx').then((module) => module.ImportWindow)), nothing);
const NoticeCorner = later(() => withTooltips(() => import('./ui/Notices.tsx').then((module) => module.Notices)), nothing);

export function Overlays() {
  const searching = useOverlayStore((state) => state.palette !== null);
  const connecting = useCanvasStore((state) => state.connecting !== null);
  const help = useOverlayStore((state) => state.help);
  const graphs = useOverlayStore((state) => state.graphs);
  const refused = useOverlayStore((state) => state.refusedFile !== null);
  const reset = useOverlayStore((state) => state.reset);
  const picture = useOverlayStore((state) => state.picture);
  const printing = useOverlayStore((state) => state.printing !== null);
  const handingBack = useOverlayStore((state) => state.handingBack !== null);
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
      {printing ? <PrintWindow /> : null}
      {handingBack ? <HandingBackWindow /> : null}
      {reset ? <ResetWindow /> : null}
      {importing ? <ImportingWindow /> : null}
      {notices ? <NoticeCorner /> : null}
    </>
  );
}

/** A message may have to be shown where code can no longer be fetched. */
export const loadNotices = NoticeCorner.load;

/** The windows that are likely to be wanted next. */
export function loadOtherWindows(): Promise<void> {
  return loadWhenIdle([HelpWindow.load, CommandWindow.load, ConnectingWindow.load]);
}
