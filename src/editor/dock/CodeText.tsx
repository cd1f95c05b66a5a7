import { Highlight, type PrismTheme } from 'prism-react-renderer';
import { memo, useEffect, useMemo, useRef, type PointerEvent } from 'react';
import type { Emitted } from '../../compiler/emit/emit.ts';
import { formatCount } from '../ui/format.ts';
import { i18n } from '../../words/i18n.ts';
import { pointAt, select, useSessionStore } from '../stores/sessionStore.ts';
import styles from './CodeView.module.css';

/** More lines than this are rows of data, which nobody reads here. */
const MOST_LINES = 3000;

/** The colours of the app, so that both themes have theirs. */
const THEME: PrismTheme = {
  plain: {},
  styles: [
    { types: ['comment', 'triple-quoted-string'], style: { color: 'var(--text-quiet)' } },
    { types: ['string', 'template-string'], style: { color: 'var(--accent)' } },
    { types: ['keyword', 'builtin', 'boolean'], style: { color: 'var(--category-layer)' } },
    { types: ['number'], style: { color: 'var(--category-activation)' } },
    { types: ['function', 'class-name', 'decorator'], style: { color: 'var(--category-regularisation)' } },
  ],
};

/** Highlighted code. Pointing at a line lights its node on the canvas, a click selects it, and the other way round. */
export function CodeText({ emitted }: { readonly emitted: Emitted }) {
  const box = useRef<HTMLPreElement>(null);
  const pointedHere = useRef(false);
  const nodes = useMemo(() => nodesByLine(emitted), [emitted]);
  const pointed = useSessionStore((state) => state.pointedNode);
  const selected = useSessionStore((state) => state.selectedNodes);

  useEffect(() => {
    const lit = new Set(pointed === null ? selected : [pointed, ...selected]);
    const rows = [...(box.current?.children ?? [])];
    rows.forEach((row, index) => row.toggleAttribute('data-lit', lit.has(nodes[index] ?? '')));
    // Who points at the code already looks at the line.
    const wanted = pointed ?? selected.at(-1);
    if (!pointedHere.current && wanted !== undefined) scrollTo(box.current, rows[(emitted.lines.get(wanted)?.[0] ?? 0) - 1]);
  }, [emitted, nodes, pointed, selected]);

  const nodeAt = (event: { readonly target: EventTarget }): string | null => {
    const row = event.target instanceof Element ? event.target.closest('[data-line]') : null;
    return row ? (nodes[Number(row.getAttribute('data-line'))] ?? null) : null;
  };
  const point = (event: PointerEvent): void => {
    pointedHere.current = true;
    const node = nodeAt(event);
    if (node !== useSessionStore.getState().pointedNode) pointAt(node);
  };
  const leave = (): void => {
    pointAt(null);
    pointedHere.current = false;
  };
  return (
    <pre
      ref={box}
      className={styles['code']}
      translate="no"
      tabIndex={0}
      role="region"
      aria-label={i18n.t('The code of {fileName}', { fileName: emitted.fileName })}
      onPointerOver={point}
      onPointerLeave={leave}
      onClick={(event) => {
        const node = nodeAt(event);
        if (node !== null && getSelection()?.isCollapsed !== false) select([node]);
      }}
    >
      <Highlighted code={emitted.display} language={emitted.language} />
    </pre>
  );
}

const Highlighted = memo(function Highlighted({ code, language }: { readonly code: string; readonly language: Emitted['language'] }) {
  const all = code.trimEnd().split('\n');
  const shown = all.slice(0, MOST_LINES);
  return (
    <>
      <Highlight code={shown.join('\n')} language={language} theme={THEME}>
        {({ tokens, getTokenProps }) =>
          tokens.map((line, index) => (
            <span key={index} data-line={index} className={styles['line']}>
              {line.map((token, place) => (
                <span key={place} {...getTokenProps({ token })} />
              ))}
            </span>
          ))
        }
      </Highlight>
      {all.length > shown.length ? <span className={styles['more']} translate="yes">{i18n.t('{lines} more lines are in the file. Press Download to have them.', { lines: formatCount(all.length - shown.length) })}</span> : null}
    </>
  );
});

function nodesByLine({ lines }: Emitted): readonly (string | undefined)[] {
  const nodes: (string | undefined)[] = [];
  for (const [node, numbers] of lines) for (const number of numbers) nodes[number - 1] = node;
  return nodes;
}

/** Brings a line into the middle of the box when it is out of sight; the page itself stays where it is. */
function scrollTo(box: HTMLElement | null, row: Element | undefined): void {
  if (!box || !(row instanceof HTMLElement)) return;
  const top = row.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
  if (top >= box.scrollTop && top + row.offsetHeight <= box.scrollTop + box.clientHeight) return;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({ top: top - box.clientHeight / 2, behavior: still ? 'auto' : 'smooth' });
}
