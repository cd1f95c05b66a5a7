/**
 * Stage 3: what is wrong, or unwise, although every shape fits. Each rule is one function and speaks
 * about one cause; a rule that needs a working path is asked only when there is one.
 */
import { describeData } from '../nodes/kinds/dataset.ts';
import { isDataProblem } from '../datasets/source.ts';
import { originNode } from '../graph/groups/repeat.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import { addLossFix } from './fixes.ts';
import type { Inferred } from './infer.ts';
import { checkLosses } from './lossRules.ts';
import { deadGroups, type LiveNodes } from './liveness.ts';
import { wiresFrom, type NormalGraph } from './normalise.ts';
import type { ProgramTraining, Totals } from './program.ts';
import { checkTrainingSettings } from './trainingRules.ts';
import { i18n } from '../words/i18n.ts';

export interface Checked {
  readonly graph: NormalGraph;
  readonly inferred: Inferred;
  readonly losses: readonly string[];
  /** Nodes that lead to a loss. */
  readonly live: LiveNodes;
  /** There is a loss, and nothing is wrong on the way to it. */
  readonly works: boolean;
}

/** Errors about the graph as a whole. */
export function checkStructure({ graph, inferred, losses, live, works }: Checked): readonly Diagnostic[] {
  if (graph.nodes.size === 0) return [diagnostic('empty-graph', {})];
  if (losses.length === 0) return [diagnostic('no-loss', {}, { fix: addLossFix(graph) })];
  if (works) return [...nothingToTrain({ inferred, losses, live }), ...rowCounts({ graph, live })];
  return [...live].flatMap((id) => {
    const node = graph.nodes.get(id);
    return node && !node.kind ? [diagnostic('unknown-kind', { label: node.label, kind: node.source.kind }, { node: id })] : [];
  });
}

function nothingToTrain({ inferred, losses, live }: Pick<Checked, 'inferred' | 'losses' | 'live'>): readonly Diagnostic[] {
  if (inferred.list.some((known, at) => live.hasAt(at) && known?.weights.some(({ trainable }) => trainable))) return [];
  return [diagnostic('nothing-to-train', {}, { node: losses[0] })];
}

function rowCounts({ graph, live }: Pick<Checked, 'graph' | 'live'>): readonly Diagnostic[] {
  const counted = graph.roles.datasets.flatMap(({ id, label, params }) => {
    if (!params || !live.has(id)) return [];
    const data = describeData(params);
    return isDataProblem(data) ? [] : [{ id, label, rows: data.trainRows }];
  });
  const first = counted[0];
  return counted
    .filter(({ rows }) => first && rows !== first.rows)
    .map(({ id, label, rows }) => diagnostic('row-count', { label, rows, other: first?.label ?? '', otherRows: first?.rows ?? 0 }, { node: id }));
}

/** Warnings, for a graph that could train. */
export function checkPractice(checked: Checked, training: ProgramTraining, totals: Totals): readonly Diagnostic[] {
  return [
    ...checkLosses(checked),
    ...deadBranches(checked),
    ...unscaledFeatures(checked),
    ...learningRate(training),
    ...batchSize(checked),
    ...checkTrainingSettings(checked, training),
    ...memory(totals),
  ];
}

function deadBranches({ graph, live }: Checked): readonly Diagnostic[] {
  return deadGroups(graph, live).map((found) => {
    const ids = [...new Set(found.map((id) => originNode(graph.document, id)))];
    const labels = ids.map((id) => graph.nodes.get(id)?.label ?? id);
    const label = ids.length === 1 ? i18n.t('Remove {label}', { label: labels[0] ?? '' }) : i18n.t('Remove these {nodes} nodes', { nodes: ids.length });
    return diagnostic('dead-branch', { labels }, { node: ids[0], fix: { label, command: { type: 'removeNodes', ids } } });
  });
}

/** Playground's sets run to 6 and train well; pixels to 255 do not. */
const LARGEST_USUAL_FEATURE = 20;

function unscaledFeatures({ graph, inferred, live }: Checked): readonly Diagnostic[] {
  return graph.roles.datasets.flatMap((node) => {
    const { id } = node;
    const range = live.has(id) ? inferred.get(id)?.outputs['features']?.range : undefined;
    if (!range || Math.max(Math.abs(range[0]), Math.abs(range[1])) <= LARGEST_USUAL_FEATURE) return [];
    // A batch or layer normalisation right behind the data scales them as well as anything.
    const scaledAfter = wiresFrom(graph, id).some(({ from, to }) => from.port === 'features' && /Norm$/.test(graph.nodes.get(to.node)?.kind?.id ?? ''));
    if (scaledAfter) return [];
    const fix =
      node.params && 'scale' in node.params
        ? ({ label: i18n.t('Scale the pixels to 0 … 1'), command: { type: 'setParams', id, params: { scale: '0..1' } } } as const)
        : undefined;
    return [diagnostic('unscaled-features', { label: node.label, low: range[0], high: range[1] }, { node: id, fix })];
  });
}

/** What each optimizer is usually run with (Keras's defaults), and how far above is surely too far. Names of their own are the same in every language. */
const RATES = {
  sgd: { name: 'SGD', usual: 0.01, tooHigh: 10 },
  momentum: { name: null, usual: 0.01, tooHigh: 5 },
  rmsprop: { name: 'RMSProp', usual: 0.001, tooHigh: 0.5 },
  adagrad: { name: 'Adagrad', usual: 0.01, tooHigh: 5 },
  adam: { name: 'Adam', usual: 0.001, tooHigh: 0.5 },
} as const;

function learningRate({ optimizer }: ProgramTraining): readonly Diagnostic[] {
  const { name, usual, tooHigh } = RATES[optimizer.kind];
  if (optimizer.learningRate <= tooHigh) return [];
  const command = { type: 'setTraining', training: { optimizer: { ...optimizer, learningRate: usual } } } as const;
  const fix = { label: i18n.t('Set the learning rate to {usual}', { usual }), command };
  return [diagnostic('learning-rate', { optimizer: name ?? i18n.t('momentum'), rate: optimizer.learningRate, usual }, { fix })];
}

function batchSize({ graph, live }: Checked): readonly Diagnostic[] {
  const batch = graph.document.training.batchSize;
  if (batch === undefined) return [];
  for (const { id, params } of graph.roles.datasets) {
    if (!params || !live.has(id)) continue;
    const data = describeData(params);
    if (isDataProblem(data) || batch <= data.trainRows) continue;
    const fix = { label: i18n.t('Set the batch size to {rows}', { rows: data.trainRows }), command: { type: 'setTraining', training: { batchSize: data.trainRows } } } as const;
    return [diagnostic('batch-too-large', { batch, rows: data.trainRows }, { node: id, fix })];
  }
  return [];
}

/** Browsers stop pages at 2 to 4 GB. */
const MANY_BYTES = 2e9;

function memory({ memoryBytes }: Totals): readonly Diagnostic[] {
  return memoryBytes > MANY_BYTES ? [diagnostic('memory', { gigabytes: (memoryBytes / 1e9).toFixed(1) })] : [];
}
