import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { i18n } from '../words/i18n.ts';
import styles from './App.module.css';
import { isDockOpen, setDockOpen, useDockOpen } from './dock/dockOpen.ts';
import { useAuthoring } from './authoring/authoringOpen.ts';
import { useHidden } from './lessons/heldRules.ts';
import { Authoring, Canvas, Dock, Palette, SidePanel, Stage, TrainingBar, ViewWindows } from './parts.tsx';
import { usePaletteOpen } from './palette/paletteOpen.ts';
import { useStageStore } from './stage/stageStore.ts';
import { useDocument } from './stores/documentStore.ts';
import { setPreferences, usePreferencesStore } from './stores/preferencesStore.ts';
import { useSessionStore } from './stores/sessionStore.ts';

/** Height of the training bar where it stands in one line, and of the row of tabs, in pixels: what is left of the lower panel when the dock is folded. */
const BAR = 48;
const TABS = 37;
const SMALLEST_DOCK = 120;

/** Canvas, training bar and dock on the left, one under the other; inspector and stage in a column beside them. */
export function Workbench({ narrow }: { readonly narrow: boolean }) {
  const inspectorOpen = usePreferencesStore((state) => state.inspectorOpen);
  const stageWanted = usePreferencesStore((state) => state.stageOpen);
  const focus = useSessionStore((state) => state.focus);
  // Of an empty graph there is no picture.
  const empty = useDocument().nodes.length === 0;
  const withoutPicture = useHidden('picture');
  const stageOpen = stageWanted && !empty && !withoutPicture;
  const columnWidth = usePreferencesStore((state) => state.columnWidth);
  const authoring = useAuthoring();
  return (
    <Group orientation="horizontal" className={styles['panels']}>
      <Panel id="left" minSize={narrow ? 0 : 420}>
        <Left narrow={narrow} />
      </Panel>
      {!narrow && !focus && (inspectorOpen || stageOpen || authoring) ? (
        <>
          <Separator className={styles['upright']} aria-label={i18n.t('Width of the side panels')} />
          <Panel
            id="column"
            minSize={280}
            maxSize="60%"
            defaultSize={columnWidth ?? defaultColumn()}
            groupResizeBehavior="preserve-pixel-size"
            onResize={(size, _id, before) => { if (before) setPreferences({ columnWidth: Math.round(size.inPixels) }); }}
          >
            {authoring ? <Filled><Authoring /></Filled> : <Column inspectorOpen={inspectorOpen} stageOpen={stageOpen} />}
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
  const dockOpen = useDockOpen();
  const dockHeight = usePreferencesStore((state) => state.dockHeight);
  const covered = useStageStore((state) => state.large !== null);
  const focus = useSessionStore((state) => state.focus);
  const lower = usePanelRef();
  const [bar, setBar] = useState(BAR);
  const folded = bar + (focus ? 0 : TABS);
  const height = narrow ? Math.min(dockHeight, 220) : dockHeight;
  const size = useRef(height);
  useEffect(() => { size.current = height; }, [height]);
  useEffect(() => { lower.current?.resize(dockOpen ? bar + size.current : folded); }, [dockOpen, bar, folded, lower]);
  return (
    <Group orientation="vertical" className={styles['panels']}>
      <Panel id="upper" minSize={160}>
        <Upper narrow={narrow} />
      </Panel>
      <Separator className={styles['separator']} aria-label={i18n.t('Height of the views')} />
      <Panel
        id="lower"
        panelRef={lower}
        collapsible
        collapsedSize={folded}
        minSize={bar + SMALLEST_DOCK}
        defaultSize={dockOpen ? bar + height : folded}
        groupResizeBehavior="preserve-pixel-size"
        onResize={(given, _id, before) => {
          const open = Math.round(given.inPixels) > folded + 1;
          // The first report is the size it was given, and while it opens or folds by itself nobody chose.
          if (!before || focus) return;
          if (open !== isDockOpen()) setDockOpen(open);
          if (open && !narrow) setPreferences({ dockHeight: Math.round(given.inPixels) - bar });
        }}
      >
        <div className={styles['lower']}>
          <div ref={useHeight(setBar)}><TrainingBar /></div>
          {/* Under a view that lies over everything, nothing is drawn. */}
          <div className={styles['dock']} inert={focus}>{covered ? null : <Dock />}</div>
        </div>
      </Panel>
    </Group>
  );
}

/** Tells the height of an element, in pixels, when it has another: on a narrow screen the training bar stands in two lines. */
function useHeight(tell: (height: number) => void): (element: HTMLElement | null) => void {
  return useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const watch = new ResizeObserver(() => { if (element.offsetHeight > 0) tell(element.offsetHeight); });
    watch.observe(element);
    return () => { watch.disconnect(); };
  }, [tell]);
}

function Upper({ narrow }: { readonly narrow: boolean }) {
  const paletteOpen = usePaletteOpen();
  const focus = useSessionStore((state) => state.focus);
  const withoutPicture = useHidden('picture');
  const taken = useStageStore((state) => state.windows.length > 0) && !withoutPicture;
  return (
    <div className={styles['upper']}>
      {!narrow && !focus && paletteOpen ? <div className={styles['palette']} data-place="palette"><Palette /></div> : null}
      <div className={styles['canvas']}>
        <Canvas />
        {taken && !narrow ? <ViewWindows /> : null}
      </div>
    </div>
  );
}

/** The stage's part of the column, in percent, until a person chooses one: beside a lesson, whose question is to be seen with its text, less. */
const STAGE = { settings: 60, lesson: 40 } as const;

function Column({ inspectorOpen, stageOpen }: { readonly inspectorOpen: boolean; readonly stageOpen: boolean }) {
  const chosen = usePreferencesStore((state) => state.stageShare);
  const given = STAGE[useSessionStore((state) => state.sideTab)];
  const stage = usePanelRef();
  useEffect(() => { if (chosen === null) stage.current?.resize(`${given}%`); }, [chosen, given, stage]);
  if (!inspectorOpen) return <Filled><Stage /></Filled>;
  if (!stageOpen) return <Filled><SidePanel /></Filled>;
  return (
    <Group orientation="vertical" className={styles['panels']}>
      <Panel id="side" minSize={120}><Filled><SidePanel /></Filled></Panel>
      <Separator className={styles['separator']} aria-label={i18n.t('Height of the picture')} />
      <Panel
        id="stage"
        data-place="picture"
        panelRef={stage}
        minSize={160}
        defaultSize={`${chosen ?? given}%`}
        onResize={({ asPercentage }, _id, before) => { if (before && Math.abs(asPercentage - given) > 1) setPreferences({ stageShare: Math.round(10 * asPercentage) / 10 }); }}
      >
        <Filled><Stage /></Filled>
      </Panel>
    </Group>
  );
}

function Filled({ children }: { readonly children: ReactNode }) {
  return <div className={styles['filled']}>{children}</div>;
}
