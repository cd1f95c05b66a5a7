import type { CSSProperties } from 'react';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import styles from './GraphsDialog.module.css';
import type { Outline } from './record.ts';

const CARD = { width: 184, height: 96 } as const;
const MARGIN = 40;

/** A small picture of a graph: its cards in the hues of their categories, and its wires. */
export function Thumbnail({ outline: { cards, wires } }: { readonly outline: Outline }) {
  if (cards.length === 0) return <div className={styles['noPicture']}>{i18n.t('Empty')}</div>;
  const left = Math.min(...cards.map(([x]) => x)) - MARGIN;
  const top = Math.min(...cards.map(([, y]) => y)) - MARGIN;
  const width = Math.max(...cards.map(([x]) => x)) + CARD.width + MARGIN - left;
  const height = Math.max(...cards.map(([, y]) => y)) + CARD.height + MARGIN - top;
  return (
    <svg className={styles['picture']} viewBox={`${left} ${top} ${width} ${height}`} aria-hidden>
      {wires.map(([from, to]) => {
        const [start, end] = [cards[from], cards[to]];
        if (!start || !end) return null;
        return <line key={`${from} ${to}`} x1={start[0] + CARD.width} y1={start[1] + CARD.height / 2} x2={end[0]} y2={end[1] + CARD.height / 2} />;
      })}
      {cards.map(([x, y, kind], at) => {
        const category = nodeKind(kind)?.category;
        return (
          <g key={at} style={{ '--hue': category ? `var(--category-${category})` : 'var(--line-strong)' } as CSSProperties}>
            <rect x={x} y={y} width={CARD.width} height={CARD.height} rx={10} />
            <rect data-edge="" x={x} y={y} width={22} height={CARD.height} rx={10} />
          </g>
        );
      })}
    </svg>
  );
}
