import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { NodeKind } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';
import { mayAdd, useHeldRules } from '../lessons/heldRules.ts';
import { findKinds } from '../palette/search.ts';
import { Icon } from '../ui/Icon.tsx';
import { useSessionStore } from '../stores/sessionStore.ts';
import { closeQuickAdd, useCanvasStore, type QuickAddRequest } from './canvasStore.ts';
import { canvasView } from './canvasView.ts';
import styles from './QuickAdd.module.css';

const SIZE = { width: 240, height: 300 } as const;

/** A small search among node kinds at the pointer. */
export function QuickAdd() {
  const request = useCanvasStore((state) => state.quickAdd);
  return request ? <QuickAddList key={`${request.at.x} ${request.at.y}`} request={request} /> : null;
}

function QuickAddList({ request }: { readonly request: QuickAddRequest }) {
  const [words, setWords] = useState('');
  // Before the field takes the focus.
  const [before] = useState(() => document.activeElement);
  const [chosen, setChosen] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const { at, label, question } = request;
  const limited = useHeldRules(({ rules }) => rules !== null);
  const kinds = findKinds(words, limited ? request.kinds.filter(mayAdd) : request.kinds);
  const current = Math.min(chosen, kinds.length - 1);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function choose(kind: NodeKind): void {
    closeQuickAdd();
    request.choose(kind);
    // The node that was made has the focus, so that who works by keyboard goes on from there.
    const { selectedNodes } = useSessionStore.getState();
    if (selectedNodes.length === 1 && selectedNodes[0] !== undefined) canvasView()?.focus({ type: 'node', id: selectedNodes[0] });
  }

  function onKeyDown(event: KeyboardEvent): void {
    const kind = kinds[current];
    if (event.key === 'ArrowDown') setChosen(Math.min(current + 1, kinds.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(current - 1, 0));
    else if (event.key === 'Enter' && kind) choose(kind);
    else if (event.key === 'Escape') {
      closeQuickAdd();
      if (before instanceof HTMLElement) before.focus();
    }
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
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={kinds[current] ? `${id}-${kinds[current].id}` : undefined}
        placeholder={question}
        value={words}
        onChange={(event) => { setWords(event.target.value); setChosen(0); }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" aria-label={i18n.t('Nodes')} className={styles['list']}>
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
            onClick={() => { choose(kind); }}
          >
            <span className={styles['icon']}><Icon name={kind.icon} size={15} /></span>
            {kind.label}
          </li>
        ))}
      </ul>
      {limited ? <p className={styles['none']}>{i18n.t('This lesson limits what may be added.')}</p> : null}
      {kinds.length === 0 && words.trim() !== '' ? <p className={styles['none']}>{i18n.t('No node is called “{words}”.', { words })}</p> : null}
    </div>
  );
}
