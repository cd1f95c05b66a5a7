import { Lock, Search } from 'lucide-react';
import { useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import type { Position } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { addFrame, addNote } from '../annotations/edits.ts';
import { addNodeBeside, dropNode } from '../canvas/edits.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { mayAdd, useHeldRules } from '../lessons/heldRules.ts';
import { Button } from '../ui/Button.tsx';
import { useBlocksStore } from '../groups/blocksStore.ts';
import { BlockItem } from './BlockItems.tsx';
import { Item } from './Item.tsx';
import styles from './Palette.module.css';
import { byCategory, CATEGORY_WORDS, findKinds, findMarks } from './search.ts';

/** All node kinds: drag one to the canvas, or press it to put it in the middle. */
export function Palette({ onAdded }: { readonly onAdded?: () => void }) {
  const [words, setWords] = useState('');
  const [reached, setReached] = useState<string | null>(null);
  const limited = useHeldRules(({ rules }) => rules !== null);
  const kinds = findKinds(words).filter((kind) => !limited || mayAdd(kind));
  const groups = byCategory(kinds);
  const marks = findMarks(words);
  const kept = useBlocksStore((state) => state.blocks);
  const blocks = kept.filter(({ name }) => name.toLowerCase().includes(words.trim().toLowerCase()));
  const listed = [...blocks, ...groups.flatMap(({ kinds }) => kinds), ...marks];
  // Tab stops at one of them, where the arrow keys were last; they go on from there.
  const stop = (listed.find(({ id }) => id === reached) ?? listed[0])?.id;
  const add = (kind: NodeKind) => {
    addNodeBeside(kind.id);
    onAdded?.();
  };
  return (
    <nav className={styles['palette']} aria-label={i18n.t('Palette')} data-palette="" onKeyDown={moveFocus}>
      <label className={styles['search']}>
        <Search size={14} aria-hidden />
        <input
          type="search"
          placeholder={i18n.t('Search nodes')}
          aria-label={i18n.t('Search nodes')}
          value={words}
          onChange={(event) => { setWords(event.target.value); }}
          onKeyDown={(event) => {
            const [best] = kinds;
            if (event.key === 'Enter' && words.trim() && best) add(best);
            if (event.key === 'Escape') setWords('');
          }}
        />
      </label>
      {limited ? <Limited /> : null}
      <div className={styles['list']}>
        {groups.length === 0 && marks.length === 0 && blocks.length === 0 ? <p className={styles['none']}>{i18n.t('No node is called “{words}”. Try another word, such as “fully connected” or “pool”.', { words })}</p> : null}
        {blocks.length > 0 ? (
          <Section id="blocks" heading={i18n.t('My blocks')}>
            {blocks.map((block) => <li key={block.id}><BlockItem block={block} stop={block.id === stop} onReach={setReached} onAdded={onAdded} middle={middle} /></li>)}
          </Section>
        ) : null}
        {groups.map(({ category, kinds }) => (
          <Section key={category} id={category} heading={CATEGORY_WORDS[category]} hue={`var(--category-${category})`}>
            {kinds.map((kind) => <li key={kind.id}><PaletteItem kind={kind} stop={kind.id === stop} onReach={setReached} onAdd={add} /></li>)}
          </Section>
        ))}
        {marks.length > 0 ? (
          <Section id="marks" heading={i18n.t('Beside the graph')}>
            {marks.map(({ id }) => <li key={id}>{id === 'note' ? <NoteItem stop={id === stop} onReach={setReached} onAdded={onAdded} /> : <FrameItem stop={id === stop} onReach={setReached} onAdded={onAdded} />}</li>)}
          </Section>
        ) : null}
      </div>
    </nav>
  );
}

/** Why some nodes are not in the list, and how to have them back. */
function Limited() {
  return (
    <div className={styles['limited']}>
      <p><Lock size={13} aria-hidden />{i18n.t('This lesson limits what may be added.')}</p>
      <Button look="quiet" onClick={() => { void import('../lessons/holdRules.ts').then(({ endLesson }) => { endLesson(); }); }}>{i18n.t('End the lesson')}</Button>
    </div>
  );
}

interface SectionProps {
  readonly id: string;
  readonly heading: string;
  readonly hue?: string;
  readonly children: ReactNode;
}

function Section({ id, heading, hue = 'var(--text-quiet)', children }: SectionProps) {
  return (
    <section aria-labelledby={`palette-${id}`} style={{ '--hue': hue } as CSSProperties}>
      <h2 id={`palette-${id}`} className={styles['heading']}>
        <span className={styles['dot']} aria-hidden />
        {heading}
      </h2>
      <ul className={styles['items']}>{children}</ul>
    </section>
  );
}

interface PaletteItemProps {
  readonly kind: NodeKind;
  readonly stop: boolean;
  readonly onReach: (kind: string) => void;
  readonly onAdd: (kind: NodeKind) => void;
}

function PaletteItem({ kind, stop, onReach, onAdd }: PaletteItemProps) {
  return (
    <Item
      label={kind.label} icon={kind.icon} summary={kind.summary} hue={`var(--category-${kind.category})`} id={kind.id} stop={stop} onReach={onReach}
      drop={(at, wire) => { dropNode(kind.id, at, wire); }} press={() => { onAdd(kind); }}
    />
  );
}

interface MarkItemProps {
  readonly stop: boolean;
  readonly onReach: (id: string) => void;
  readonly onAdded: (() => void) | undefined;
}

function NoteItem({ onAdded, ...reach }: MarkItemProps) {
  const press = () => {
    onAdded?.();
    addNote(middle());
  };
  return <Item {...reach} id="note" label={i18n.t('Note')} icon="sticky-note" summary={i18n.t('Text in Markdown, with formulas, beside the graph.')} hue="var(--text-quiet)" drop={(at) => { addNote(at, true); }} press={press} />;
}

/** Pressed it goes round what is selected; dragged it stands where it is let go. */
function FrameItem({ onAdded, ...reach }: MarkItemProps) {
  const press = () => {
    onAdded?.();
    addFrame(useSessionStore.getState().selectedNodes, middle());
  };
  return <Item {...reach} id="frame" label={i18n.t('Frame')} icon="frame" summary={i18n.t('Goes round what is selected, and carries what lies on it.')} hue="var(--text-quiet)" drop={(at) => { addFrame([], at); }} press={press} />;
}

function middle(): Position {
  const view = canvasView();
  return view ? view.toCanvas(view.middle()) : { x: 0, y: 0 };
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
