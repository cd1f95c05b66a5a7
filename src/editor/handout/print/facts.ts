/** What a worksheet tells of a graph and its run, as words. Pure. */
import type { Compilation } from '../../../compiler/diagnostic.ts';
import type { GraphDocument, Stop, Training } from '../../../graph/document.ts';
import { fieldsOf, type Field } from '../../../graph/fields.ts';
import { clippingFields, patienceFields } from '../../../graph/trainingFields.ts';
import { shapeText } from '../../../graph/tensorType.ts';
import { nodeKind } from '../../../nodes/registry.ts';
import { clippingInfo } from '../../../nodes/training/clipping.ts';
import { optimizerInfo } from '../../../nodes/training/optimizers.ts';
import { scheduleInfo } from '../../../nodes/training/schedules.ts';
import { i18n } from '../../../words/i18n.ts';
import { commaed, small } from '../../../words/list.ts';
import { nodeViews } from '../../canvas/view.ts';
import { STATE_WORDS } from '../../canvas/nodeView.ts';
import { words } from '../../runs/differenceWords.ts';
import type { RunState } from '../../stores/runState.ts';
import { lastValue } from '../../training/announcement.ts';
import { formatCount, formatNumber, formatPercent } from '../../ui/format.ts';
import { rowsWords } from '../../training/rowsWords.ts';

export interface LayerRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly settings: string;
  readonly output: string;
  readonly parameters: string;
}

/** A term and what it is: "Learning rate", "0.1". */
export type Fact = readonly [term: string, value: string];

/** Every node: the data first, then in the order in which they compute; those that cannot compute stand at the end. */
export function layerRows(document: GraphDocument, compilation: Compilation): readonly LayerRow[] {
  const order = compilation.program?.operations.map(({ node }) => node) ?? [];
  const views = nodeViews(document, compilation, new Map());
  const place = (id: string, kind: string): number => {
    const category = nodeKind(kind)?.category;
    if (category === 'data') return -1;
    if (category === 'loss') return order.length;
    return order.includes(id) ? order.indexOf(id) : Infinity;
  };
  return [...document.nodes]
    .sort((a, b) => {
      const [first, second] = [place(a.id, a.kind), place(b.id, b.kind)];
      return first === second ? a.position.x - b.position.x : first - second;
    })
    .map(({ id, kind }) => {
      const view = views.get(id);
      const typed = compilation.typed.nodes.get(id);
      const shapes = Object.values(typed?.outputs ?? {}).map(({ shape }) => shapeText(shape));
      const state = STATE_WORDS[view?.state ?? 'ok'];
      return {
        id,
        name: view?.name ?? id,
        kind: nodeKind(kind)?.label ?? kind,
        settings: [view?.headline, state].filter(Boolean).join('; '),
        output: shapes.join(', ') || '–',
        parameters: typed && typed.parameters > 0 ? formatCount(typed.parameters) : '–',
      };
    });
}

/** How it is trained. */
export function trainingFacts(training: Training, compilation: Compilation): readonly Fact[] {
  const { optimizer, batchSize, steps, epochs, shuffle, seed, schedule, warmUpSteps, clipping, stop } = training;
  const info = optimizerInfo(optimizer.kind);
  const program = compilation.program;
  return [
    [i18n.t('Optimizer'), info.label],
    ...facts(fieldsOf(info.params), optimizer),
    ...(batchSize === undefined ? [] : [[i18n.t('Batch size'), formatCount(batchSize)] as const]),
    epochs === undefined ? [i18n.t('Steps'), formatCount(steps ?? program?.training.steps ?? 0)] : [i18n.t('Epochs'), formatCount(epochs)],
    ...(schedule ? [[i18n.t('Schedule'), commaed([scheduleInfo(schedule.kind).label, ...within(fieldsOf(scheduleInfo(schedule.kind).params), schedule)])] as const] : []),
    ...(warmUpSteps ? [[i18n.t('Warm-up'), i18n.t('{steps, plural, one {# step} other {# steps}}', { steps: warmUpSteps })] as const] : []),
    ...(clipping ? [[i18n.t('Gradient clipping'), commaed([clippingInfo(clipping.kind).label, ...within(fieldsOf(clippingFields), clipping)])] as const] : []),
    ...(stop ? stopFacts(stop) : []),
    [i18n.t('Rows shuffled'), shuffle ? i18n.t('yes') : i18n.t('no')],
    [i18n.t('Seed'), String(seed)],
    ...(program?.sources ?? []).map(({ node, trainRows, validationRows }): Fact => [program?.sources.length === 1 ? i18n.t('Data') : i18n.t('Data of {node}', { node }), rowsWords(trainRows, validationRows)]),
  ];
}

function facts(fields: readonly Field[], values: Readonly<Record<string, unknown>>): readonly Fact[] {
  return fields.filter(({ name, advanced }) => advanced !== true || values[name] !== undefined).map((field) => [field.label, words(values[field.name] ?? field.defaultValue, field) ?? '–']);
}

function within(fields: readonly Field[], values: Readonly<Record<string, unknown>>): readonly string[] {
  return facts(fields, values).map(([term, value]) => `${small(term)} ${value}`);
}

function stopFacts({ loss, accuracy, patience }: Stop): readonly Fact[] {
  return [
    ...(loss === undefined ? [] : [[i18n.t('Stops at loss'), formatNumber(loss, 7)] as const]),
    ...(accuracy === undefined ? [] : [[i18n.t('Stops at accuracy'), formatPercent(accuracy)] as const]),
    ...(patience ? [[i18n.t('Stops without progress'), commaed(within(fieldsOf(patienceFields), patience))] as const] : []),
  ];
}

/** What a worksheet tells of a run. */
export type WorksheetRun = Pick<RunState, 'progress' | 'points' | 'backend' | 'stopped' | 'failure'>;

/** Where the run stands; empty where no step was taken. */
export function runFacts({ progress, points, backend, stopped, failure }: WorksheetRun): readonly Fact[] {
  if (!progress || progress.step === 0) return [];
  const figures = (['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const).flatMap((metric): readonly Fact[] => {
    const value = lastValue(points, metric);
    return value === undefined ? [] : [[FIGURES[metric], metric.endsWith('oss') ? formatNumber(value) : formatPercent(value)]];
  });
  return [
    [i18n.t('Step'), i18n.t('{done} of {all}', { done: formatCount(progress.step), all: formatCount(progress.steps) })],
    ...figures,
    ...(backend ? [[i18n.t('Computed by'), backend.label] as const] : []),
    ...(stopped === null ? [] : [[i18n.t('Ended'), stopped] as const]),
    ...(failure === null ? [] : [[i18n.t('Failed'), failure] as const]),
  ];
}

const FIGURES = { loss: i18n.t('Loss'), accuracy: i18n.t('Accuracy'), validationLoss: i18n.t('Validation loss'), validationAccuracy: i18n.t('Validation accuracy') } as const;
