import { i18n } from '../../words/i18n.ts';
import { commaed } from '../../words/list.ts';
import type { ChangeMark } from '../training/branches.ts';
import { formatCount } from '../ui/format.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './ChartMarks.module.css';

interface ChartMarksProps {
  readonly marks: readonly ChangeMark[];
  /** A step that is looked at; null for none. */
  readonly at: number | null;
  /** Where the axis of steps ends. */
  readonly end: number;
}

/** Lines across a chart where settings changed, each with its words at its flag; and one at the step that is looked at. */
export function ChartMarks({ marks, at, end }: ChartMarksProps) {
  const shown = atSteps(marks).filter(([step]) => step <= end);
  if (shown.length === 0 && at === null) return null;
  return (
    <div className={styles['over']} data-picture>
      {at === null || at > end ? null : <span className={styles['at']} style={{ left: share(at, end) }} />}
      {shown.map(([step, texts]) => (
        <span key={step} className={styles['mark']} style={{ left: share(step, end) }}>
          <Tooltip text={sentenceOf(step, texts)} side="top">
            <span className={styles['flag']} role="img" aria-label={sentenceOf(step, texts)} tabIndex={0} />
          </Tooltip>
        </span>
      ))}
    </div>
  );
}

/** Marks of the same step are one line. */
export function atSteps(marks: readonly ChangeMark[]): readonly (readonly [step: number, texts: readonly string[]])[] {
  const all = new Map<number, string[]>();
  for (const { step, text } of marks) all.set(step, [...(all.get(step) ?? []), text]);
  return [...all];
}

export function sentenceOf(step: number, texts: readonly string[]): string {
  return i18n.t('From step {step}: {changes}.', { step: formatCount(step), changes: commaed(texts) });
}

function share(step: number, end: number): string {
  return `${(100 * step) / end}%`;
}
