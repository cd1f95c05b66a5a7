/** How wide a text is drawn, and where it must break or end. */
import { coloursOf } from './colours.ts';

export type Face = 'text' | 'strong' | 'small' | 'mono';

/** The width of a text in pixels. */
export type Measure = (text: string, face: Face) => number;

/** As the style sheet of the cards sets them. */
export const FACES: Readonly<Record<Face, { readonly size: number; readonly weight: number }>> = {
  text: { size: 13, weight: 400 },
  strong: { size: 13, weight: 600 },
  small: { size: 12, weight: 400 },
  mono: { size: 12, weight: 400 },
};

/** What a letter takes on average, as a share of the size: where no canvas can tell. */
const AVERAGE: Readonly<Record<Face, number>> = { text: 0.54, strong: 0.58, small: 0.54, mono: 0.6 };

export const estimate: Measure = (text, face) => text.length * FACES[face].size * AVERAGE[face];

/** Measures by a canvas, in the fonts of the page. */
export function measureByCanvas(): Measure {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return estimate;
  const { font, mono } = coloursOf('light');
  return (text, face) => {
    const { size, weight } = FACES[face];
    pen.font = `${weight} ${size}px ${face === 'mono' ? mono : font}`;
    return pen.measureText(text).width;
  };
}

const MORE = '…';

/** The text on one line, its end left out where it has no room. */
export function onOneLine(text: string, face: Face, room: number, measure: Measure): string {
  if (measure(text, face) <= room) return text;
  const letters = [...text];
  let kept = letters.length;
  while (kept > 0 && measure(letters.slice(0, kept).join('').trimEnd() + MORE, face) > room) kept--;
  return letters.slice(0, kept).join('').trimEnd() + MORE;
}

/** The text on at most so many lines: broken between words, within a word that is wider than a line, and cut where the lines are used up. */
export function onLines(text: string, face: Face, room: number, most: number, measure: Measure): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (lines.length === most - 1) return [...lines, onOneLine(rest, face, room, measure)];
    const line = firstLine(rest, face, room, measure);
    lines.push(line);
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

function firstLine(text: string, face: Face, room: number, measure: Measure): string {
  let line = '';
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    if (measure(line + word, face) > room) break;
    line += word;
  }
  if (line !== '') return line;
  const letters = [...text];
  let kept = letters.length;
  while (kept > 1 && measure(letters.slice(0, kept).join(''), face) > room) kept--;
  return letters.slice(0, kept).join('');
}
