import { lazy, Suspense } from 'react';
import { i18n } from '../words/i18n.ts';
import { useAuthoring } from './authoring/authoringOpen.ts';
import { Palette } from './palette/Palette.tsx';
import { SidePanel } from './side/SidePanel.tsx';
import { setOverlay, useOverlayStore } from './stores/overlayStore.ts';
import { Dialog } from './ui/Dialog.tsx';

const Authoring = lazy(() => import('./authoring/Authoring.tsx').then((module) => ({ default: module.Authoring })));

/** On narrow screens the side panels lie over the canvas, one at a time. */
export function Sheets() {
  const sheet = useOverlayStore((state) => state.sheet);
  const authoring = useAuthoring();
  const close = () => { setOverlay({ sheet: null }); };
  return (
    <>
      <Dialog open={sheet === 'palette'} onClose={close} title={i18n.t('Add a node')} place="left">
        <Palette onAdded={close} />
      </Dialog>
      <Dialog open={sheet === 'inspector'} onClose={close} title={i18n.t('Inspector')} place="right">
        <SidePanel />
      </Dialog>
      <Dialog open={sheet === 'authoring' && authoring} onClose={close} title={i18n.t('Lesson being written')} place="right">
        <Suspense fallback={<div aria-busy />}><Authoring /></Suspense>
      </Dialog>
    </>
  );
}
