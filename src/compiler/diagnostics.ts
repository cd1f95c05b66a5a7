/**
 * Every message of the compiler, in one table, put into words when it is given. A code is stable: files, tests and
 * docs/DIAGNOSTICS.md (made from this table and `scripts/diagnosticsDocs.ts`) name it.
 */
import { i18n } from '../words/i18n.ts';
import { series } from '../words/list.ts';
import type { Diagnostic, Fix, Severity } from './diagnostic.ts';

interface Entry<A> {
  readonly severity: Severity;
  /** For the documentation and the panel: why it matters. */
  readonly why: () => string;
  readonly message: (args: A) => string;
}

function entry<A>(severity: Severity, why: () => string, message: (args: A) => string): Entry<A> {
  return { severity, why, message };
}

interface Named {
  /** What the person calls the node. */
  readonly label: string;
}

/** How many nodes a message names. */
const SHOWN = 4;

export const table = {
  'empty-graph': entry('info', () => i18n.t('A network needs data at one end and a loss at the other.'), () =>
    i18n.t('There is nothing to train yet. Drag a Dataset onto the canvas, or open a preset.')),
  'no-loss': entry('error', () => i18n.t('Training makes a loss smaller; without one it has no direction.'), () =>
    i18n.t('The graph has no Loss node. Add one and wire the network’s output to its prediction.')),
  'nothing-to-train': entry('error', () => i18n.t('Training changes weights; there are none here.'), () =>
    i18n.t('Nothing in this graph can learn: no node that leads to the loss has trainable weights. Put a layer such as Dense before the loss.')),
  'unknown-kind': entry<Named & { kind: string }>('error', () => i18n.t('The node is kept and saved back unchanged, but what it computes is not known here.'), ({ label, kind }) =>
    i18n.t('“{label}” is of the kind “{kind}”, which this version does not know. Replace it, or open the graph with a newer Netloom.', { label, kind })),
  'param-value': entry<Named & { problem: string }>('error', () => i18n.t('The layer cannot be built with it.'), ({ label, problem }) =>
    i18n.t('{label}: {problem}', { label, problem })),
  'unknown-port': entry<{ end: string; label: string; ports: string }>('error', () => i18n.t('The wire carries nothing.'), ({ end, label, ports }) =>
    i18n.t('A wire is attached to “{end}”, but {label} has only {ports}. Remove the wire or attach it elsewhere.', { end, label, ports })),
  'port-taken': entry<Named & { port: string }>('error', () => i18n.t('The node could not tell which of them to use.'), ({ label, port }) =>
    i18n.t('Two wires end at the {port} of {label}, which takes one. Remove one of them, or join them with Add or Concat.', { port, label })),
  'cycle': entry<{ labels: readonly string[] }>('error', () => i18n.t('Each node would have to wait for its own result.'), ({ labels }) =>
    i18n.t('The wires run in a circle: {circle}. Remove one of these wires.', { circle: [...labels, labels[0]].join(' → ') })),
  'unconnected-input': entry<Named & { port: string }>('error', () => i18n.t('Nothing reaches the node, so nothing after it can be computed.'), ({ label, port }) =>
    i18n.t('{label} has no wire at its {port}. Draw one to it from an output before it.', { label, port })),
  'shape-rank': entry<Named & { found: string; expected: string; why: string }>('error', () => i18n.t('The layer’s arithmetic is defined for another form of data.'), ({ label, found, expected, why }) =>
    i18n.t('{label} expects {expected}, but gets {found}. {why}', { label, expected, found, why })),
  'shape-size': entry<Named & { found: string; expected: string; why: string }>('error', () => i18n.t('The layer would have nothing to compute.'), ({ label, found, expected, why }) =>
    i18n.t('{label} expects {expected}, but gets {found}. {why}', { label, expected, found, why })),
  'shape-mismatch': entry<Named & { found: string; expected: string; why: string }>('error', () => i18n.t('They are combined number by number.'), ({ label, found, expected, why }) =>
    i18n.t('{label} expects {expected}, but gets {found}. {why}', { label, expected, found, why })),
  'data': entry<Named & { problem: string }>('error', () => i18n.t('There is nothing to learn from.'), ({ label, problem }) =>
    i18n.t('{label}: {problem}', { label, problem })),
  'repeat-ports': entry<Named & { times: number; entering: number; leaving: number }>('error', () => i18n.t('Each copy is fed by the one before it.'), ({ label, times, entering, leaving }) =>
    i18n.t('{label} is to be applied {times} times in a row, so one value must enter it and one must leave it; {entering, plural, =0 {none enter} one {one enters} other {# enter}} and {leaving, plural, =0 {none leave} one {one leaves} other {# leave}}. Take nodes out of the group or into it, or repeat it once.', { label, times, entering, leaving })),
  'repeat-shape': entry<Named & { times: number; takes: string; gives: string }>('error', () => i18n.t('Each copy is fed by the one before it.'), ({ label, times, takes, gives }) =>
    i18n.t('{label} is to be applied {times} times in a row, but it takes {takes} and gives {gives}. Make what leaves it as large as what enters, or repeat it once.', { label, times, takes, gives })),
  'repeat-size': entry<Named & { times: number; nodes: number }>('error', () => i18n.t('It could not be compiled while you edit.'), ({ label, times, nodes }) =>
    i18n.t('With {label} applied {times, number} times the graph has {nodes, number} nodes; at most 20,000 are allowed. Repeat it less often.', { label, times, nodes })),
  'row-count': entry<{ label: string; rows: number; other: string; otherRows: number }>('error', () => i18n.t('Each example takes one row of each.'), ({ label, rows, other, otherRows }) =>
    i18n.t('{label} has {rows, number} rows and {other} has {otherRows, number}. Data sets that are used together need the same number.', { label, rows, other, otherRows })),
  'initial-weights': entry<Named & { problem: string }>('error', () => i18n.t('Weights given in the file are used as they are, so they must have the layer’s shape.'), ({ label, problem }) =>
    i18n.t('The initial weights of {label} do not fit: {problem}', { label, problem })),
  'dead-branch': entry<{ labels: readonly string[] }>('warning', () => i18n.t('They take no part in training.'), ({ labels }) =>
    labels.length === 1
      ? i18n.t('{label} leads to no loss, so it takes no part in training. Wire it on, or remove it.', { label: labels[0] ?? '' })
      : labels.length <= SHOWN
        ? i18n.t('{labels} lead to no loss, so they take no part in training. Wire them on, or remove them.', { labels: series(labels) })
        : i18n.t('{labels} and {more} more lead to no loss, so they take no part in training. Wire them on, or remove them.', { labels: series(labels.slice(0, SHOWN)), more: labels.length - SHOWN })),
  'needs-softmax': entry<Named & { before: string }>('warning', () => i18n.t('It compares shares that add up to 1; anything else gives a loss without meaning.'), ({ label, before }) =>
    i18n.t('{label} uses categorical cross-entropy, but {before} gives no probabilities. Put a Softmax between them.', { label, before })),
  'needs-sigmoid': entry<Named & { before: string }>('warning', () => i18n.t('It needs probabilities between 0 and 1.'), ({ label, before }) =>
    i18n.t('{label} uses binary cross-entropy, but {before} can leave the range from 0 to 1. Put a Sigmoid between them.', { label, before })),
  'softmax-of-one': entry<Named>('warning', () => i18n.t('One share is always the whole: its output is 1 whatever comes in.'), ({ label }) =>
    i18n.t('{label} gets a single number, so it always gives 1. Use a Sigmoid, or give the layer before it one unit for each class.', { label })),
  'categorical-of-one': entry<Named>('warning', () => i18n.t('It needs one output for each class.'), ({ label }) =>
    i18n.t('{label} uses categorical cross-entropy on a single number. Use binary cross-entropy for a yes-or-no question.', { label })),
  'label-range': entry<Named & { low: number; high: number }>('warning', () => i18n.t('Its targets must lie between 0 and 1.'), ({ label, low, high }) =>
    i18n.t('{label} compares probabilities, but the labels run from {low} to {high}. Use mean squared error for numbers like these.', { label, low, high })),
  'unscaled-features': entry<Named & { low: number; high: number }>('warning', () => i18n.t('Large inputs saturate activations and make updates jump.'), ({ label, low, high }) =>
    i18n.t('The features of {label} run from {low} to {high}. Networks learn best from numbers between about −1 and 1; scale them.', { label, low, high })),
  'learning-rate': entry<{ optimizer: string; rate: number; usual: number }>('warning', () => i18n.t('Each step overshoots, and the loss grows instead of falling.'), ({ optimizer, rate, usual }) =>
    i18n.t('The learning rate is {rate}; with {optimizer} it is usually about {usual}. Training will probably diverge.', { rate, optimizer, usual })),
  'batch-too-large': entry<{ batch: number; rows: number }>('info', () => i18n.t('Each step then uses all rows.'), ({ batch, rows }) =>
    i18n.t('The batch size is {batch, number}, but there are only {rows, number} rows. Each step uses all of them.', { batch, rows })),
  'warm-up-too-long': entry<{ warmUp: number; steps: number }>('warning', () => i18n.t('The learning rate never gets to where it should be.'), ({ warmUp, steps }) =>
    i18n.t('The warm-up takes {warmUp, number} steps, but training takes only {steps, number}. Make the warm-up shorter, or train longer.', { warmUp, steps })),
  'stop-accuracy': entry<{ by: 'patience' | 'accuracy' }>('warning', () => i18n.t('The condition never holds, so training goes on to its last step.'), ({ by }) =>
    by === 'patience'
      ? i18n.t('Patience needs an accuracy, but the labels of this graph are not classes. Stop by the loss instead.')
      : i18n.t('The target accuracy needs an accuracy, but the labels of this graph are not classes. Stop by the loss instead.')),
  'stop-validation': entry('warning', () => i18n.t('The condition is never asked, so training goes on to its last step.'), () =>
    i18n.t('Patience watches the validation rows, but the data set keeps none back. Watch the training rows instead.')),
  'memory': entry<{ gigabytes: string }>('warning', () => i18n.t('The page may be stopped by the browser.'), ({ gigabytes }) =>
    i18n.t('Training this graph needs about {gigabytes} GB of memory. Use a smaller batch, or fewer or smaller layers.', { gigabytes })),
} as const;

export type DiagnosticCode = keyof typeof table;
type ArgsOf<C extends DiagnosticCode> = (typeof table)[C] extends Entry<infer A> ? A : never;

export interface Place {
  readonly node?: string | undefined;
  readonly edge?: string | undefined;
  readonly param?: string | undefined;
  readonly fix?: Fix | undefined;
}

/** Makes one diagnostic from the table. */
export function diagnostic<C extends DiagnosticCode>(code: C, args: ArgsOf<C>, place: Place = {}): Diagnostic {
  const { severity, why, message } = table[code] as Entry<ArgsOf<C>>;
  const defined = Object.entries(place).filter(([, value]) => value !== undefined);
  return { code, severity, message: message(args), why: why(), ...Object.fromEntries(defined) };
}
