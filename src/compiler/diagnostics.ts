/**
 * Every message of the compiler, in one table. A code is stable: files, tests and
 * docs/DIAGNOSTICS.md (made from this table) name it.
 */
import type { Diagnostic, Fix, Severity } from './diagnostic.ts';

interface Entry<A> {
  readonly severity: Severity;
  /** For the documentation: when it is given. */
  readonly when: string;
  /** For the documentation and the panel: why it matters. */
  readonly why: string;
  readonly message: (args: A) => string;
}

function entry<A>(severity: Severity, when: string, why: string, message: (args: A) => string): Entry<A> {
  return { severity, when, why, message };
}

interface Named {
  /** What the person calls the node. */
  readonly label: string;
}

export const table = {
  'empty-graph': entry('info', 'The canvas is empty.', 'A network needs data at one end and a loss at the other.', () =>
    'There is nothing to train yet. Drag a Dataset onto the canvas, or open a preset.'),
  'no-loss': entry('error', 'No node says what is good and what is bad.', 'Training makes a loss smaller; without one it has no direction.', () =>
    'The graph has no Loss node. Add one and wire the network’s output to its prediction.'),
  'nothing-to-train': entry('error', 'No node between the data and the loss has weights.', 'Training changes weights; there are none here.', () =>
    'Nothing in this graph can learn: no node that leads to the loss has trainable weights. Put a layer such as Dense before the loss.'),
  'unknown-kind': entry<Named & { kind: string }>('error', 'A node on the way to the loss is of a kind that this version does not know.', 'The node is kept and saved back unchanged, but what it computes is not known here.', ({ label, kind }) =>
    `“${label}” is of the kind “${kind}”, which this version does not know. Replace it, or open the graph with a newer Netloom.`),
  'param-value': entry<Named & { problem: string }>('error', 'A parameter has a value that its kind does not allow.', 'The layer cannot be built with it.', ({ label, problem }) =>
    `${label}: ${problem}`),
  'unknown-port': entry<{ end: string; label: string; ports: string }>('error', 'A wire ends at a port that the node does not have.', 'The wire carries nothing.', ({ end, label, ports }) =>
    `A wire is attached to “${end}”, but ${label} has only ${ports}. Remove the wire or attach it elsewhere.`),
  'port-taken': entry<Named & { port: string }>('error', 'Two wires end at a port that takes one.', 'The node could not tell which of them to use.', ({ label, port }) =>
    `Two wires end at the ${port} of ${label}, which takes one. Remove one of them, or join them with Add or Concat.`),
  'cycle': entry<{ labels: readonly string[] }>('error', 'Wires run in a circle.', 'Each node would have to wait for its own result.', ({ labels }) =>
    `The wires run in a circle: ${[...labels, labels[0]].join(' → ')}. Remove one of these wires.`),
  'unconnected-input': entry<Named & { port: string }>('error', 'An input of a node on the way to the loss has no wire.', 'Nothing reaches the node, so nothing after it can be computed.', ({ label, port }) =>
    `${label} has no wire at its ${port}. Draw one to it from an output before it.`),
  'shape-rank': entry<Named & { found: string; expected: string; why: string }>('error', 'An input has the wrong number of dimensions.', 'The layer’s arithmetic is defined for another form of data.', ({ label, found, expected, why }) =>
    `${label} expects ${expected}, but gets ${found}. ${why}`),
  'shape-size': entry<Named & { found: string; expected: string; why: string }>('error', 'An input is too small or of an impossible size.', 'The layer would have nothing to compute.', ({ label, found, expected, why }) =>
    `${label} expects ${expected}, but gets ${found}. ${why}`),
  'shape-mismatch': entry<Named & { found: string; expected: string; why: string }>('error', 'Two inputs of a node do not fit each other.', 'They are combined number by number.', ({ label, found, expected, why }) =>
    `${label} expects ${expected}, but gets ${found}. ${why}`),
  'data': entry<Named & { problem: string }>('error', 'A dataset node’s data cannot be used.', 'There is nothing to learn from.', ({ label, problem }) => `${label}: ${problem}`),
  'repeat-ports': entry<Named & { times: number; entering: number; leaving: number }>('error', 'A repeated group has not one value that enters and one that leaves.', 'Each copy is fed by the one before it.', ({ label, times, entering, leaving }) =>
    `${label} is to be applied ${times} times in a row, so one value must enter it and one must leave it; ${entering === 1 ? 'one enters' : `${entering || 'none'} enter`} and ${leaving === 1 ? 'one leaves' : `${leaving || 'none'} leave`}. Take nodes out of the group or into it, or repeat it once.`),
  'repeat-shape': entry<Named & { times: number; takes: string; gives: string }>('error', 'A repeated group gives another shape than it takes.', 'Each copy is fed by the one before it.', ({ label, times, takes, gives }) =>
    `${label} is to be applied ${times} times in a row, but it takes ${takes} and gives ${gives}. Make what leaves it as large as what enters, or repeat it once.`),
  'repeat-size': entry<Named & { times: number; nodes: number }>('error', 'With its repeated groups the graph has more nodes than a graph may have.', 'It could not be compiled while you edit.', ({ label, times, nodes }) =>
    `With ${label} applied ${times.toLocaleString('en-US')} times the graph has ${nodes.toLocaleString('en-US')} nodes; at most 20,000 are allowed. Repeat it less often.`),
  'row-count': entry<{ label: string; rows: number; other: string; otherRows: number }>('error', 'Data sets that are used together have different numbers of rows.', 'Each example takes one row of each.', ({ label, rows, other, otherRows }) =>
    `${label} has ${rows.toLocaleString('en-US')} rows and ${other} has ${otherRows.toLocaleString('en-US')}. Data sets that are used together need the same number.`),
  'initial-weights': entry<Named & { problem: string }>('error', 'Initial weights do not fit their layer.', 'Weights given in the file are used as they are, so they must have the layer’s shape.', ({ label, problem }) =>
    `The initial weights of ${label} do not fit: ${problem}`),
  'dead-branch': entry<{ labels: readonly string[] }>('warning', 'Nodes lead to no loss.', 'They take no part in training.', ({ labels }) =>
    labels.length === 1
      ? `${labels[0]} leads to no loss, so it takes no part in training. Wire it on, or remove it.`
      : `${labels.slice(0, 4).join(', ')}${labels.length > 4 ? ` and ${labels.length - 4} more` : ''} lead to no loss, so they take no part in training. Wire them on, or remove them.`),
  'needs-softmax': entry<Named & { before: string }>('warning', 'Categorical cross-entropy gets something other than a softmax.', 'It compares shares that add up to 1; anything else gives a loss without meaning.', ({ label, before }) =>
    `${label} uses categorical cross-entropy, but ${before} gives no probabilities. Put a Softmax between them.`),
  'needs-sigmoid': entry<Named & { before: string }>('warning', 'Binary cross-entropy gets something other than a sigmoid.', 'It needs probabilities between 0 and 1.', ({ label, before }) =>
    `${label} uses binary cross-entropy, but ${before} can leave the range from 0 to 1. Put a Sigmoid between them.`),
  'softmax-of-one': entry<Named>('warning', 'A softmax has a single number to share out.', 'One share is always the whole: its output is 1 whatever comes in.', ({ label }) =>
    `${label} gets a single number, so it always gives 1. Use a Sigmoid, or give the layer before it one unit for each class.`),
  'categorical-of-one': entry<Named>('warning', 'Categorical cross-entropy with a single output.', 'It needs one output for each class.', ({ label }) =>
    `${label} uses categorical cross-entropy on a single number. Use binary cross-entropy for a yes-or-no question.`),
  'label-range': entry<Named & { low: number; high: number }>('warning', 'A cross-entropy loss gets labels that are no probabilities.', 'Its targets must lie between 0 and 1.', ({ label, low, high }) =>
    `${label} compares probabilities, but the labels run from ${low} to ${high}. Use mean squared error for numbers like these.`),
  'unscaled-features': entry<Named & { low: number; high: number }>('warning', 'Features are far from the range around 0 to 1.', 'Large inputs saturate activations and make updates jump.', ({ label, low, high }) =>
    `The features of ${label} run from ${low} to ${high}. Networks learn best from numbers between about −1 and 1; scale them.`),
  'learning-rate': entry<{ optimizer: string; rate: number; usual: number }>('warning', 'The learning rate is far above what the optimizer is used with.', 'Each step overshoots, and the loss grows instead of falling.', ({ optimizer, rate, usual }) =>
    `The learning rate is ${rate}; with ${optimizer} it is usually about ${usual}. Training will probably diverge.`),
  'batch-too-large': entry<{ batch: number; rows: number }>('info', 'A batch is larger than the data.', 'Each step then uses all rows.', ({ batch, rows }) =>
    `The batch size is ${batch.toLocaleString('en-US')}, but there are only ${rows.toLocaleString('en-US')} rows. Each step uses all of them.`),
  'warm-up-too-long': entry<{ warmUp: number; steps: number }>('warning', 'The warm-up is as long as the training, or longer.', 'The learning rate never gets to where it should be.', ({ warmUp, steps }) =>
    `The warm-up takes ${warmUp.toLocaleString('en-US')} steps, but training takes only ${steps.toLocaleString('en-US')}. Make the warm-up shorter, or train longer.`),
  'stop-accuracy': entry<{ what: string }>('warning', 'Training is to stop by its accuracy, but no accuracy can be counted.', 'The condition never holds, so training goes on to its last step.', ({ what }) =>
    `${what} needs an accuracy, but the labels of this graph are not classes. Stop by the loss instead.`),
  'stop-validation': entry('warning', 'Training is to stop by a figure of the validation rows, but there are none.', 'The condition is never asked, so training goes on to its last step.', () =>
    'Patience watches the validation rows, but the data set keeps none back. Watch the training rows instead.'),
  'memory': entry<{ gigabytes: string }>('warning', 'Training would need more memory than a browser page usually has.', 'The page may be stopped by the browser.', ({ gigabytes }) =>
    `Training this graph needs about ${gigabytes} GB of memory. Use a smaller batch, or fewer or smaller layers.`),
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
  return { code, severity, message: message(args), why, ...Object.fromEntries(defined) };
}
