import { i18n } from '../words/i18n.ts';
import { Palette } from './palette/Palette.tsx';
import { SidePanel } from './side/SidePanel.tsx';
import { setOverlay, useOverlayStore } from './stores/overlayStore.ts';
import { Dialog } from './ui/Dialog.tsx';

/** On narrow screens the side panels lie over the canvas, one at a time. */
export function Sheets() {
  const sheet = useOverlayStore((state) => state.sheet);
  const close = () => { setOverlay({ sheet: null }); };
  return (
    <>
      <Dialog open={sheet === 'palette'} onClose={close} title={i18n.t('Add a node')} place="left">
        <Palette onAdded={close} />
      </Dialog>
      <Dialog open={sheet === 'inspector'} onClose={close} title={i18n.t('Inspector')} place="right">
        <SidePanel />
      </Dialog>
    </>
  );
}
