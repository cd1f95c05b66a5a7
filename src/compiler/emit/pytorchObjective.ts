/** What a PyTorch script makes small: losses, penalties on weights, and the share of right answers. */
import { penaltyOf } from '../../nodes/shared/kernelRegularizer.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { torchChannelAxis } from '../../nodes/shared/torch.ts';
import type { ProgramLoss, ValueReference } from '../program.ts';
import { indented, Lines, type Section } from './lines.ts';
import { computed, countedLoss, dataValues, type WrittenLoss, type WrittenProgram } from './walk.ts';

/** What the network must give: predictions first, then logits and targets that it works out itself. */
export function torchOutputs({ program, losses }: WrittenProgram): readonly ValueReference[] {
  return computed(program, [...program.losses.map(({ prediction }) => prediction), ...losses.map(logitsOf), ...program.losses.map(({ target }) => target)]);
}

function logitsOf({ loss, target }: WrittenLoss): ValueReference | null {
  return target.fromLogits === undefined ? null : loss.logits;
}

/** `compute_loss`, `penalty` and `accuracy`. */
export function torchObjectiveSection(written: WrittenProgram): Section {
  const lines = new Lines();
  const { names, program } = written;
  const outputs = torchOutputs(written).map((value) => names.value(value));
  const unpack = (): void => {
    if (outputs.length > 1) lines.add(`    ${outputs.join(', ')} = outputs`);
    else if (outputs.length === 1) lines.add(`    ${outputs[0]} = outputs`);
    const values = dataValues(program).map((value) => names.value(value));
    if (values.length > 0) lines.add(`    ${values.join(', ')} = batch`);
  };
  lines.add('def compute_loss(outputs, batch):\n    """What training makes small, for one batch."""');
  unpack();
  const terms = written.losses.map((loss, index) => {
    const name = written.losses.length === 1 ? 'loss' : `loss_${index + 1}`;
    if (logitsOf(loss)) lines.add('    # From what goes into the last activation: the same number without rounding to log 0.', loss.loss.node);
    lines.add(`    ${name} = ${lossExpression(loss, written)}`, loss.loss.node);
    return name;
  });
  lines.add(`    return ${terms.join(' + ')}`);
  addPenalty(lines, written);
  const counted = countedLoss(program);
  if (counted?.target) {
    lines.add('\n').add('def accuracy(outputs, batch):\n    """The share of right answers."""');
    unpack();
    lines.add(`    return ${accuracyExpression(counted, written)}`, counted.node);
  }
  return lines.section('Loss', 'What training makes small.');
}

function lossExpression(written: WrittenLoss, { names }: WrittenProgram): string {
  const { loss, target } = written;
  const logits = logitsOf(written);
  // PyTorch looks for the classes on axis 1; a sequence holds them on its last.
  const classesFirst = loss.function === 'categoricalCrossentropy' && loss.predictionType.shape.length === 2 ? '.transpose(1, 2)' : '';
  const prediction = `${names.value(logits ?? loss.prediction)}${classesFirst}`;
  const call = `${logits ? target.fromLogits : target.value}(${prediction}${loss.target ? `, ${names.value(loss.target)}${classesFirst}` : ''})`;
  return loss.weight === 1 ? call : `${loss.weight} * ${call}`;
}

function accuracyExpression(loss: ProgramLoss, { names }: WrittenProgram): string {
  const prediction = names.value(loss.prediction);
  const target = names.value(loss.target as ValueReference);
  const axis = torchChannelAxis(loss.predictionType.shape.length);
  if (loss.accuracy === 'categorical') return `(${prediction}.argmax(dim=${axis}) == ${target}.argmax(dim=${axis})).float().mean()`;
  return `((${prediction} > 0.5) == (${target} > 0.5)).float().mean()`;
}

interface Penalty {
  readonly node: string;
  readonly term: string;
}

/** The penalties on weights, as terms of a sum. */
export function penalties({ operations }: WrittenProgram): readonly Penalty[] {
  return operations.flatMap(({ operation, layer }) => {
    const penalty = penaltyOf(operation.params, operation.weights.map((weight) => weight.name));
    if (!penalty) return [];
    const states = nodeKind(operation.kind)?.code?.torchState?.(operation.params as never) ?? [];
    return states
      .filter(({ from }) => from !== null && penalty.weights.includes(from))
      .flatMap((state) => {
        const weight = `network${attributePath(layer)}${attributePath(state.name)}`;
        return [
          ...(penalty.l1 === 0 ? [] : [{ node: operation.node, term: `${penalty.l1} * ${weight}.abs().sum()` }]),
          ...(penalty.l2 === 0 ? [] : [{ node: operation.node, term: `${penalty.l2} * ${weight}.square().sum()` }]),
        ];
      });
  });
}

/** `weight` as `.weight`; `0.weight`, in the first module of a sequence, as `[0].weight`. */
function attributePath(entry: string): string {
  return entry.split('.').map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
}

function addPenalty(lines: Lines, written: WrittenProgram): void {
  const terms = penalties(written);
  if (terms.length === 0) return;
  lines.add('\n').add('def penalty(network):\n    """What large weights cost."""\n    return (');
  terms.forEach(({ node, term }, index) => lines.add(indented(index === 0 ? term : `+ ${term}`, 8), node));
  lines.add('    )');
}
