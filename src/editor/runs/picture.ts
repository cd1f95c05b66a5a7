/** A run's charts as a sharp picture, drawn as they are on the page and in its colours. */
import type { MetricPoint } from '../../runtime/protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { stepsEnd, stepTicks } from '../dock/chartData.ts';
import { ACCURACY_LINES, formatShare, LOSS_LINES, SHARES } from '../dock/chartLines.ts';
import { boundsOf, DOMAIN_PARTS, drawnOf, othersOf, yTicksOf, type OtherCurve } from '../dock/chartScales.ts';
import type { Drawn } from '../dock/Curves.tsx';
import type { ChangeMark } from '../training/branches.ts';
import { formatNumber, formatTick } from '../ui/format.ts';

export interface CurvesPicture {
  readonly title: string;
  readonly subtitle: string;
  readonly points: readonly MetricPoint[];
  readonly others: readonly OtherCurve[];
  readonly marks: readonly ChangeMark[];
  /** The step that the run ends at. */
  readonly lastStep: number;
  readonly logarithmic: boolean;
  readonly smoothing: number;
}

/** Of one chart, in CSS pixels. */
const WIDTH = 640;
const HEIGHT = 360;
const HEAD = 48;
/** Pixels of the picture for each of those: sharp in print and when enlarged. */
const SCALE = 3;
const MARGIN = { top: 40, right: 16, bottom: 28, left: 64 };

/** The picture as a PNG. Rejects with a sentence where the browser cannot draw it. */
export async function paintCurves(picture: CurvesPicture): Promise<Blob> {
  const charts = chartsOf(picture);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH * charts.length * SCALE;
  canvas.height = (HEAD + HEIGHT) * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error(i18n.t('This browser gives no canvas to draw on.'));
  pen.scale(SCALE, SCALE);
  const color = (name: string) => colorOf(name);
  pen.fillStyle = color('var(--surface)');
  pen.fillRect(0, 0, WIDTH * charts.length, HEAD + HEIGHT);
  const font = (size: number, weight = 400) => `${weight} ${size}px ${getComputedStyle(document.documentElement).getPropertyValue('--font')}`;
  const text = (words: string, x: number, y: number, size: number, ink: string, weight?: number) => {
    pen.font = font(size, weight);
    pen.fillStyle = color(ink);
    pen.fillText(words, x, y);
  };
  text(picture.title, 16, 24, 15, 'var(--text)', 600);
  text(picture.subtitle, 16, 42, 12, 'var(--text-quiet)');
  charts.forEach((chart, index) => {
    pen.save();
    pen.translate(index * WIDTH, HEAD);
    paintChart(pen, chart, picture.marks, color, text);
    pen.restore();
  });
  return new Promise((done, fail) => {
    canvas.toBlob((png) => {
      if (png) done(png);
      else fail(new Error(i18n.t('This browser could not turn the drawing into a file.')));
    }, 'image/png');
  });
}

interface Chart {
  readonly title: string;
  readonly drawn: Drawn;
  readonly end: number;
  readonly ticks: readonly number[];
  readonly logarithmic: boolean;
  readonly format: (value: number) => string;
}

/** What is drawn, with its scales. */
export function chartsOf({ points, others, lastStep, logarithmic, smoothing }: Omit<CurvesPicture, 'title' | 'subtitle' | 'marks'>): readonly Chart[] {
  const chart = (title: string, lines: typeof LOSS_LINES, log: boolean, domain: readonly [number, number] | null, format: (value: number) => string): Chart => {
    const drawn = [...othersOf(others, lines, log, smoothing), ...drawnOf(points, lines, log, smoothing)].filter(({ samples }) => samples.length > 0);
    const { low, high, end } = boundsOf(drawn);
    const ticks = domain ? DOMAIN_PARTS.map((part) => domain[0] + part * (domain[1] - domain[0])) : yTicksOf(low, high, log);
    return { title, drawn, end: stepsEnd(end, lastStep), ticks, logarithmic: log && low <= high, format };
  };
  const all = [chart(i18n.t('Loss'), LOSS_LINES, logarithmic, null, formatNumber), chart(i18n.t('Accuracy'), ACCURACY_LINES, false, SHARES, formatShare)];
  return all.filter(({ drawn }, index) => index === 0 || drawn.length > 0);
}

type Text = (words: string, x: number, y: number, size: number, ink: string, weight?: number) => void;

function paintChart(pen: CanvasRenderingContext2D, { title, drawn, end, ticks, logarithmic, format }: Chart, marks: readonly ChangeMark[], color: (name: string) => string, text: Text): void {
  const [left, right, top, bottom] = [MARGIN.left, WIDTH - MARGIN.right, MARGIN.top, HEIGHT - MARGIN.bottom];
  const along = logarithmic ? Math.log10 : (value: number) => value;
  const [low, high] = [along(ticks[0] ?? 0), along(ticks.at(-1) ?? 1)];
  const x = (step: number) => left + ((right - left) * step) / end;
  const y = (value: number) => bottom - ((bottom - top) * (along(value) - low)) / (high - low);
  const stroke = (from: readonly [number, number], to: readonly [number, number], ink: string, width = 1, dash: readonly number[] = []) => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.strokeStyle = color(ink);
    pen.lineWidth = width;
    pen.setLineDash([...dash]);
    pen.stroke();
  };
  pen.textAlign = 'left';
  text(title, 16, 20, 13, 'var(--text)', 600);
  let at = 16 + pen.measureText(title).width + 16;
  for (const line of [...drawn].sort((a, b) => Number(a.id !== undefined) - Number(b.id !== undefined))) {
    stroke([at, 16], [at + 22, 16], line.color, 2, dashOf(line));
    text(line.label, at + 28, 20, 12, 'var(--text-quiet)');
    at += 28 + pen.measureText(line.label).width + 14;
  }
  for (const tick of ticks) {
    stroke([left, y(tick)], [right, y(tick)], 'var(--line)');
    pen.textAlign = 'right';
    text(format(tick), left - 8, y(tick) + 4, 12, 'var(--text-quiet)');
  }
  stroke([left, bottom], [right, bottom], 'var(--line-strong)');
  for (const step of stepTicks(end)) {
    pen.textAlign = 'center';
    text(formatTick(step), x(step), bottom + 18, 12, 'var(--text-quiet)');
  }
  for (const { step } of marks) stroke([x(step), top], [x(step), bottom], 'var(--text-quiet)', 1, [3, 3]);
  for (const line of drawn) {
    pen.beginPath();
    line.samples.forEach(({ step, value }, index) => {
      if (index === 0) pen.moveTo(x(step), y(value));
      else pen.lineTo(x(step), y(value));
    });
    pen.strokeStyle = color(line.color);
    pen.lineWidth = line.id === undefined ? 1.75 : 1.5;
    pen.lineJoin = 'round';
    pen.setLineDash(dashOf(line));
    pen.stroke();
  }
}

function dashOf({ dash, dashed }: Drawn[number]): number[] {
  return (dash ?? (dashed ? '5 3' : '')).split(' ').filter(Boolean).map(Number);
}

/** `var(--line)` as the colour that it is on the page now. */
function colorOf(name: string): string {
  const [, property] = /^var\((--[\w-]+)\)$/.exec(name) ?? [];
  return property === undefined ? name : getComputedStyle(document.documentElement).getPropertyValue(property).trim();
}
