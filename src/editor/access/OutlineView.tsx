import { Copy } from 'lucide-react';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { goToNode } from '../canvas/goTo.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useDocument } from '../stores/documentStore.ts';
import { notify, pointAt, pointAway, useSessionStore } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Marked } from '../ui/Marked.tsx';
import { cardSize } from '../canvas/edits.ts';
import { outlineOf, outlineText, sentenceOf, type OutlineItem } from './outline.ts';
import styles from './OutlineView.module.css';
import { shownItems, stepInTree } from './tree.ts';

/** The graph as a tree of sentences. Enter goes to a node on the canvas. */
export default function OutlineView() {
  const document = useDocument();
  const compilation = useCompilationStore((state) => state.compilation);
  const outline = useMemo(() => outlineOf(document, compilation, cardSize), [document, compilation]);
  const copy = () => {
    const text = outlineText(outline, document.meta.title);
    navigator.clipboard.writeText(text).then(
      () => { notify({ severity: 'info', title: i18n.t('The outline is copied'), lines: [i18n.t('Paste it into a text, a message or a lesson.')] }); },
      () => { notify({ severity: 'warning', title: i18n.t('The outline was not copied'), lines: [i18n.t('This browser keeps the page from the clipboard. Select the text of the outline and copy it by hand.')] }); },
    );
  };
  return (
    <div className={styles['outline']}>
      <div className={styles['head']}>
        <p className={styles['summary']}>{outline.summary}</p>
        <Button onClick={copy}><Copy size={14} aria-hidden />{i18n.t('Copy as text')}</Button>
      </div>
      {outline.items.length === 0 ? <p className={styles['summary']}>{i18n.t('The graph is empty. Add a node, and it is told here.')}</p> : <Tree items={outline.items} />}
    </div>
  );
}

function Tree({ items }: { readonly items: readonly OutlineItem[] }) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState('1');
  const tree = useRef<HTMLUListElement>(null);
  const shown = shownItems(items, folded);
  // The node that it stood on may have gone.
  const stop = shown.some(({ item }) => item.number === at) ? at : '1';

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.ctrlKey || event.metaKey || event.altKey ? null : stepInTree(shown, stop, event.key, folded);
    if (!step) return;
    event.preventDefault();
    if (step.fold) setFolded(step.fold);
    if (step.to !== undefined) focus(step.to);
    if (step.choose) goToNode(step.choose);
  }

  function focus(number: string): void {
    setAt(number);
    tree.current?.querySelector<HTMLElement>(`[data-number="${number}"]`)?.focus();
  }

  return (
    <ul ref={tree} role="tree" aria-label={i18n.t('Outline')} className={styles['tree']} onKeyDown={onKeyDown}>
      <Items items={items} level={1} folded={folded} stop={stop} onFold={(number) => { setFolded(toggled(folded, number)); }} onStop={setAt} />
    </ul>
  );
}

interface ItemsProps {
  readonly items: readonly OutlineItem[];
  readonly level: number;
  readonly folded: ReadonlySet<string>;
  /** The one at which Tab stops. */
  readonly stop: string;
  readonly onFold: (number: string) => void;
  readonly onStop: (number: string) => void;
}

function Items({ items, level, ...rest }: ItemsProps) {
  const { folded, stop, onFold, onStop } = rest;
  const selected = useSessionStore((state) => state.selectedNodes);
  return items.map((item) => {
    const { number, node, problem } = item;
    const open = !folded.has(number);
    const chosen = node !== null && selected.includes(node);
    return (
      <li
        key={number}
        role="treeitem"
        aria-label={sentenceOf(item)}
        aria-level={level}
        aria-selected={chosen}
        {...(item.items.length > 0 ? { 'aria-expanded': open } : {})}
        tabIndex={number === stop ? 0 : -1}
        data-number={number}
        className={styles['item']}
        onFocus={(event) => { if (event.target === event.currentTarget) onStop(number); }}
        onClick={(event) => {
          event.stopPropagation();
          if (node === null) onFold(number);
          else goToNode(node);
        }}
      >
        <div className={styles['line']} data-chosen={chosen ? '' : undefined} onPointerEnter={() => { if (node !== null) pointAt(node); }} onPointerLeave={() => { if (node !== null) pointAway(node); }}>
          <span className={styles['number']}>{number}</span>
          <span>
            {item.facts.length > 0 ? <Marked text={toldOf(item)} /> : <b>{item.name}</b>}{' '}
            {problem ? <span className={styles['problem']}>{problem}</span> : null}
          </span>
        </div>
        {item.items.length > 0 && open ? (
          <ul role="group" className={styles['group']}>
            <Items items={item.items} level={level + 1} {...rest} />
          </ul>
        ) : null}
      </li>
    );
  });
}

/** What is told of an item but for its problem, its name marked. */
function toldOf({ name, facts: [first = '', ...others] }: OutlineItem): string {
  const head = first ? i18n.t('<0>{name}</0>: {what}', { name, what: first }) : `<0>${name}</0>`;
  return sentences([head, ...others].map((fact) => i18n.t('{fact}.', { fact })));
}

function toggled(folded: ReadonlySet<string>, number: string): ReadonlySet<string> {
  const next = new Set(folded);
  if (!next.delete(number)) next.add(number);
  return next;
}
