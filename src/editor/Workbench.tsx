import { useEffect, type ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import styles from './App.module.css';
import { Canvas, Dock, Palette, SidePanel, Stage, TrainingBar, ViewWindows } from './parts.tsx';
import { useStageStore } from './stage/stageStore.ts';
import { setPreferences, usePreferencesStore } from './stores/preferencesStore.ts';

/** Height of the training bar, in pixels: what is left of the lower panel when the dock is folded. */
const BAR = 48;
const SMALLEST_DOCK = 120;

/** Canvas, training bar and dock on the left, one under the other; inspector and stage in a column beside them. */
export function Workbench({ narrow }: { readonly narrow: boolean }) {
  const inspectorOpen = usePreferencesStore((state) => state.inspectorOpen);
  const stageOpen = usePreferencesStore((state) => state.stageOpen);
  const columnWidth = usePreferencesStore((state) => state.columnWidth);
  return (
    <Group orientation="horizontal" className={styles['panels']}>
      <Panel id="left" minSize={narrow ? 0 : 420}>
        <Left narrow={narrow} />
      </Panel>
      {!narrow && (inspectorOpen || stageOpen) ? (
        <>
          <Separator className={styles['upright']} aria-label="Width of the side panels" />
          <Panel
            id="column"
            minSize={280}
            maxSize="60%"
            defaultSize={columnWidth ?? defaultColumn()}
            groupResizeBehavior="preserve-pixel-size"
            onResize={(size, _id, before) => { if (before) setPreferences({ columnWidth: Math.round(size.inPixels) }); }}
          >
            <Column inspectorOpen={inspectorOpen} stageOpen={stageOpen} />
          </Panel>
        </>
      ) : null}
    </Group>
  );
}

/** Wide enough for a picture of 360 pixels with its axes where the window has room for it. In pixels. */
function defaultColumn(): number {
  return Math.max(280, Math.min(432, Math.round(0.3 * window.innerWidth)));
}

/** Canvas and palette above; below them the training bar, which stays when the dock under it is folded. */
function Left({ narrow }: { readonly narrow: boolean }) {
  const dockOpen = usePreferencesStore((state) => state.dockOpen);
  const dockHeight = usePreferencesStore((state) => state.dockHeight);
  const covered = useStageStore((state) => state.large !== null);
  const lower = usePanelRef();
  useEffect(() => {
    if (dockOpen) lower.current?.expand();
    else lower.current?.collapse();
  }, [dockOpen, lower]);
  return (
    <Group orientation="vertical" className={styles['panels']}>
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
          {/* Under a view that lies over everything, nothing is drawn. */}
          <div className={styles['dock']} inert={!dockOpen}>{covered ? null : <Dock />}</div>
        </div>
      </Panel>
    </Group>
  );
}

function Upper({ narrow }: { readonly narrow: boolean }) {
  const paletteOpen = usePreferencesStore((state) => state.paletteOpen);
  const taken = useStageStore((state) => state.windows.length > 0);
  return (
    <div className={styles['upper']}>
      {!narrow && paletteOpen ? <div className={styles['palette']}><Palette /></div> : null}
      <div className={styles['canvas']}>
        <Canvas />
        {taken && !narrow ? <ViewWindows /> : null}
      </div>
    </div>
  );
}

function Column({ inspectorOpen, stageOpen }: { readonly inspectorOpen: boolean; readonly stageOpen: boolean }) {
  const stageShare = usePreferencesStore((state) => state.stageShare);
  if (!inspectorOpen) return <Filled><Stage /></Filled>;
  if (!stageOpen) return <Filled><SidePanel /></Filled>;
  return (
    <Group orientation="vertical" className={styles['panels']}>
      <Panel id="side" minSize={120}><Filled><SidePanel /></Filled></Panel>
      <Separator className={styles['separator']} aria-label="Height of the picture" />
      <Panel
        id="stage"
        minSize={160}
        defaultSize={`${stageShare}%`}
        onResize={(size, _id, before) => { if (before) setPreferences({ stageShare: Math.round(10 * size.asPercentage) / 10 }); }}
      >
        <Filled><Stage /></Filled>
      </Panel>
    </Group>
  );
}

function Filled({ children }: { readonly children: ReactNode }) {
  return <div className={styles['filled']}>{children}</div>;
}
