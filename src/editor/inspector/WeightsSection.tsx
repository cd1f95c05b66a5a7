import { Lock } from 'lucide-react';
import { useState } from 'react';
import type { Operation } from '../../compiler/program.ts';
import type { GraphNode, Weights } from '../../graph/document.ts';
import { shapeText, sizeOf } from '../../graph/tensorType.ts';
import type { WeightSpec } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';
import { flatNumbers } from '../views/programForm.ts';
import { keepAsStart } from '../views/run/handWeights.ts';
import { useHandWeights } from '../views/run/useHandWeights.ts';
import { usePreparedRun } from '../views/run/usePreparedRun.ts';
import { useHeldRules } from '../lessons/heldRules.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { editDocument } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount, formatNumber } from '../ui/format.ts';
import styles from './Inspector.module.css';
import { WeightCell } from './WeightCell.tsx';
import { countOf, EDITABLE, gridOf, summaryOf, withNumber } from './weightGrid.ts';
import own from './WeightsSection.module.css';

/** Graphs up to this size are loaded just to show a layer's weights; larger ones when asked to. */
const LIGHT = 10_000;

interface WeightsSectionProps {
  readonly node: GraphNode;
}

/** The weights of a layer as they are now: to edit where there are few, summed up where there are many. */
export function WeightsSection({ node }: WeightsSectionProps) {
  const light = useCompilationStore(({ compilation }) => (compilation.program?.totals.parameters ?? Infinity) <= LIGHT);
  const { program, outdated, ready } = usePreparedRun(light);
  const operation = program?.operations.find((each) => each.node === node.id);
  if (!operation || operation.weights.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={i18n.t('Weights')}>
      <h3 className={styles['heading']}>{i18n.t('Weights')}</h3>
      {ready ? <Loaded key={node.id} node={node} operation={operation} outdated={outdated} /> : <NotLoaded light={light} />}
    </section>
  );
}

function NotLoaded({ light }: { readonly light: boolean }) {
  const loading = useRunStore((store) => store.state === 'loading');
  if (light || loading) return <p className={styles['quiet']}>{i18n.t('Loading the graph.')}</p>;
  return (
    <>
      <p className={styles['quiet']}>{i18n.t('The weights come into being when the graph is loaded.')}</p>
      <div>
        <Button onClick={() => { run.prepare(); }}>{i18n.t('Load the graph')}</Button>
      </div>
    </>
  );
}

interface LoadedProps {
  readonly node: GraphNode;
  readonly operation: Operation;
  readonly outdated: boolean;
}

function Loaded({ node, operation, outdated }: LoadedProps) {
  const count = countOf(operation.weights);
  // Many numbers take long to read: about a hundredth of a millisecond each, and never more than a tenth of the time.
  const hand = useHandWeights(operation, Math.max(125, count / 100));
  const atStart = useRunStore((store) => store.state !== 'training' && (store.progress?.step ?? 0) === 0);
  const [problem, setProblem] = useState<string | null>(null);
  const locked = useHeldRules(({ rules }) => rules?.weights === false);
  const { weights } = hand;
  if (!weights) return <p className={styles['quiet']}>{hand.problem ?? i18n.t('Reading the weights.')}</p>;
  const editable = count <= EDITABLE;
  return (
    <>
      {operation.weights.map((spec) =>
        editable ? (
          <Grid key={spec.name} spec={spec} weights={weights} disabled={outdated || locked} onChange={hand.set} onSettle={hand.settle} onProblem={setProblem} />
        ) : (
          <Summary key={spec.name} spec={spec} weights={weights} />
        ),
      )}
      {problem ? <p role="alert" className={own['message']}>{problem}</p> : null}
      {outdated ? <p className={styles['quiet']}>{i18n.t('These are the weights of the run from before the last edits of the graph. Train or reset to start the open one.')}</p> : null}
      {editable && locked ? <p className={styles['reason']}><Lock size={14} aria-hidden />{i18n.t('Weights are not set by hand in this lesson.')}</p> : null}
      {editable && !outdated && !locked ? <Keeping node={node} label={operation.label} weights={weights} atStart={atStart} /> : null}
    </>
  );
}

