import { Maximize2, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Rnd } from 'react-rnd';
import { i18n } from '../../words/i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useSize, type Size } from '../views/plot/useSize.ts';
import type { View } from '../views/view.ts';
import styles from './stage.module.css';
import { changeWindow, closeWindow, keptInside, LEAST, makeLarge, placeWindow, raiseWindow, useStageStore, type ViewWindow, type WindowFrame } from './stageStore.ts';
import { useViews, type Staged } from './useStage.ts';
import { ViewBar } from './ViewBar.tsx';
import { ViewBody } from './ViewBody.tsx';

/** Views that were taken out: windows over the canvas, to be moved and resized by hand or by the arrow keys. */
export function ViewWindows() {
  const windows = useStageStore((state) => state.windows);
  const large = useStageStore((state) => state.large !== null);
  return windows.length > 0 && !large ? <Windows windows={windows} /> : null;
}

function Windows({ windows }: { readonly windows: readonly ViewWindow[] }) {
  const staged = useViews();
  const [attach, size] = useSize();
  // In the order in which they were taken out: a window that is raised must not lose what is in it.
  const steady = windows.toSorted((a, b) => a.view.localeCompare(b.view));
  return (
    <div ref={attach} className={styles['windows']}>
      {size ? steady.map((each) => {
        const view = staged.fitting.find(({ id }) => id === each.view);
        return view ? <OneWindow key={each.view} view={view} window={each} depth={windows.indexOf(each)} bounds={size} staged={staged} /> : null;
      }) : null}
    </div>
  );
}

interface OneWindowProps {
  readonly view: View;
  readonly window: ViewWindow;
  readonly depth: number;
  readonly bounds: Size;
  readonly staged: Staged;
}

function OneWindow({ view, window, depth, bounds, staged }: OneWindowProps) {
  const frame = keptInside(window.frame, bounds);
  const place = (next: WindowFrame) => { placeWindow(view.id, keptInside(next, bounds)); };
  return (
    <Rnd
      className={styles['window'] ?? ''}
      style={{ zIndex: depth }}
      bounds="parent"
      dragHandleClassName={styles['grip'] ?? ''}
      minWidth={LEAST.width}
      minHeight={LEAST.height}
      position={{ x: frame.x, y: frame.y }}
      size={{ width: frame.width, height: frame.height }}
      onMouseDown={() => { raiseWindow(view.id); }}
      onDragStop={(_event, { x, y }) => { place({ ...frame, x, y }); }}
      onResizeStop={(_event, _direction, element, _delta, { x, y }) => { place({ x, y, width: element.offsetWidth, height: element.offsetHeight }); }}
    >
      <section className={styles['place']} aria-label={i18n.t('Window: {label}', { label: view.label })}>
        <div className={styles['grip']} tabIndex={0} role="group" aria-label={i18n.t('Move the window {label}: arrow keys; with Shift, its size', { label: view.label })} onKeyDown={(event) => { moveByKey(event, frame, place); }}>
          <span className={styles['gripLine']} aria-hidden />
        </div>
        <ViewBar fitting={staged.fitting} view={view} label={i18n.t('Picture in the window {label}', { label: view.label })} onChange={(id) => { changeWindow(view.id, id); }}>
          <IconButton label={i18n.t('Make large')} onClick={() => { makeLarge(view.id); }}><Maximize2 size={16} aria-hidden /></IconButton>
          <IconButton label={i18n.t('Close the window {label}', { label: view.label })} onClick={() => { closeWindow(view.id); }}><X size={16} aria-hidden /></IconButton>
        </ViewBar>
        <ViewBody staged={staged} view={view} />
      </section>
    </Rnd>
  );
}

/** Pixels that an arrow key moves a window by. */
const KEY_STEP = 16;
const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function moveByKey(event: KeyboardEvent, frame: WindowFrame, place: (frame: WindowFrame) => void): void {
  const way = WAYS[event.key];
  if (!way || event.target !== event.currentTarget) return;
  // The canvas would move its nodes.
  event.preventDefault();
  event.stopPropagation();
  const [dx, dy] = [way[0] * KEY_STEP, way[1] * KEY_STEP];
  place(event.shiftKey ? { ...frame, width: frame.width + dx, height: frame.height + dy } : { ...frame, x: frame.x + dx, y: frame.y + dy });
}
