import { useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { Switch } from '../../ui/Switch.tsx';
import { orderOf } from '../classes/confusion.ts';
import { PixelImage } from '../classes/PixelImage.tsx';
import styles from './digits.module.css';

/** As many as are looked at; the place may hold fewer and then scrolls. */
const SHOWN = 48;

interface SamplesProps {
  readonly features: Float32Array;
  readonly shape: readonly number[];
  readonly full: number;
  readonly truths: readonly number[];
  readonly answers: readonly number[];
  readonly names: readonly string[];
}

/** Examples that the net has not learned from, with its answers; a wrong one says both and is marked. */
export function Samples({ features, shape, full, truths, answers, names }: SamplesProps) {
  const [wrongFirst, setWrongFirst] = useState(false);
  const size = shape.reduce((product, side) => product * side, 1);
  const nameOf = (index: number | undefined) => (index === undefined ? '' : (names[index] ?? String(index)));
  return (
    <section className={styles['samples']} aria-label={i18n.t('Sample images')}>
      <div className={styles['samplesBar']}>
        <Switch id="wrong-first" checked={wrongFirst} onChange={setWrongFirst} />
        <label htmlFor="wrong-first">{i18n.t('Wrong ones first')}</label>
      </div>
      <ul className={styles['sampleList']}>
        {orderOf(truths, answers, wrongFirst).slice(0, SHOWN).map((row) => {
          const truth = truths[row];
          const answer = answers[row];
          const wrong = truth !== answer;
          return (
            <li key={row} data-wrong={wrong ? '' : undefined}>
              <PixelImage pixels={features.subarray(row * size, (row + 1) * size)} shape={shape} full={full} />
              <span aria-hidden>{wrong ? `${nameOf(answer)} ✕` : nameOf(answer)}</span>
              <span className={styles['srOnly']}>{wrong ? i18n.t('{truth} read as {answer}, wrong', { truth: nameOf(truth), answer: nameOf(answer) }) : i18n.t('{truth} read right', { truth: nameOf(truth) })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
