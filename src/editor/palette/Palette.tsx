import { Search } from 'lucide-react';
import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { NodeKind } from '../../nodes/kind.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { addNode } from '../canvas/edits.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useKindDrag } from './drag.tsx';
import styles from './Palette.module.css';
import { byCategory, CATEGORY_WORDS, findKinds } from './search.ts';

/** All node kinds: drag one to the canvas, or press it to put it in the middle. */
export function Palette({ onAdded }: { readonly onAdded?: () => void }) {
  const [words, setWords] = useState('');
  const [reached, setReached] = useState<string | null>(null);
  const groups = byCategory(findKinds(words));
  const listed = groups.flatMap(({ kinds }) => kinds);
  // Tab stops at one of them, where the arrow keys were last; they go on from there.
  const stop = listed.find(({ id }) => id === reached) ?? listed[0];
  const add = (kind: NodeKind) => {
    const view = canvasView();
    addNode(kind.id, view ? view.toCanvas(view.middle()) : { x: 0, y: 0 });
    onAdded?.();
  };
  return (
    <nav className={styles['palette']} aria-label="Palette" onKeyDown={moveFocus}>
      <label className={styles['search']}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          placeholder="Search nodes"
          aria-label="Search nodes"
          value={words}
          onChange={(event) => { setWords(event.target.value); }}
          onKeyDown={(event) => {
            const best = findKinds(words)[0];
            if (event.key === 'Enter' && words.trim() && best) add(best);
            if (event.key === 'Escape') setWords('');
          }}
        />
      </label>
      <div className={styles['list']}>
        {groups.length === 0 ? <p className={styles['none']}>No node is called “{words}”. Try another word, such as “fully connected” or “pool”.</p> : null}
        {groups.map(({ category, kinds }) => (
          <section key={category} aria-labelledby={`palette-${category}`} style={{ '--hue': `var(--category-${category})` } as CSSProperties}>
            <h2 id={`palette-${category}`} className={styles['heading']}>
              <span className={styles['dot']} aria-hidden />
              {CATEGORY_WORDS[category]}
            </h2>
            <ul className={styles['items']}>
              {kinds.map((kind) => (
                <li key={kind.id}>
                  <PaletteItem kind={kind} stop={kind === stop} onReach={setReached} onAdd={add} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  );
}

interface PaletteItemProps {
  readonly kind: NodeKind;
  readonly stop: boolean;
  readonly onReach: (kind: string) => void;
  readonly onAdd: (kind: NodeKind) => void;
}

function PaletteItem({ kind, stop, onReach, onAdd }: PaletteItemProps) {
  const { onPointerDown, ghost } = useKindDrag(kind);
  return (
    <>
      <Tooltip text={kind.summary} side="right">
        <button type="button" className={styles['item']} data-kind={kind.id} tabIndex={stop ? 0 : -1} onFocus={() => { onReach(kind.id); }} onPointerDown={onPointerDown} onClick={() => { onAdd(kind); }}>
          <span className={styles['icon']}><Icon name={kind.icon} size={15} /></span>
          {kind.label}
        </button>
      </Tooltip>
      {ghost}
    </>
  );
}

/** Up and down walk from the search through the items; Tab visits one of them. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, button')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
