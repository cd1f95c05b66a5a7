import { useCallback, useMemo } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatPercent } from '../../ui/format.ts';
import { classForm, type ClassForm } from '../classes/classForm.ts';
import { argmax, classesOf } from '../classes/confusion.ts';
import { gridPlaces } from '../outputField/field.ts';
import { GridCanvas, type Mix } from '../plot/GridCanvas.tsx';
import { columnNames } from '../plot/names.ts';
import { Plot, type Frame } from '../plot/Plot.tsx';
import { extent, padded } from '../plot/scale.ts';
import { planeFeatures, planeInput, type PlaneInput } from '../programForm.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { useRows, type Row } from '../run/useRows.ts';
import { chooseSample, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { ASKED, classField, fullness, PAINTED, sharesOfGrid, type ClassField } from './classField.ts';
import { ClassMark } from './ClassMark.tsx';
import styles from './planeClasses.module.css';

/** More points than this hide what lies behind them. */
const MAX_POINTS = 400;
const COLOURS = Array.from({ length: 10 }, (_, index) => `--class-${index}`);

/** The most probable class at every place of the plane, with the data on it. */
export default function PlaneClasses({ program }: ViewProps) {
  const form = useMemo(() => classForm(program), [program]);
  const input = useMemo(() => planeInput(program), [program]);
  const rows = useRows(program, Math.min(MAX_POINTS, form?.source.trainRows ?? 0));
  if (!form || !input || !rows) return <p className={pictureStyles['empty']}>{i18n.t('Reading the rows.')}</p>;
  return <Drawing program={program} form={form} input={input} rows={rows} />;
}

interface DrawingProps extends ViewProps {
  readonly form: ClassForm;
  readonly input: PlaneInput;
  readonly rows: readonly Row[];
}

/** A row as it is drawn. */
interface Shown {
  readonly x: number;
  readonly y: number;
  readonly truth: number;
  readonly answer: number;
}

function Drawing({ program, form, input, rows }: DrawingProps) {
  const { classes, source, names } = form;
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const [xColumn, yColumn] = input.columns;
  const xDomain = useMemo(() => padded(extent(rows.map(({ features }) => features[xColumn] ?? 0)), 0.15), [rows, xColumn]);
  const yDomain = useMemo(() => padded(extent(rows.map(({ features }) => features[yColumn] ?? 0)), 0.15), [rows, yColumn]);
  const question = useMemo(() => {
    const grid = planeFeatures(input, gridPlaces(xDomain, yDomain, ASKED));
    return { kind: 'predict', features: Float32Array.from([...grid, ...rows.flatMap(({ features }) => features)]), rows: ASKED * ASKED + rows.length } as const;
  }, [input, rows, xDomain, yDomain]);
  const { answer, problem } = useAnswer(question);
  const values = answer?.values;
  const field = useMemo(() => (values ? classField(sharesOfGrid(values.subarray(0, ASKED * ASKED * classes), classes), classes) : null), [values, classes]);
  if (!values || !field) return <p className={pictureStyles['empty']}>{problem ?? i18n.t('Asking the net.')}</p>;

  const answers = classesOf(values.subarray(ASKED * ASKED * classes), classes);
  const shown = rows.map(({ features, labels }, row): Shown => ({ x: features[xColumn] ?? 0, y: features[yColumn] ?? 0, truth: argmax(labels), answer: answers[row] ?? 0 }));
  const right = shown.filter((row) => row.truth === row.answer).length;
  const axes = columnNames(source).features;
  return (
    <div className={styles['place']}>
      <figure className={styles['picture']}>
        <Plot
          square
          xDomain={xDomain}
          yDomain={yDomain}
          xLabel={axes[xColumn] ?? 'x'}
          yLabel={axes[yColumn] ?? 'y'}
          under={(frame) => <Painted frame={frame} field={field} classes={classes} />}
          inside={(frame) => <Points frame={frame} shown={shown} program={program} />}
        />
        <Legend names={names} shown={shown} right={right} />
        <figcaption className={pictureStyles['srOnly']} data-picture-text>
          {sentences([
            i18n.t('After {step, plural, one {# step} other {# steps}}, {right} of {rows, plural, one {# row} other {# rows}} lie where their own class is the most probable.', { step, right, rows: shown.length }),
            ...names.map((name, index) => i18n.t('Class {name} has {share} of the plane.', { name, share: formatPercent(areaOf(field, index)) })),
          ])}
        </figcaption>
      </figure>
    </div>
  );
}

function Painted({ frame, field, classes }: { readonly frame: Frame; readonly field: ClassField; readonly classes: number }) {
  const mixAt = useCallback((cell: number): Mix => {
    const probability = field.probabilities[cell] ?? 0;
    return [(field.classes[cell] ?? 0) % 10, probability > 0 ? fullness(probability, classes) : 0];
  }, [field, classes]);
  return <GridCanvas side={PAINTED} colours={COLOURS} mixAt={mixAt} frame={frame} />;
}

function Points({ frame, shown, program }: { readonly frame: Frame; readonly shown: readonly Shown[] } & ViewProps) {
  const sample = useSample(program);
  const size = Math.max(3, Math.min(7, frame.width / (shown.length > 60 ? 110 : 60)));
  const chosen = sample.kind === 'row' && sample.split === 'train' ? shown[sample.row] : undefined;
  return (
    <>
      {shown.map((row, index) => (
        <g key={index} className={styles['pressable']} onClick={() => { chooseSample({ kind: 'row', split: 'train', row: index }); }}>
          <ClassMark x={frame.x(row.x)} y={frame.y(row.y)} index={row.truth} size={size} wrong={row.truth !== row.answer} />
        </g>
      ))}
      {chosen ? <circle className={pictureStyles['ring']} cx={frame.x(chosen.x)} cy={frame.y(chosen.y)} r={size + 5} /> : null}
    </>
  );
}

function Legend({ names, shown, right }: { readonly names: readonly string[]; readonly shown: readonly Shown[]; readonly right: number }) {
  return (
    <div className={styles['legend']}>
      <p className={styles['headline']}>
        <strong>{formatPercent(right / shown.length)}</strong>
        {' '}
        {i18n.t('right: {right} of {rows, plural, one {# row} other {# rows}}', { right, rows: shown.length })}
      </p>
      <ul className={styles['classes']}>
        {names.map((name, index) => (
          <li key={name}>
            <svg width={16} height={16} aria-hidden><ClassMark x={8} y={8} index={index} /></svg>
            {i18n.t('class {name}', { name })}
          </li>
        ))}
      </ul>
      <p className={pictureStyles['hint']}>{i18n.t('The colour is that of the most probable class; the fuller, the surer. Points have the colour and shape of their true class; one with a dark edge lies on the wrong side. Press a point to look at it in every view.')}</p>
    </div>
  );
}

/** The share of the plane where a class is the most probable. */
function areaOf({ classes }: ClassField, index: number): number {
  return classes.reduce((sum, each) => sum + (each === index ? 1 : 0), 0) / classes.length;
}
