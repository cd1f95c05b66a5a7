import { SlidersHorizontal } from 'lucide-react';
import type { Ref } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { NodeView } from '../../canvas/nodeView.ts';
import { ICON, PARAMETERS_ICON, STATE_ICON, type CardText } from './cardLayout.ts';
import { coloursOf, type Colours, type PictureTheme } from './colours.ts';
import { LABEL_HEIGHT, type PictureLayout, type PlacedCard, type PlacedWire } from './layout.ts';
import { FrameMark, NoteMark } from './MarkShapes.tsx';
import { FACES } from './measure.ts';
import { STATE_ICONS } from '../../canvas/NodeCard.tsx';

interface GraphPictureProps {
  readonly layout: PictureLayout;
  readonly theme: PictureTheme;
  /** The canvas's colour behind the graph; else nothing lies behind it. */
  readonly ground: boolean;
  /** In pixels; the graph's own size when left out. Give `null` to let a style sheet say. */
  readonly size?: { readonly width: number; readonly height: number } | null;
  readonly ref?: Ref<SVGSVGElement>;
}

/** The whole graph as an SVG that needs nothing around it: shapes and text alone, with every colour written out. */
export function GraphPicture({ layout, theme, ground, size, ref }: GraphPictureProps) {
  const { box, cards, wires, frames, notes, title } = layout;
  const colours = coloursOf(theme);
  const measures = size === null ? {} : { width: size?.width ?? box.width, height: size?.height ?? box.height };
  return (
    <svg ref={ref} viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`} {...measures} role="img" aria-label={title} fontFamily={colours.font} fontSize={FACES.text.size}>
      <title>{title}</title>
      <desc>{describe(layout)}</desc>
      {ground ? <rect x={box.x} y={box.y} width={box.width} height={box.height} fill={colours.of('--canvas')} /> : null}
      {frames.map((frame) => <FrameMark key={frame.id} frame={frame} colours={colours} />)}
      {notes.map((note) => <NoteMark key={note.id} note={note} colours={colours} />)}
      <g fill="none">{wires.map((wire) => <Line key={wire.id} wire={wire} colours={colours} />)}</g>
      {cards.map((placed) => <Card key={placed.view.id} placed={placed} colours={colours} />)}
      {wires.map((wire) => <Label key={wire.id} wire={wire} colours={colours} ground={ground} />)}
    </svg>
  );
}

/** What the picture shows, for those who do not see it. */
function describe({ cards, notes }: PictureLayout): string {
  return sentences([...cards.map(({ view }) => i18n.t('{fact}.', { fact: view.spoken })), ...notes.map(({ lines }) => i18n.t('Note: {text}.', { text: lines.join(' ') }))]);
}

/** Of the dot of a port, and of the arrow before it. */
const DOT = 6;
const ARROW = { length: 7, half: 4 } as const;

function Line({ wire: { id, path, broken, to }, colours }: { readonly wire: PlacedWire; readonly colours: Colours }) {
  const ink = colours.of(broken ? '--error' : '--line-strong');
  // The wire ends under the dot, which stands one pixel further in than the wire's end.
  const tip = to.x - 2;
  return (
    <g data-wire={id}>
      <path d={path} stroke={ink} strokeWidth={1.5} strokeDasharray={broken ? '5 4' : undefined} />
      <path d={`M${tip},${to.y}l${-ARROW.length},${-ARROW.half}v${2 * ARROW.half}z`} fill={ink} />
    </g>
  );
}

function Label({ wire: { label, broken }, colours, ground }: { readonly wire: PlacedWire; readonly colours: Colours; readonly ground: boolean }) {
  if (!label) return null;
  const { x, y, width, text } = label;
  return (
    <g>
      {/* Without a ground the wire must not run through its words either: then the card's colour is behind them. */}
      <rect x={x - width / 2} y={y - LABEL_HEIGHT / 2} width={width} height={LABEL_HEIGHT} rx={4} fill={colours.of(ground ? '--canvas' : '--surface')} />
      <text x={x} y={y + 4} textAnchor="middle" fontFamily={colours.mono} fontSize={FACES.mono.size} fill={colours.of(broken ? '--error' : '--text-quiet')}>{text}</text>
    </g>
  );
}

const DASHED: readonly NodeView['state'][] = ['waiting', 'dead', 'unknown', 'bypassed'];

function edgeToken({ state }: NodeView): string {
  if (state === 'problem') return '--error';
  if (state === 'warning' || state === 'unconnected') return '--warning';
  return DASHED.includes(state) ? '--line-strong' : '--line';
}

const RADIUS = 6;
const HUE = 3;

function Card({ placed: { x, y, view, card }, colours }: { readonly placed: PlacedCard; readonly colours: Colours }) {
  const { width, height } = card;
  const hue = colours.of(view.category ? `--category-${view.category}` : '--line-strong');
  const gone = view.state === 'bypassed';
  const stateInk = colours.of(edgeToken(view) === '--error' ? '--error' : edgeToken(view) === '--warning' ? '--warning' : '--text-quiet');
  const ink = (text: CardText): string => {
    if (text.ink === 'state') return stateInk;
    return colours.of(text.ink === 'quiet' || (gone && text.face === 'strong') ? '--text-quiet' : '--text');
  };
  const Sign = view.state === 'ok' ? null : STATE_ICONS[view.state];
  return (
    <g data-node={view.id} transform={`translate(${x} ${y})`}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={RADIUS} fill={colours.of(gone ? '--canvas' : '--surface')} stroke={colours.of(edgeToken(view))} strokeDasharray={DASHED.includes(view.state) ? '4 3' : undefined} />
      <path d={`M${RADIUS},0A${RADIUS},${RADIUS} 0 0 0 0,${RADIUS}V${height - RADIUS}A${RADIUS},${RADIUS} 0 0 0 ${RADIUS},${height}A${HUE},${RADIUS} 0 0 1 ${HUE},${height - RADIUS}V${RADIUS}A${HUE},${RADIUS} 0 0 1 ${RADIUS},0z`} fill={hue} />
      {card.stateTop === null ? null : <line x1={HUE} x2={width - 1} y1={card.stateTop + 0.5} y2={card.stateTop + 0.5} stroke={colours.of('--line')} />}
      <g transform={`translate(${card.icon.x} ${card.icon.y})`}><Icon name={view.icon} size={ICON} color={hue} /></g>
      {card.parametersIcon ? <g transform={`translate(${card.parametersIcon.x} ${card.parametersIcon.y})`}><SlidersHorizontal size={PARAMETERS_ICON} color={colours.of('--text-quiet')} /></g> : null}
      {card.stateIcon && Sign ? <g transform={`translate(${card.stateIcon.x} ${card.stateIcon.y})`}><Sign size={STATE_ICON} color={stateInk} /></g> : null}
      {card.texts.map((text, index) => (
        <text
          key={index} x={text.x} y={text.y} textAnchor={text.anchor === 'end' ? 'end' : undefined} fill={ink(text)} fontSize={FACES[text.face].size}
          fontWeight={text.face === 'strong' ? FACES.strong.weight : undefined} fontFamily={text.face === 'mono' ? colours.mono : undefined} letterSpacing={text.face === 'mono' ? -0.2 : undefined}
        >
          {text.text}
        </text>
      ))}
      {card.ports.map((port) => (
        <circle key={`${port.side} ${port.name}`} cx={port.x} cy={port.y} r={DOT - 1} fill={port.wired ? hue : colours.of('--surface')} stroke={port.wired ? hue : colours.of('--line-strong')} strokeWidth={2} />
      ))}
    </g>
  );
}
