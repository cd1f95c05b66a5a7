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
import { nodeViews } from '../../canvas/view.ts';
import { STATE_WORDS } from '../../canvas/nodeView.ts';
import { words } from '../../runs/differenceWords.ts';
import type { RunState } from '../../stores/runState.ts';
import { lastValue } from '../../training/announcement.ts';
import { counted, formatCount, formatNumber, formatPercent } from '../../ui/format.ts';

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
    ['Optimizer', info.label],
    ...facts(fieldsOf(info.params), optimizer),
    ...(batchSize === undefined ? [] : [['Batch size', formatCount(batchSize)] as const]),
    epochs === undefined ? ['Steps', formatCount(steps ?? program?.training.steps ?? 0)] : ['Epochs', formatCount(epochs)],
    ...(schedule ? [['Schedule', [scheduleInfo(schedule.kind).label, ...within(fieldsOf(scheduleInfo(schedule.kind).params), schedule)].join(', ')] as const] : []),
    ...(warmUpSteps ? [['Warm-up', counted(warmUpSteps, 'step')] as const] : []),
    ...(clipping ? [['Gradient clipping', [clippingInfo(clipping.kind).label, ...within(fieldsOf(clippingFields), clipping)].join(', ')] as const] : []),
    ...(stop ? stopFacts(stop) : []),
    ['Rows shuffled', shuffle ? 'yes' : 'no'],
    ['Seed', String(seed)],
    ...(program?.sources ?? []).map(({ node, trainRows, validationRows }): Fact => [program?.sources.length === 1 ? 'Data' : `Data of ${node}`, `${counted(trainRows, 'training row')}${validationRows > 0 ? `, ${formatCount(validationRows)} for validation` : ''}`]),
  ];
}

function facts(fields: readonly Field[], values: Readonly<Record<string, unknown>>): readonly Fact[] {
  return fields.filter(({ name, advanced }) => advanced !== true || values[name] !== undefined).map((field) => [field.label, words(values[field.name] ?? field.defaultValue, field) ?? '–']);
}

function within(fields: readonly Field[], values: Readonly<Record<string, unknown>>): readonly string[] {
  return facts(fields, values).map(([term, value]) => `${term.toLowerCase()} ${value}`);
}

function stopFacts({ loss, accuracy, patience }: Stop): readonly Fact[] {
  return [
    ...(loss === undefined ? [] : [['Stops at loss', formatNumber(loss, 7)] as const]),
    ...(accuracy === undefined ? [] : [['Stops at accuracy', formatPercent(accuracy)] as const]),
    ...(patience ? [['Stops without progress', within(fieldsOf(patienceFields), patience).join(', ')] as const] : []),
  ];
}

/** Where the run stands; empty where no step was taken. */
export function runFacts({ progress, points, backend, stopped, failure }: Pick<RunState, 'progress' | 'points' | 'backend' | 'stopped' | 'failure'>): readonly Fact[] {
  if (!progress || progress.step === 0) return [];
  const figures = (['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const).flatMap((metric): readonly Fact[] => {
    const value = lastValue(points, metric);
    return value === undefined ? [] : [[FIGURES[metric], metric.endsWith('oss') ? formatNumber(value) : formatPercent(value)]];
  });
  return [
    ['Step', `${formatCount(progress.step)} of ${formatCount(progress.steps)}`],
    ...figures,
    ...(backend ? [['Computed by', backend.label] as const] : []),
    ...(stopped === null ? [] : [['Ended', stopped] as const]),
    ...(failure === null ? [] : [['Failed', failure] as const]),
  ];
}

const FIGURES = { loss: 'Loss', accuracy: 'Accuracy', validationLoss: 'Validation loss', validationAccuracy: 'Validation accuracy' } as const;
