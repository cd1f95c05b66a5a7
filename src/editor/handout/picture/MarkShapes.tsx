import type { Colours } from './colours.ts';
import { NOTE_ABOVE, NOTE_LINE, NOTE_SIDE, TITLE_HEIGHT, type PlacedFrame, type PlacedNote } from './marks.ts';
import { FACES } from './measure.ts';

/** From the top of a line to where its letters stand. */
const DOWN = 14;

/** A frame, which lets through what it lies on. */
export function FrameMark({ frame: { id, x, y, width, height, colour, title }, colours }: { readonly frame: PlacedFrame; readonly colours: Colours }) {
  const hue = colours.of(`--hue-${colour}`);
  return (
    <g data-frame={id} transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={10} fill={hue} fillOpacity={0.07} stroke={hue} strokeOpacity={0.7} strokeWidth={1.5} />
      <rect width={width} height={TITLE_HEIGHT} rx={10} fill={hue} fillOpacity={0.16} />
      <text x={NOTE_SIDE} y={20} fill={colours.of('--text')} fontSize={FACES.strong.size} fontWeight={FACES.strong.weight}>{title}</text>
    </g>
  );
}

/** A note: its words on paper of its hue. */
export function NoteMark({ note: { id, x, y, width, height, colour, lines }, colours }: { readonly note: PlacedNote; readonly colours: Colours }) {
  return (
    <g data-note={id} transform={`translate(${x} ${y})`}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={6} fill={colours.of(`--paper-${colour}`)} stroke={colours.of(`--hue-${colour}`)} strokeOpacity={0.45} />
      {lines.map((line, at) => <text key={at} x={NOTE_SIDE} y={NOTE_ABOVE + at * NOTE_LINE + DOWN} fill={colours.of('--text')} fontSize={FACES.text.size}>{line}</text>)}
    </g>
  );
}
