import { useMemo } from 'react';
import type { Operation, Program, ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatNumber } from '../../ui/format.ts';
import type { ViewProps } from '../view.ts';
import styles from '../views.module.css';
import { columnNames } from '../plot/names.ts';
import { ClassLegend, PlanePoint } from '../plot/PlanePoint.tsx';
import { Plot, type Frame } from '../plot/Plot.tsx';
import { extent, padded } from '../plot/scale.ts';
import { onlySource, planeInput, singleUnit, unitWeights, type PlaneInput } from '../programForm.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { useRows } from '../run/useRows.ts';
import { useTrail } from '../run/trail.ts';
import { borderOf, crossing, lastRow, positiveSide, sumAt, truthOf, type Border, type Place } from './line.ts';
import { separatingText } from './separatingText.ts';
import { TruthChoice } from './TruthChoice.tsx';

/** This many borders of earlier steps stay faintly visible. */
const BEFORE = 8;

export interface Example {
  readonly place: Place;
  readonly label: number;
}

/** The line that separates yes from no, moving step by step among the rows. */
export default function SeparatingLine({ program }: ViewProps) {
  const unit = singleUnit(program);
  const source = onlySource(program);
  const input = useMemo(() => planeInput(program), [program]);
  const rows = useRows(program, source?.trainRows ?? 0);
  const examples = useMemo(
    () => (rows && input ? rows.map(({ features, labels }): Example => ({ place: [features[input.columns[0]] ?? 0, features[input.columns[1]] ?? 0], label: labels[0] ?? 0 })) : null),
    [rows, input],
  );
  if (!unit || !source || !input || !examples) return <p className={styles['empty']}>{i18n.t('Reading the rows.')}</p>;
  return <Drawing program={program} dense={unit.dense} source={source} input={input} examples={examples} />;
}

interface DrawingProps {
  readonly program: Program;
  readonly dense: Operation;
  readonly source: ProgramSource;
  readonly input: PlaneInput;
  readonly examples: readonly Example[];
}

function Drawing({ program, dense, source, input, examples }: DrawingProps) {
  const question = useMemo(() => ({ kind: 'weights', nodes: [dense.node] }) as const, [dense.node]);
  const { answer, problem } = useAnswer(question);
  const trail = useTrail(dense.node);
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const unit = unitWeights(answer?.weights[dense.node]);
  if (!unit) return <p className={styles['empty']}>{problem ?? i18n.t('Reading the weights.')}</p>;

  const border = borderOf(input, unit.kernel, unit.bias);
  const before = trail.filter((each) => each.step < step).slice(-BEFORE).flatMap((each) => {
    const earlier = unitWeights(each.weights);
    return earlier ? [borderOf(input, earlier.kernel, earlier.bias)] : [];
  });
  const used = lastRow(step, examples.length, program.training);
  const names = columnNames(source);
  const places = examples.map(({ place }) => place);
  const truth = truthOf(places, examples.map(({ label }) => label));
  const right = examples.filter(({ place, label }) => sumAt(border, place) >= 0 === label >= 0.5).length;
  return (
    <figure className={styles['picture']}>
      <Plot
        square
        xDomain={padded(extent(places.map(([x]) => x)), 0.3)}
        yDomain={padded(extent(places.map(([, y]) => y)), 0.3)}
        xLabel={names.features[input.columns[0]] ?? 'x'}
        yLabel={names.features[input.columns[1]] ?? 'y'}
        under={(frame) => <Side border={border} frame={frame} />}
        inside={(frame) => <Examples frame={frame} border={border} before={before} examples={examples} used={used} />}
      />
      <div className={styles['panel']} data-wide="">
        <dl className={styles['figures']}>
          <dt>{i18n.t('Rows right')}</dt>
          <dd>{i18n.t('{part} of {all}', { part: right, all: examples.length })}</dd>
          <dt>{i18n.t('Weights')}</dt>
          <dd>{`${formatNumber(border.wx)}, ${formatNumber(border.wy)}`}</dd>
          <dt>{input.constant ? i18n.t('Constant’s weight') : i18n.t('Bias')}</dt>
          <dd>{formatNumber(border.w0)}</dd>
          {used === null ? null : (
            <>
              <dt>{i18n.t('Row last used')}</dt>
              <dd>{used + 1}</dd>
            </>
          )}
        </dl>
        <ClassLegend positive={i18n.t('should be 1; the tinted side says 1')} negative={i18n.t('should be 0')} />
        <TruthChoice source={source} places={places} truth={truth} />
        {truth === 'xor' ? <p className={styles['hint']}>{i18n.t('No straight line has both 1s on one side and both 0s on the other, so this one never settles.')}</p> : null}
      </div>
      <figcaption className={styles['srOnly']} data-picture-text>{separatingText(border, examples, used, step, truth)}</figcaption>
    </figure>
  );
}

function Side({ border, frame }: { readonly border: Border; readonly frame: Frame }) {
  const corners = positiveSide(border, frame.x.domain, frame.y.domain);
  return <polygon className={styles['positiveSide']} points={corners.map(([x, y]) => `${frame.x(x)},${frame.y(y)}`).join(' ')} />;
}

function Examples({ frame, border, before, examples, used }: { readonly frame: Frame; readonly border: Border; readonly before: readonly Border[]; readonly examples: readonly Example[]; readonly used: number | null }) {
  const last = used === null ? undefined : examples[used];
  return (
    <>
      {before.map((each, index) => <BorderLine key={index} border={each} frame={frame} className={styles['borderBefore']} />)}
      <BorderLine border={border} frame={frame} className={styles['border']} />
      {last ? <circle className={styles['ring']} cx={frame.x(last.place[0])} cy={frame.y(last.place[1])} r={12} /> : null}
      {examples.map(({ place, label }, index) => <PlanePoint key={index} x={frame.x(place[0])} y={frame.y(place[1])} positive={label >= 0.5} size={examples.length > 60 ? 3.5 : 6} />)}
    </>
  );
}

function BorderLine({ border, frame, className }: { readonly border: Border; readonly frame: Frame; readonly className: string | undefined }) {
  const ends = crossing(border, frame.x.domain, frame.y.domain);
  if (!ends) return null;
  const [[x1, y1], [x2, y2]] = ends;
  return <line className={className} x1={frame.x(x1)} y1={frame.y(y1)} x2={frame.x(x2)} y2={frame.y(y2)} />;
}
