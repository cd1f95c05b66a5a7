import { i18n } from '../../words/i18n.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { formatCompact, formatCount, formatDuration, formatNumber, formatPercent } from '../ui/format.ts';
import { lastValue } from './announcement.ts';
import styles from './TrainingBar.module.css';

const NONE = '–';

/** Where the run stands. Each figure keeps its width, so that nothing jumps. */
export function RunFigures() {
  const progress = useRunStore((store) => store.progress);
  const points = useRunStore((store) => store.points);
  const training = useRunStore((store) => store.state === 'training');
  const loaded = useRunStore((store) => store.program);
  const open = useCompilationStore((store) => store.compilation.program);
  const program = loaded ?? open;
  const steps = progress?.steps ?? program?.training.steps;
  const hasAccuracy = program?.losses.some((loss) => loss.accuracy !== null) ?? false;
  // Before a run there is nothing to tell but how long it will be.
  const begun = training || points.length > 0 || (progress?.step ?? 0) > 0;
  const loss = lastValue(points, 'loss');
  const accuracy = lastValue(points, 'accuracy') ?? lastValue(points, 'validationAccuracy');
  return (
    <dl className={styles['figures']} aria-label={i18n.t('Progress')}>
      <Figure id="step" term={i18n.t('step')} digits={steps === undefined ? 9 : 2 * formatCount(steps).length + 2} value={steps === undefined ? NONE : ofAll(progress?.step ?? 0, steps)} />
      {begun && program && program.training.stepsPerEpoch > 1 ? (
        <Figure id="epoch" term={i18n.t('epoch')} minor digits={progress ? 2 * formatCount(progress.epochs).length + 3 : 6} value={progress ? ofAll(progress.epoch, progress.epochs) : NONE} />
      ) : null}
      {begun ? <Figure id="loss" term={i18n.t('loss')} strong digits={8} value={loss === undefined ? NONE : formatNumber(loss)} /> : null}
      {begun && hasAccuracy ? <Figure id="accuracy" term={i18n.t('accuracy')} strong digits={6} value={accuracy === undefined ? NONE : formatPercent(accuracy)} /> : null}
      {training ? (
        <>
          <Figure id="speed" term={i18n.t('samples/s')} minor digits={6} value={progress?.samplesPerSecond ? formatCompact(progress.samplesPerSecond) : NONE} />
          <Figure id="left" term={i18n.t('left')} minor digits={9} value={progress?.secondsLeft !== null && progress?.secondsLeft !== undefined ? formatDuration(progress.secondsLeft) : NONE} />
        </>
      ) : null}
    </dl>
  );
}

function ofAll(done: number, all: number): string {
  return i18n.t('{done} of {all}', { done: formatCount(done), all: formatCount(all) });
}

interface FigureProps {
  readonly id: string;
  readonly term: string;
  readonly value: string;
  /** Room for this many digits. */
  readonly digits: number;
  readonly strong?: boolean;
  /** Gives way first where there is little room. */
  readonly minor?: boolean;
}

function Figure({ id, term, value, digits, strong = false, minor = false }: FigureProps) {
  return (
    <div className={styles['figure']} data-term={id} data-minor={minor ? '' : undefined}>
      <dt>{term}</dt>
      <dd data-strong={strong ? '' : undefined} style={{ minWidth: `${digits}ch` }}>
        {value}
      </dd>
    </div>
  );
}
