import { memo, type ComponentType, type ReactNode } from 'react';
import { i18n } from '../../words/i18n.ts';
import { classes } from '../ui/classes.ts';
import styles from './Wire.module.css';
import type { WireView } from './nodeView.ts';

interface WireProps {
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
  /** Room between the two ports, in pixels; a label that does not fit shows only when the wire is chosen. */
  readonly room: number;
  readonly view: WireView;
  readonly selected: boolean;
  /** Its weights are drawn in its place. */
  readonly bundled?: boolean;
  /** Puts its children over the wires as HTML; given by the flow adapter. */
  readonly LabelLayer: ComponentType<{ children: ReactNode }>;
}

/** Width of a figure of the label's font, and what a port takes of the room, in pixels. */
const CHARACTER = 7.2;
const CHARACTER_FROM_AFAR = 9.6;
/** A sign of Chinese is as wide as so many figures. */
const WIDE = 5 / 3;
const FIRST_WIDE = '\u2e80';
const PORT = 8;

const BROKEN = i18n.t('Does not fit');

/** How wide the label of a wire is, in pixels; 0 where it has none. */
export function labelWidth({ shape, message }: WireView): number {
  return figuresOf(shape || (message && BROKEN)) * CHARACTER;
}

/** The width of a text in figures. */
function figuresOf(text: string): number {
  return [...text].reduce((width, letter) => width + (letter < FIRST_WIDE ? 1 : WIDE), 0);
}

/** A wire and the shape of what travels along it. */
export const Wire = memo(function Wire({ path, labelX, labelY, room, view, selected, bundled = false, LabelLayer }: WireProps) {
  const broken = view.message !== '';
  const text = view.shape || BROKEN;
  const crowdedFrom = (character: number) => figuresOf(text) * character + 2 * PORT > room;
  return (
    <>
      <path d={path} className={styles['touch']} />
      <path d={path} className={classes(styles['line'], selected && styles['selected'], broken && styles['broken'])} data-wire-line="" data-bundled={bundled && !selected && !broken ? '' : undefined} />
      <path d={path} className={styles['flow']} aria-hidden />
      {view.shape || broken ? (
        <LabelLayer>
          <span
            aria-hidden
            title={view.message || undefined}
            className={classes(styles['label'], !selected && (crowdedFrom(CHARACTER) ? styles['crowded'] : crowdedFrom(CHARACTER_FROM_AFAR) && styles['crowdedFromAfar']), selected && styles['labelSelected'], broken && styles['labelBroken'])}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
          >
            {text}
          </span>
        </LabelLayer>
      ) : null}
    </>
  );
});
