/** Whether one number of a layer has the gradients that a request asks for. */
import type { Operation, Program } from '../../compiler/program.ts';
import { sizeOf } from '../../graph/tensorType.ts';
import type { ProbeRequest } from '../protocol.ts';
import { i18n } from '../../words/i18n.ts';

/**
 * Looks through what a request names in `gradientOf`, before anything is computed.
 * @throws a sentence where there is no such number, where it does not depend on what is asked for, or where a step function
 * lies between: training puts an estimate in the place of its slope, which is no gradient of a score.
 */
export function checkGradientOf(program: Program, { gradientOf, probes }: ProbeRequest): void {
  if (!gradientOf) return;
  const { node, unit } = gradientOf;
  const scored = program.operations.find((each) => each.node === node);
  if (!scored) throw new Error(i18n.t('The run has no layer “{node}” whose gradient could be taken. It may have been added since the run began; train again to see it.', { node }));
  const size = sizeOf(scored.output.shape);
  if (!Number.isInteger(unit) || unit < 0 || unit >= size) throw new Error(i18n.t('Number {unit} of “{label}” was asked for, but {size, plural, one {one number leaves} other {# numbers leave}} it, from 0 on.', { unit, label: scored.label, size }));
  const nodes = new Set(probes.filter(({ quantity }) => quantity.endsWith('Gradients')).map((probe) => probe.node));
  for (const from of nodes) {
    const between = way(program, from, scored);
    if (!between) throw new Error(i18n.t('“{label}” does not depend on “{from}”, so its numbers have no gradient there. Look at a layer before it.', { label: scored.label, from: labelOf(program, from) }));
    const step = between.find(({ kind }) => kind === 'step');
    if (step) throw new Error(i18n.t('The step function “{step}” lies between “{from}” and “{label}”. A step has no slope, so there is no gradient to look at (training puts 1 in its place). Look at what leaves the step, or put a sigmoid there.', { step: step.label, from: labelOf(program, from), label: scored.label }));
  }
}

/** All layers by which what leaves a node reaches another; none where it is that node itself, null where it does not reach it. */
function way({ operations }: Program, from: string, to: Operation): readonly Operation[] | null {
  if (from === to.node) return [];
  const reached = new Set([from]);
  for (const { node, inputs } of operations) if (inputs.some((input) => reached.has(input.node) && input.port !== 'labels')) reached.add(node);
  if (!reached.has(to.node)) return null;
  const needed = new Set([to.node]);
  for (const { node, inputs } of operations.toReversed()) if (needed.has(node)) for (const input of inputs) needed.add(input.node);
  return operations.filter(({ node }) => node !== from && reached.has(node) && needed.has(node));
}

function labelOf({ operations }: Program, node: string): string {
  return operations.find((each) => each.node === node)?.label ?? node;
}
