import { useMemo } from 'react';
import type { Program, ProgramSource } from '../../../compiler/program.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatNumber } from '../../ui/format.ts';
import type { ViewProps } from '../view.ts';
import styles from '../views.module.css';
import { columnNames } from '../plot/names.ts';
import { ClassLegend, PlanePoint } from '../plot/PlanePoint.tsx';
import { Plot, type Frame } from '../plot/Plot.tsx';
import { extent, padded } from '../plot/scale.ts';
import { onlySource, planeFeatures, planeInput, type PlaneInput } from '../programForm.ts';
import { useAnswer } from '../run/useAnswer.ts';
import { useRows, type Row } from '../run/useRows.ts';
import { gridPlaces, levelLine, SIDE, strength, toneOf, type Tone } from './field.ts';
import { HeatMap } from './HeatMap.tsx';

/** More points than this hide what lies behind them. */
const MAX_POINTS = 400;
/** More rows than this are summed up in the text. */
const LISTED = 12;

/** What the net answers at every place of the plane, with the data on it. */
export default function OutputField({ program }: ViewProps) {
  const source = onlySource(program);
  const input = useMemo(() => planeInput(program), [program]);
  const rows = useRows(program, Math.min(MAX_POINTS, source?.trainRows ?? 0));
  if (!source || !input || !rows) return <p className={styles['empty']}>{i18n.t('Reading the rows.')}</p>;
  return <Drawing program={program} source={source} input={input} rows={rows} />;
}

interface DrawingProps {
  readonly program: Program;
  readonly source: ProgramSource;
  readonly input: PlaneInput;
  readonly rows: readonly Row[];
}

/** A row as it is drawn: its place, what it should be, and what the net says. */
interface Shown {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly output: number;
}

function Drawing({ program, source, input, rows }: DrawingProps) {
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const [xColumn, yColumn] = input.columns;
  const xDomain = useMemo(() => padded(extent(rows.map(({ features }) => features[xColumn] ?? 0)), 0.15), [rows, xColumn]);
  const yDomain = useMemo(() => padded(extent(rows.map(({ features }) => features[yColumn] ?? 0)), 0.15), [rows, yColumn]);
  // The grid and the rows in one question, so that what is drawn and what is said belong together.
  const question = useMemo(() => {
    const grid = planeFeatures(input, gridPlaces(xDomain, yDomain));
    const own = rows.flatMap(({ features }) => features);
    return { kind: 'predict', features: Float32Array.from([...grid, ...own]), rows: SIDE * SIDE + rows.length } as const;
  }, [input, rows, xDomain, yDomain]);
  const { answer, problem } = useAnswer(question);
  const tone = useMemo(() => toneOf(source.labels.range ?? extent(rows.map(({ labels }) => labels[0] ?? 0))), [source, rows]);
  const field = useMemo(() => answer?.values.subarray(0, SIDE * SIDE) ?? null, [answer]);
  if (!answer || !field) return <p className={styles['empty']}>{problem ?? i18n.t('Asking the net.')}</p>;

  const shown = rows.map(({ features, labels }, row): Shown => ({
    x: features[xColumn] ?? 0,
    y: features[yColumn] ?? 0,
    label: labels[0] ?? 0,
    output: answer.values[SIDE * SIDE + row] ?? NaN,
  }));
  const names = columnNames(source);
  return (
    <figure className={styles['picture']}>
      <Plot
        square
        xDomain={xDomain}
        yDomain={yDomain}
        xLabel={names.features[xColumn] ?? 'x'}
        yLabel={names.features[yColumn] ?? 'y'}
        under={(frame) => <HeatMap values={field} tone={tone} frame={frame} />}
        inside={(frame) => <Overlay frame={frame} field={field} tone={tone} shown={shown} />}
      />
      <Panel shown={shown} tone={tone} binary={program.losses[0]?.accuracy === 'binary' || isBinary(shown)} />
      <figcaption className={styles['srOnly']} data-picture-text>{fieldText(shown, tone, step)}</figcaption>
    </figure>
  );
}

function isBinary(shown: readonly Shown[]): boolean {
  return new Set(shown.map(({ label }) => label)).size <= 2;
}

function Overlay({ frame, field, tone, shown }: { readonly frame: Frame; readonly field: Float32Array; readonly tone: Tone; readonly shown: readonly Shown[] }) {
  const line = useMemo(() => levelLine(field, tone.middle), [field, tone]);
  const x = (cell: number) => frame.left + (frame.width * cell) / SIDE;
  const y = (cell: number) => frame.top + (frame.height * cell) / SIDE;
  const path = line.map(([x0, y0, x1, y1]) => `M${x(x0).toFixed(1)} ${y(y0).toFixed(1)}L${x(x1).toFixed(1)} ${y(y1).toFixed(1)}`).join('');
  return (
    <>
      <path className={styles['level']} d={path} />
      {shown.map((row, index) => (
        <PlanePoint key={index} x={frame.x(row.x)} y={frame.y(row.y)} positive={row.label >= tone.middle} size={shown.length > 60 ? 3 : 6} />
      ))}
    </>
  );
}

function Panel({ shown, tone, binary }: { readonly shown: readonly Shown[]; readonly tone: Tone; readonly binary: boolean }) {
  const number = (value: number) => formatNumber(value, 3);
  const [low, high] = [number(tone.middle - tone.reach), number(tone.middle + tone.reach)];
  return (
    <div className={styles['panel']} data-wide="">
      {binary ? (
        <dl className={styles['figures']}>
          <dt>{i18n.t('On the right side')}</dt>
          <dd>{i18n.t('{part} of {all}', { part: rightRows(shown, tone), all: shown.length })}</dd>
        </dl>
      ) : null}
      <ClassLegend
        positive={binary ? i18n.t('should be {value}; blue says so', { value: high }) : i18n.t('should be {value} or near it; blue says so', { value: high })}
        negative={binary ? i18n.t('should be {value}; orange says so', { value: low }) : i18n.t('should be {value} or near it; orange says so', { value: low })}
      />
      <p className={styles['hint']}>{i18n.t('The line runs where the output is {middle}.', { middle: number(tone.middle) })}</p>
      {shown.length <= LISTED ? (
        <dl className={styles['figures']}>
          {shown.map((row, index) => (
            <RowFigure key={index} name={i18n.t('at {x}, {y}', { x: number(row.x), y: number(row.y) })} value={formatNumber(row.output, 4)} />
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function RowFigure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function rightRows(shown: readonly Shown[], tone: Tone): number {
  return shown.filter(({ label, output }) => label >= tone.middle === output >= tone.middle).length;
}

/** The picture in sentences: each row with its output where there are few, and how the plane is shared out. */
function fieldText(shown: readonly Shown[], tone: Tone, step: number): string {
  const number = (value: number) => formatNumber(value, 4);
  const sure = shown.filter(({ output }) => Math.abs(strength(output, tone)) > 0.8).length;
  return sentences([
    i18n.t('After {step, plural, one {# step} other {# steps}}, {right} of {rows, plural, one {# row} other {# rows}} lie on the right side of {middle}, and {sure} of the outputs are clear.', { step, right: rightRows(shown, tone), rows: shown.length, middle: number(tone.middle), sure }),
    ...(shown.length <= LISTED ? shown.map(({ x, y, label, output }) => i18n.t('At {x}, {y} the output is {output} and should be {label}.', { x: number(x), y: number(y), output: number(output), label: number(label) })) : []),
  ]);
}
