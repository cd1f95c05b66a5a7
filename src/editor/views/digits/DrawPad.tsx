import { Eraser, Undo2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { barsText, ClassBars } from '../classes/ClassBars.tsx';
import { PixelImage } from '../classes/PixelImage.tsx';
import { chooseSample } from '../sampleStore.ts';
import styles from './digits.module.css';
import { draw, featuresOf, PAD_SIDE, PEN_WIDTH, press, strokePath, type PenStroke } from './strokes.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { useDrag } from '../plot/useDrag.ts';

/** Milliseconds between two looks at what is being drawn. */
const LOOK_EVERY = 125;

interface DrawPadProps {
  readonly source: ProgramSource;
  readonly names: readonly string[];
}

/** A pad that reads a digit while it is drawn. */
export function DrawPad({ source, names }: DrawPadProps) {
  const [strokes, setStrokes] = useState<readonly PenStroke[]>([]);
  const [down, setDown] = useState(false);
  const seen = useSettled(strokes);
  const full = source.features.range?.[1] ?? 1;
  const pixels = useMemo(() => featuresOf(seen, full), [seen, full]);
  const question = useMemo(() => (seen.length === 0 ? null : ({ kind: 'predict', features: pixels, rows: 1 } as const)), [seen, pixels]);
  const { answer, problem } = useAnswer(question);
  // What is drawn is the sample that every view looks at; taking it away gives the place back to the data.
  const drawn = useRef(false);
  useEffect(() => {
    if (seen.length === 0 && !drawn.current) return;
    drawn.current = seen.length > 0;
    chooseSample(drawn.current ? { kind: 'made', features: pixels, what: i18n.t('your drawing') } : null);
  }, [seen, pixels]);
  const pen = useDrag(
    (x, y) => {
      setStrokes((before) => (down ? draw(before, x, y) : press(before, x, y)));
      setDown(true);
    },
    () => { setDown(false); },
  );
  const outputs = seen.length > 0 && answer ? [...answer.values] : null;
  return (
    <section className={styles['pad']} aria-label={i18n.t('Draw a digit')}>
      <div className={styles['padColumn']}>
        <svg className={styles['paper']} width={PAD_SIDE} height={PAD_SIDE} role="img" aria-label={i18n.t('Draw pad')} {...pen}>
          <rect width={PAD_SIDE} height={PAD_SIDE} fill="transparent" />
          {strokes.map((stroke, index) => (
            <path key={index} className={styles['ink']} d={strokePath(stroke)} strokeWidth={PEN_WIDTH} />
          ))}
          {strokes.length === 0 ? <text className={styles['invite']} x={PAD_SIDE / 2} y={PAD_SIDE / 2}>{i18n.t('Draw a digit here')}</text> : null}
        </svg>
      </div>
      <div className={styles['reading']}>
        <ClassBars outputs={outputs} names={names} />
        <div className={styles['padButtons']}>
          <Button onClick={() => { setStrokes((before) => before.slice(0, -1)); }} disabled={strokes.length === 0}>
            <Undo2 size={14} aria-hidden />
            {i18n.t('Undo stroke')}
          </Button>
          <Button onClick={() => { setStrokes([]); }} disabled={strokes.length === 0}>
            <Eraser size={14} aria-hidden />
            {i18n.t('Clear')}
          </Button>
          {seen.length > 0 ? (
            <span className={styles['seen']} title={i18n.t('What the net sees: 28 × 28 pixels, centred by mass')}>
              <PixelImage pixels={pixels} shape={[28, 28, 1]} full={full} />
            </span>
          ) : null}
        </div>
        <p className={styles['srOnly']} role="status" data-pad-text>{problem ?? readingText(outputs, names)}</p>
      </div>
    </section>
  );
}

/** The strokes as they were at the last look, so that the net is asked at most eight times a second. */
function useSettled(strokes: readonly PenStroke[]): readonly PenStroke[] {
  const [seen, setSeen] = useState(strokes);
  const [lookedAt, setLookedAt] = useState(0);
  useEffect(() => {
    if (strokes === seen) return undefined;
    const wait = Math.max(0, LOOK_EVERY - (performance.now() - lookedAt));
    const timer = setTimeout(() => {
      setSeen(strokes);
      setLookedAt(performance.now());
    }, wait);
    return () => { clearTimeout(timer); };
  }, [strokes, seen, lookedAt]);
  return seen;
}

function readingText(outputs: readonly number[] | null, names: readonly string[]): string {
  return outputs ? barsText(outputs, names) : i18n.t('Nothing is drawn yet.');
}
