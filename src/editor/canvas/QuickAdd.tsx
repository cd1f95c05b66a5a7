import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { NodeKind } from '../../nodes/kind.ts';
import { findKinds } from '../palette/search.ts';
import { Icon } from '../ui/Icon.tsx';
import { closeQuickAdd, useCanvasStore, type QuickAddRequest } from './canvasStore.ts';
import { canvasView } from './canvasView.ts';
import { matchingPort, type WireEnd } from './connection.ts';
import { addWired, CARD, dropNode } from './edits.ts';
import styles from './QuickAdd.module.css';

const SIZE = { width: 240, height: 300 } as const;

/** Whether a kind can follow the wire in the hand, or go into a wire. */
function fits(kind: NodeKind, from: WireEnd | null, into: boolean): boolean {
  if (into) return kind.inputs.length > 0 && kind.outputs.length > 0;
  return from === null || matchingPort(kind.id, from) !== null;
}

/** A small search at the pointer: adds a node there, wired to the wire that was let go. */
export function QuickAdd() {
  const request = useCanvasStore((state) => state.quickAdd);
  return request ? <QuickAddList key={`${request.at.x} ${request.at.y}`} request={request} /> : null;
}

function QuickAddList({ request }: { readonly request: QuickAddRequest }) {
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const { at, from, wire = null } = request;
  const kinds = findKinds(words).filter((kind) => fits(kind, from, wire !== null));
  const current = Math.min(chosen, kinds.length - 1);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function add(kind: NodeKind): void {
    const view = canvasView();
    closeQuickAdd();
    if (!view) return;
    const point = view.toCanvas(at);
    if (from) addWired(kind.id, from, { x: point.x + (from.side === 'output' ? CARD.width / 2 : -CARD.width / 2), y: point.y });
    else dropNode(kind.id, point, wire);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const kind = kinds[current];
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, kinds.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
    else if (event.key === 'Enter' && kind) add(kind);
    else if (event.key === 'Escape') closeQuickAdd();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const place: CSSProperties = {
    left: Math.max(8, Math.min(at.x, window.innerWidth - SIZE.width - 8)),
    top: Math.max(8, Math.min(at.y, window.innerHeight - SIZE.height - 8)),
    width: SIZE.width,
    maxHeight: SIZE.height,
  };
  return (
    <div className={styles['box']} style={place} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) closeQuickAdd(); }}>
      <input
        autoFocus
        className={styles['input']}
        role="combobox"
        aria-label={wire === null ? (from ? 'Add a node that follows' : 'Add a node') : 'Insert a node'}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={kinds[current] ? `${id}-${kinds[current].id}` : undefined}
        placeholder={from ? 'What comes next?' : 'Which node?'}
        value={words}
        onChange={(event) => { setWords(event.target.value); setChosen(0); }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" aria-label="Nodes" className={styles['list']}>
        {kinds.map((kind, index) => (
          <li
            key={kind.id}
            id={`${id}-${kind.id}`}
            role="option"
            aria-selected={index === current}
            className={styles['option']}
            style={{ '--hue': `var(--category-${kind.category})` } as CSSProperties}
            onPointerMove={() => { setChosen(index); }}
            // The list would lose the focus, and close, before the click.
            onPointerDown={(event) => { event.preventDefault(); }}
            onClick={() => { add(kind); }}
          >
            <span className={styles['icon']}><Icon name={kind.icon} size={15} /></span>
            {kind.label}
          </li>
        ))}
      </ul>
      {kinds.length === 0 ? <p className={styles['none']}>No node is called “{words}”.</p> : null}
    </div>
  );
}
