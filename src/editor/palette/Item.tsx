import type { Position } from '../../graph/document.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { usePaletteDrag } from './drag.tsx';
import styles from './Palette.module.css';

interface ItemProps {
  readonly label: string;
  readonly icon: string;
  readonly summary: string;
  readonly hue: string;
  readonly id: string;
  readonly stop: boolean;
  readonly onReach: (id: string) => void;
  readonly drop: (at: Position, wire: string | null) => void;
  readonly press: () => void;
}

/** What can be dragged out of the palette, or pressed. */
export function Item({ label, icon, summary, hue, id, stop, onReach, drop, press }: ItemProps) {
  const { onPointerDown, ghost } = usePaletteDrag({ label, icon, hue, drop });
  return (
    <>
      <Tooltip text={summary} side="right">
        <button type="button" className={styles['item']} data-kind={id} tabIndex={stop ? 0 : -1} onFocus={() => { onReach(id); }} onPointerDown={onPointerDown} onClick={press}>
          <span className={styles['icon']}><Icon name={icon} size={15} /></span>
          {label}
        </button>
      </Tooltip>
      {ghost}
    </>
  );
}