/** What becomes of edits by hand, and how to change that. */
function Keeping({ node, label, weights, atStart }: { readonly node: GraphNode; readonly label: string; readonly weights: Weights; readonly atStart: boolean }) {
  if (!atStart) {
    return (
      <>
        <p className={styles['quiet']}>{i18n.t('Edits now change this run alone.')}</p>
        <div>
          <Button onClick={() => { keepAsStart(node.id, label, weights); }}>{i18n.t('Keep as starting weights')}</Button>
        </div>
      </>
    );
  }
  if (node.initialWeights === undefined) return <p className={styles['quiet']}>{i18n.t('Edits before the first step are saved with the graph as starting weights.')}</p>;
  return (
    <>
      <p className={styles['quiet']}>{i18n.t('These starting weights are saved with the graph.')}</p>
      <div>
        <Button onClick={() => { editDocument({ type: 'setInitialWeights', id: node.id, weights: undefined }, i18n.t('Draw the starting weights of {label}', { label })); }}>
          {i18n.t('Go back to the layer’s own start')}
        </Button>
      </div>
    </>
  );
}

function nameOf(spec: WeightSpec): string {
  const [name, shape] = [spec.name, shapeText(spec.shape)];
  return spec.trainable ? i18n.t('{name}, {shape}', { name, shape }) : i18n.t('{name}, {shape}, not trained', { name, shape });
}

interface GridProps {
  readonly spec: WeightSpec;
  readonly weights: Weights;
  readonly disabled: boolean;
  readonly onChange: (weights: Weights) => void;
  readonly onSettle: () => void;
  readonly onProblem: (message: string | null) => void;
}

function Grid({ spec, weights, disabled, onChange, onSettle, onProblem }: GridProps) {
  const rows = gridOf(spec, weights);
  const largest = Math.max(0, ...flatNumbers(weights[spec.name]).map(Math.abs));
  const across = spec.shape.at(-1) ?? 1;
  return (
    <div className={own['weight']}>
      <p className={own['name']} translate="no">{nameOf(spec)}</p>
      <div className={own['scroll']} role="group" aria-label={nameOf(spec)}>
        {rows.map((row, down) => (
          <div key={down} className={own['row']}>
            {row.map((value, column) => (
              <WeightCell
                key={column}
                value={value}
                label={cellLabel(spec, rows.length, down, column)}
                largest={largest}
                disabled={disabled}
                onChange={(next) => { onChange(withNumber(weights, spec, down * across + column, next)); }}
                onSettle={onSettle}
                onProblem={onProblem}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function cellLabel(spec: WeightSpec, rows: number, down: number, column: number): string {
  if (sizeOf(spec.shape) === 1) return spec.name;
  return rows === 1 && spec.shape.length === 1 ? `${spec.name} ${column + 1}` : i18n.t('{name}, row {row}, column {column}', { name: spec.name, row: down + 1, column: column + 1 });
}

function Summary({ spec, weights }: { readonly spec: WeightSpec; readonly weights: Weights }) {
  const numbers = flatNumbers(weights[spec.name]);
  const summary = summaryOf(numbers);
  if (!summary) return <p className={styles['quiet']}>{i18n.t('{what}: some numbers have grown beyond all bounds.', { what: nameOf(spec) })}</p>;
  const { least, mean, largest, bins } = summary;
  const highest = Math.max(...bins);
  const middle = (index: number) => least + ((largest - least) * (index + 0.5)) / bins.length;
  return (
    <div className={own['weight']}>
      <p className={own['name']} translate="no">{i18n.t('{what} = {numbers} numbers', { what: nameOf(spec), numbers: formatCount(numbers.length) })}</p>
      <svg className={own['histogram']} viewBox={`0 0 ${bins.length} 48`} preserveAspectRatio="none" role="img" aria-label={i18n.t('{name}: from {least} to {largest}, {mean} on average', { name: spec.name, least: formatNumber(least), largest: formatNumber(largest), mean: formatNumber(mean) })}>
        {bins.map((count, index) => {
          const height = highest === 0 ? 0 : (46 * count) / highest;
          return <rect key={index} className={own[middle(index) >= 0 ? 'binPositive' : 'binNegative']} x={index + 0.08} width={0.84} y={48 - height} height={height} />;
        })}
      </svg>
      <p className={own['range']} aria-hidden>
        <span>{formatNumber(least)}</span>
        <span>{i18n.t('mean {mean}', { mean: formatNumber(mean) })}</span>
        <span>{formatNumber(largest)}</span>
      </p>
    </div>
  );
}
