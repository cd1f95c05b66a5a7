import { useEffect } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { useShortcuts } from './actions/useShortcuts.ts';
import styles from './App.module.css';
import { useFileDrop } from './files/useFileDrop.ts';
import { Canvas, Dock, Overlays, Palette, Sheets, SidePanel, TopBar, TrainingBar } from './parts.tsx';
import { setPreferences, usePreferencesStore } from './stores/preferencesStore.ts';
import { useMediaQuery, useTheme } from './theme/useTheme.ts';

/** Height of the training bar, in pixels: what is left of the lower panel when the dock is folded. */
const BAR = 48;
const SMALLEST_DOCK = 120;

/** The whole window. */
export function App() {
  useTheme();
  useShortcuts();
  const holdingFile = useFileDrop();
  const narrow = useMediaQuery('(max-width: 899px)');
  return (
    <>
      <div className={styles['app']}>
        <TopBar narrow={narrow} />
        <Workbench narrow={narrow} />
      </div>
      {holdingFile ? <div className={styles['drop']}>Drop a graph (.json) to open it, or MNIST’s files to keep them here</div> : null}
      {narrow ? <Sheets /> : null}
      <Overlays />
    </>
  );
}

/** Canvas and panels above; below them the training bar, which stays when the dock under it is folded. */
function Workbench({ narrow }: { readonly narrow: boolean }) {
  const dockOpen = usePreferencesStore((state) => state.dockOpen);
  const dockHeight = usePreferencesStore((state) => state.dockHeight);
  const lower = usePanelRef();
  useEffect(() => {
    if (dockOpen) lower.current?.expand();
    else lower.current?.collapse();
  }, [dockOpen, lower]);
  return (
    <Group orientation="vertical" className={styles['workbench']}>
      <Panel id="upper" minSize={160}>
        <Upper narrow={narrow} />
      </Panel>
      <Separator className={styles['separator']} aria-label="Height of the views" />
      <Panel
        id="lower"
        panelRef={lower}
        collapsible
        collapsedSize={BAR}
        minSize={BAR + SMALLEST_DOCK}
        defaultSize={dockOpen ? BAR + (narrow ? Math.min(dockHeight, 220) : dockHeight) : BAR}
        groupResizeBehavior="preserve-pixel-size"
        onResize={(size, _id, before) => {
          const height = Math.round(size.inPixels) - BAR;
          // The first report is the size it was given, not one that a person chose.
          if (before && !narrow) setPreferences(height > 1 ? { dockOpen: true, dockHeight: height } : { dockOpen: false });
        }}
      >
        <div className={styles['lower']}>
          <TrainingBar />
          <div className={styles['dock']} inert={!dockOpen}><Dock /></div>
        </div>
      </Panel>
    </Group>
  );
}

function Upper({ narrow }: { readonly narrow: boolean }) {
  const paletteOpen = usePreferencesStore((state) => state.paletteOpen);
  const inspectorOpen = usePreferencesStore((state) => state.inspectorOpen);
  return (
    <div className={styles['upper']}>
      {!narrow && paletteOpen ? <div className={styles['palette']}><Palette /></div> : null}
      <div className={styles['canvas']}><Canvas /></div>
      {!narrow && inspectorOpen ? <div className={styles['inspector']}><SidePanel /></div> : null}
    </div>
  );
}
