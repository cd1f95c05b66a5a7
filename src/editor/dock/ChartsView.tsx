import { Download, Image } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { CoachLine } from '../coach/CoachLine.tsx';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { formatNumber } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Switch } from '../ui/Switch.tsx';
import { describeOthers } from '../runs/describe.ts';
import { downloadCsv, downloadPicture } from '../runs/download.ts';
import { useOtherCurves } from '../runs/ghosts.ts';
import { Scrubber } from '../runs/Scrubber.tsx';
import { describeCharts } from './chartData.ts';
import { ACCURACY_LINES, formatShare, LOSS_LINES, SHARES } from './chartLines.ts';
import styles from './ChartsView.module.css';
import { MetricChart } from './MetricChart.tsx';

const LOSS_ALONE = LOSS_LINES.slice(0, 1);
const ACCURACY_ALONE = ACCURACY_LINES.slice(0, 1);

const SMOOTHING = 0.9;

/** The run's curves: loss, and accuracy beside it where it can be counted. */
export function ChartsView() {
  const points = useRunStore((store) => store.points);
  const loaded = useRunStore((store) => store.program);
  const open = useCompilationStore((store) => store.compilation.program);
  const [logarithmic, setLogarithmic] = useState(false);
  const coach = usePreferencesStore((store) => store.coach);
  const [smoothed, setSmoothed] = useState(false);
  const program = loaded ?? open;
  const lastStep = program?.training.steps ?? 1000;
  const others = useOtherCurves();
  const marks = useRunStore((store) => store.marks);
  const [at, setAt] = useState<number | null>(null);
  const sentences = useMemo(() => [...describeCharts(points), ...describeOthers(marks, others)], [points, marks, others]);
  const hasAccuracy = points.some((point) => point.accuracy !== undefined) || (program?.losses.some((loss) => loss.accuracy !== null) ?? false);
  const hasValidation = points.some((point) => point.validationLoss !== undefined) || (program?.training.validation ?? null) !== null;
  const shared = { points, lastStep, smoothing: smoothed ? SMOOTHING : 0, others, marks, at };
  const title = program?.title ?? i18n.t('training');
  return (
    <div className={styles['whole']}>
      <CoachLine />
      <div className={styles['view']}>
        <div className={styles['charts']}>
          <MetricChart
            {...shared}
            title={i18n.t('Loss')}
            lines={hasValidation ? LOSS_LINES : LOSS_ALONE}
            logarithmic={logarithmic}
            format={formatNumber}
            emptyText={i18n.t('Press Train: the loss is drawn here at every step. It should fall.')}
          />
          {hasAccuracy ? (
            <MetricChart
              {...shared}
              title={i18n.t('Accuracy')}
              lines={hasValidation ? ACCURACY_LINES : ACCURACY_ALONE}
              logarithmic={false}
              domain={SHARES}
              format={formatShare}
              emptyText={i18n.t('The share of rows that are answered rightly is drawn here. It should rise.')}
            />
          ) : null}
        </div>
        <div className={styles['tools']}>
          <Toggle label={i18n.t('Log scale')} help={i18n.t('Each line of the loss is a power of ten: small losses can be told apart.')} checked={logarithmic} onChange={setLogarithmic} />
          <Toggle label={i18n.t('Smooth')} help={i18n.t('Draws a moving average in the place of what was measured.')} checked={smoothed} onChange={setSmoothed} />
          <Toggle label={i18n.t('Coach')} help={i18n.t('Looks at what is measured and says what keeps the net from learning, with one thing to try.')} checked={coach} onChange={(on) => { setPreferences({ coach: on }); }} />
          <div className={styles['files']}>
            <IconButton label={i18n.t('Download the points as CSV')} disabled={points.length === 0} onClick={() => { downloadCsv(points, title); }}>
              <Download size={16} aria-hidden />
            </IconButton>
            <IconButton label={i18n.t('Download the curves as PNG')} disabled={points.length === 0} onClick={() => { downloadPicture({ title, subtitle: '', points, others, marks, lastStep, logarithmic, smoothing: shared.smoothing }); }}>
              <Image size={16} aria-hidden />
            </IconButton>
          </div>
        </div>
        <div className={styles['hidden']} data-testid="chart-text">
          {sentences.map((sentence, index) => (
            <p key={index}>{sentence}</p>
          ))}
        </div>
      </div>
      <Scrubber onLook={setAt} />
    </div>
  );
}

function Toggle({ label, help, checked, onChange }: { readonly label: string; readonly help: string; readonly checked: boolean; readonly onChange: (on: boolean) => void }) {
  const id = useId();
  return (
    <label className={styles['toggle']} htmlFor={id} title={help}>
      <Switch id={id} checked={checked} onChange={onChange} />
      {label}
    </label>
  );
}
