import { memo, useEffect, useRef, type PointerEvent } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useFlowStore } from '../canvas/flowStore.ts';
import { pinPicture, pointAtPicture, pointAwayFromPicture, showUnit, useEnlargedStore } from './enlargedStore.ts';
import type { Form } from './forms.ts';
import { unitsOf } from './forms.ts';
import styles from './live.module.css';
import { useLiveStore } from './liveStore.ts';
import { paintNothing, paintPicture, tilesIn } from './paint.ts';
import { onTheme, paintNoMore, paintSoon } from './painter.ts';
import { unitAt } from './tiles.ts';
import { caption, formWords } from './words.ts';

/** Size of a miniature, in CSS pixels; one with words beside it is narrower, one on a card with rows of ports is lower. */
const HEIGHT = 36;
const COMPACT = 26;
const WIDTH = 160;
const BESIDE_WORDS = 84;
/** The canvas can be seen at twice its size. */
const DENSITY = 2;

interface LiveStripProps {
  /** Whose values are pictured. */
  readonly node: string;
  /** The card on which it stands. */
  readonly card: string;
  readonly name: string;
  /** On a card that is high already. */
  readonly compact: boolean;
}

/** The strip at the foot of a card with the miniature of what leaves the node; nothing while the canvas is not live. */
export const LiveStrip = memo(function LiveStrip({ node, card, name, compact }: LiveStripProps) {
  const form = useLiveStore((state) => state.scene?.forms[node]);
  return form ? <Miniature node={node} card={card} name={name} compact={compact} form={form} /> : null;
});

function hasCaption(form: Form): boolean {
  return form.kind === 'shares' || (form.kind !== 'image' && unitsOf(form) === 1);
}

function Miniature({ node, card, name, compact, form }: LiveStripProps & { readonly form: Form }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLSpanElement>(null);
  // Tab stops at one card alone, and at what stands in it.
  const stop = useFlowStore((state) => state.tabStop === card);
  const open = useEnlargedStore(({ pinned }) => pinned.includes(node));
  const captioned = hasCaption(form);
  const height = compact ? COMPACT : HEIGHT;
  const width = captioned ? (form.kind === 'shares' || form.kind === 'maps' ? BESIDE_WORDS : height) : WIDTH;
  useEffect(() => keepPainting(node, { canvas, words, width, height }), [node, width, height]);
  const look = (event: PointerEvent<HTMLButtonElement>) => {
    const box = canvas.current?.getBoundingClientRect();
    if (!box || (form.kind !== 'plane' && form.kind !== 'maps')) return;
    const zoom = box.width / width;
    const unit = unitAt(tilesIn(form, width, height), (event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom);
    if (unit !== null) showUnit(node, unit);
  };
  return (
    <button
      type="button"
      // A press pins; taking hold of the node is done beside it.
      className={`${styles['strip'] ?? ''} nodrag`}
      aria-label={i18n.t('{name}: {picture}', { name, picture: formWords(form) })}
      aria-haspopup="dialog"
      aria-expanded={open}
      data-compact={compact ? '' : undefined}
      data-live={node}
      tabIndex={stop ? 0 : -1}
      onPointerEnter={(event) => { if (event.pointerType === 'mouse') pointAtPicture(node); }}
      onPointerMove={look}
      onPointerLeave={pointAwayFromPicture}
      onClick={(event) => {
        // React Flow would take it for a choice of the node.
        event.stopPropagation();
        pinPicture(node);
      }}
    >
      <canvas ref={canvas} style={{ width, height }} width={width * DENSITY} height={height * DENSITY} aria-hidden />
      {captioned ? <span ref={words} className={styles['caption']} aria-hidden /> : null}
    </button>
  );
}

interface Place {
  readonly canvas: { readonly current: HTMLCanvasElement | null };
  readonly words: { readonly current: HTMLElement | null };
  readonly width: number;
  readonly height: number;
}

/** Paints the node's picture whenever its own numbers changed, and when the theme did. Gives back what ends it. */
function keepPainting(node: string, { canvas, words, width, height }: Place): () => void {
  const paint = () => {
    const picture = useLiveStore.getState().pictures[node];
    if (!canvas.current) return;
    if (picture) paintPicture(canvas.current, picture, width, height, DENSITY);
    else paintNothing(canvas.current);
    if (words.current) words.current.textContent = picture ? caption(picture) : '';
  };
  paintSoon(paint);
  const forget = useLiveStore.subscribe(({ pictures }, before) => {
    if (pictures[node] !== before.pictures[node]) paintSoon(paint);
  });
  const untheme = onTheme(() => { paintSoon(paint); });
  return () => {
    forget();
    untheme();
    paintNoMore(paint);
  };
}
