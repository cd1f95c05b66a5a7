/** What the views ask of a run's inside, answered once. */
import { isLookedUp } from '../../compiler/indexData.ts';
import type { Program, ValueReference } from '../../compiler/program.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { FillRows } from '../forward/forward.ts';
import type { Probe, Probed, ProbeRequest, Samples } from '../protocol.ts';
import type { Session } from '../session.ts';
import { checkGradientOf } from './gradientOf.ts';
import { keyOf, placeOf, type Pass } from './pass.ts';
import { histogram, norm } from './summary.ts';
import { i18n } from '../../words/i18n.ts';

/** Rows that one request may name, and that it may give: a grid over the plane is many of two numbers each. */
export const MOST_ROWS = 256;
const MOST_GIVEN = 4096;
const MOST_BINS = 512;
const BINS = 30;

/** One array that answers a probe. */
interface Target {
  readonly probe: Probe;
  /** `node.port` or `node.name`. */
  readonly key: string;
  readonly name: string;
  /** Without the batch. */
  readonly shape: readonly number[];
}

/**
 * All that was asked, from one pass over the samples. Arrays are the caller's to keep.
 * @throws a sentence where the request names what the run has not.
 */
export async function probe(session: Session, request: ProbeRequest): Promise<readonly Probed[]> {
  const targets = request.probes.flatMap((each) => targetsOf(session.program, each));
  checkGradientOf(session.program, request);
  const { pass, fill } = passOf(session, request, targets);
  const inPass = pass.activations.length + pass.activationGradients.length + pass.weightGradients.length > 0;
  const values = inPass ? await session.forward.pass(pass, fill) : new Map<string, Float32Array>();
  const answers: Probed[] = [];
  for (const target of targets) {
    const { quantity } = target.probe;
    const numbers = quantity === 'weights' ? await session.trainer.numbers(target.key) : values.get(placeOf(quantity, target.key));
    // A gradient of what no loss depends on is no gradient: there is nothing to answer.
    if (numbers) answers.push(answered(target, numbers, quantity.startsWith('activation') ? [pass.rows, ...target.shape] : target.shape));
  }
  return answers;
}

function answered({ probe: { node, quantity, as, bins }, name }: Target, numbers: Float32Array, shape: readonly number[]): Probed {
  const about = { node, name, quantity, as, shape };
  switch (as) {
    case 'values':
      // What was handed out is written over by the next pass.
      return { ...about, values: numbers.slice() };
    case 'norm':
      return { ...about, values: Float32Array.of(norm(numbers)) };
    case 'histogram': {
      const { counts, range, notFinite } = histogram(numbers, Math.max(1, Math.min(MOST_BINS, Math.floor(bins ?? BINS))));
      return { ...about, values: counts, range, notFinite };
    }
  }
}

/** A node's arrays of the wanted kind: its output (or features and labels), or each of its weights. */
function targetsOf(program: Program, probe: Probe): Target[] {
  const { node, quantity } = probe;
  const source = program.sources.find((each) => each.node === node);
  const operation = program.operations.find((each) => each.node === node);
  if (!source && !operation) throw new Error(i18n.t('The run has no node “{node}” to look into. It may have been added since the run began; train again to see it.', { node }));
  if (quantity === 'activationGradients' && source && isLookedUp(program, node)) {
    throw new Error(i18n.t('The data are indices, and nothing changes a little with an index: there is no gradient to look at. Look at what leaves the layer behind the data instead.'));
  }
  if (quantity === 'activations' || quantity === 'activationGradients') {
    const ports: (readonly [string, readonly number[]])[] = operation ? [['out', operation.output.shape]] : source ? [['features', source.features.shape], ...(quantity === 'activations' ? [['labels', source.labels.shape] as const] : [])] : [];
    return ports.map(([name, shape]) => ({ probe, key: `${node}.${name}`, name, shape }));
  }
  return (operation?.weights ?? []).filter(({ trainable }) => quantity === 'weights' || trainable).map(({ name, shape }) => ({ probe, key: `${node}.${name}`, name, shape }));
}

function passOf(session: Session, { samples, gradientOf }: ProbeRequest, targets: readonly Target[]): { readonly pass: Pass; readonly fill: FillRows } {
  const { batches, step } = session;
  const references = (quantity: Probe['quantity']): ValueReference[] => targets.filter(({ probe }) => probe.quantity === quantity).map(({ probe: { node }, name }) => ({ node, port: name }));
  const wanted = { activations: references('activations'), activationGradients: references('activationGradients'), weightGradients: references('weightGradients').map(keyOf), ...(gradientOf ? { gradientOf } : {}) };
  if (samples.kind === 'nextBatch') return { pass: { rows: batches.batchRows(step), step, ...wanted }, fill: (node, port, numbers) => { batches.fill(step, node, port, numbers); } };
  if (samples.kind === 'given') return { pass: { rows: samples.rows, step: null, ...wanted }, fill: givenRows(session.program, samples) };
  const { split, rows } = samples;
  const there = session.program.sources.length === 0 ? 1 : batches.rows(split);
  const bad = rows.find((row) => !Number.isInteger(row) || row < 0 || row >= there);
  if (bad !== undefined) throw new Error(split === 'validation' ? i18n.t('Row {bad} was asked for, but there are {there} validation rows, from 0 on.', { bad, there }) : i18n.t('Row {bad} was asked for, but there are {there} train rows, from 0 on.', { bad, there }));
  if (rows.length < 1 || rows.length > MOST_ROWS) throw new Error(i18n.t('{rows} rows were asked for; 1 to {most} can be.', { rows: rows.length, most: MOST_ROWS }));
  return { pass: { rows: rows.length, step: null, ...wanted }, fill: batches.picker(split, rows) };
}

/** What writes rows that the page gave. @throws a sentence where they do not fit the data. */
function givenRows(program: Program, { rows, features, labels }: Extract<Samples, { kind: 'given' }>): FillRows {
  const [source, second] = program.sources;
  if (!source || second) throw new Error(i18n.t("Rows of one's own can be looked at where a graph has one data set; this one has {length}.", { length: program.sources.length }));
  if (!Number.isInteger(rows) || rows < 1 || rows > MOST_GIVEN) throw new Error(i18n.t('{rows} rows were given; 1 to {most} can be.', { rows, most: MOST_GIVEN }));
  for (const [port, numbers] of [['features', features], ['labels', labels]] as const) {
    const wanted = rows * sizeOf(source[port].shape);
    if (numbers && numbers.length !== wanted) throw new Error(i18n.t('{length} numbers were given as {port}; {rows} rows of the data have {wanted}.', { length: numbers.length, port, rows, wanted }));
  }
  return (_, port, numbers) => {
    const given = port === 'features' ? features : labels;
    if (given) numbers.set(given);
    else numbers.fill(0);
  };
}
