/** Where everything lies on a card: the sizes of NodeCard.module.css, as numbers. In pixels from the card's top left corner. */
import type { NodeView, PortView } from '../../canvas/nodeView.ts';
import { STATE_WORDS } from '../../canvas/nodeView.ts';
import { onLines, onOneLine, type Face, type Measure } from './measure.ts';

export type Ink = 'text' | 'quiet' | 'state';

export interface CardText {
  readonly text: string;
  readonly face: Face;
  readonly ink: Ink;
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly y: number;
  readonly anchor: 'start' | 'end';
}

export interface CardPort {
  readonly name: string;
  readonly side: 'input' | 'output';
  /** The middle of its dot. */
  readonly x: number;
  readonly y: number;
  readonly wired: boolean;
}

export interface CardLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly CardText[];
  readonly ports: readonly CardPort[];
  /** Top left corners of the small drawings on it; null where it has none. */
  readonly icon: { readonly x: number; readonly y: number };
  readonly parametersIcon: { readonly x: number; readonly y: number } | null;
  readonly stateIcon: { readonly x: number; readonly y: number } | null;
  /** The line above the word of its state. */
  readonly stateTop: number | null;
}

export const CARD_WIDTH = 184;
export const ICON = 15;
export const PARAMETERS_ICON = 11;
export const STATE_ICON = 13;
/** The edges left and right, and the ground beside what is written. */
const LEFT = 3;
const RIGHT = 1;
const TOP = 1;
const SIDE = 12;
const ABOVE = 8;
const LINE = 18.2;
const FIGURES = 18;
const ROW = 26;
const PORTS_FOOT = 4;
const STATE = 25.8;
const GAP = 6;
/** From the top of a line to where its letters stand. */
const DOWN = { [LINE]: 13.5, [FIGURES]: 13, [ROW]: 17, [STATE]: 17 } as const;

const FROM = LEFT + SIDE;
const TO = CARD_WIDTH - RIGHT - SIDE;

/** A card as the canvas draws it, without the live pictures of a run. */
export function cardLayout(view: NodeView, measure: Measure): CardLayout {
  const named = view.inputs.length > 1 || view.outputs.length > 1;
  const texts: CardText[] = [];
  let y = TOP + ABOVE;
  texts.push(...titleTexts(view, y + DOWN[LINE], measure));
  const icon = { x: FROM, y: y + (LINE - ICON) / 2 };
  y += LINE;
  for (const line of onLines(view.headline, 'text', TO - FROM, 2, measure)) {
    texts.push({ text: line, face: 'text', ink: 'quiet', x: FROM, y: y + DOWN[LINE], anchor: 'start' });
    y += LINE;
  }
  let parametersIcon: CardLayout['parametersIcon'] = null;
  if (view.shape || view.parameters) {
    const at = y + DOWN[FIGURES];
    if (view.shape) texts.push({ text: view.shape, face: 'mono', ink: 'text', x: FROM, y: at, anchor: 'start' });
    if (view.parameters) {
      texts.push({ text: view.parameters, face: 'mono', ink: 'quiet', x: TO, y: at, anchor: 'end' });
      parametersIcon = { x: TO - measure(view.parameters, 'mono') - 4 - PARAMETERS_ICON, y: y + (FIGURES - PARAMETERS_ICON) / 2 };
    }
    y += FIGURES;
  }
  y += ABOVE;
  const body = { top: TOP, bottom: y };
  const ports: CardPort[] = [];
  if (named) {
    const rows = [...view.inputs.map((port) => ['input', port] as const), ...view.outputs.map((port) => ['output', port] as const)];
    for (const [side, port] of rows) {
      ports.push(placed(port, side, y + ROW / 2));
      texts.push(...portTexts(port, side, y + DOWN[ROW]));
      y += ROW;
    }
    y += PORTS_FOOT;
  } else {
    const middle = (body.top + body.bottom) / 2;
    ports.push(...view.inputs.map((port) => placed(port, 'input', middle)), ...view.outputs.map((port) => placed(port, 'output', middle)));
  }
  const stateTop = view.state === 'ok' ? null : y;
  if (stateTop !== null) {
    texts.push({ text: STATE_WORDS[view.state], face: 'small', ink: 'state', x: FROM + STATE_ICON + GAP, y: y + DOWN[STATE], anchor: 'start' });
    y += STATE;
  }
  return {
    width: CARD_WIDTH, height: y + TOP, texts, ports, icon, parametersIcon, stateTop,
    stateIcon: stateTop === null ? null : { x: FROM, y: stateTop + (STATE - STATE_ICON) / 2 },
  };
}

/** The name, and at the end of its line the tag: both give way where there is no room for both. */
function titleTexts({ name, tag }: NodeView, y: number, measure: Measure): readonly CardText[] {
  const from = FROM + ICON + GAP;
  const room = TO - from;
  const text = { ink: 'text', face: 'strong', x: from, y, anchor: 'start' } as const;
  if (tag === '') return [{ ...text, text: onOneLine(name, 'strong', room, measure) }];
  const short = onOneLine(tag, 'small', room / 2, measure);
  const left = room - measure(short, 'small') - ABOVE - GAP;
  return [{ ...text, text: onOneLine(name, 'strong', left, measure) }, { text: short, face: 'small', ink: 'quiet', x: TO, y, anchor: 'end' }];
}

function portTexts(port: PortView, side: 'input' | 'output', y: number): readonly CardText[] {
  const face = 'small';
  if (side === 'input') return [{ text: port.label, face, ink: port.wired ? 'text' : 'quiet', x: FROM, y, anchor: 'start' }];
  const label: CardText = { text: port.label, face, ink: 'text', x: TO, y, anchor: 'end' };
  return port.shape ? [{ text: port.shape, face: 'mono', ink: 'text', x: FROM, y, anchor: 'start' }, label] : [label];
}

function placed({ name, wired }: PortView, side: 'input' | 'output', y: number): CardPort {
  return { name, side, x: side === 'input' ? LEFT : CARD_WIDTH - RIGHT, y, wired };
}
