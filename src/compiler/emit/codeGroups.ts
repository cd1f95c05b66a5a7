/** Groups as exported code has them: a function or module each, called once for each copy. */
import type { GraphDocument } from '../../graph/document.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { copyId, repeatsOf } from '../../graph/groups/repeat.ts';
import { meaningOf } from '../../graph/meaning.ts';
import type { Operation, Program, ValueReference } from '../program.ts';

export interface CodeGroup {
  readonly name: string;
  /** Ids of the operations of each copy, in the same order. */
  readonly copies: readonly (readonly string[])[];
}

/** The groups of a document, for `emit`; a program does not know of them. */
export function codeGroupsOf(document: GraphDocument): readonly CodeGroup[] {
  const meant = meaningOf(document);
  const there = new Set(meant.nodes.map(({ id }) => id));
  const repeats = new Map(repeatsOf(meant).repeated.map(({ group, times }) => [group.id, times]));
  return (document.groups ?? []).map((group) => {
    const members = group.members.filter((member) => there.has(member));
    return { name: groupName(group), copies: Array.from({ length: repeats.get(group.id) ?? 1 }, (_, index) => members.map((member) => copyId(meant, member, index + 1))) };
  });
}

/** A group that can be called at one place. */
export interface PlannedBlock {
  readonly name: string;
  /** Of the first copy; the others are the same under other names. */
  readonly operations: readonly Operation[];
  readonly copies: CodeGroup['copies'];
  /** What the first copy takes, each once. */
  readonly inputs: readonly ValueReference[];
  /** What the first copy gives in the place of each output. */
  readonly returns: readonly ValueReference[];
  /** What is used of the last copy. */
  readonly outputs: readonly ValueReference[];
}

export type PlannedStep = { readonly operation: Operation; readonly block?: undefined } | { readonly block: PlannedBlock; readonly operation?: undefined };

/**
 * The operations in an order in which those of a group follow one another, as one step. A group that cannot be called at one place,
 * because a path leaves it and comes back, and one that takes or gives several values and is repeated, are written out flat.
 * @param kept values that are asked for beside predictions and targets.
 */
export function planSteps(program: Program, groups: readonly CodeGroup[], kept: readonly ValueReference[]): readonly PlannedStep[] {
  let blocks: readonly PlannedBlock[] = [];
  let steps: readonly PlannedStep[] = program.operations.map((operation) => ({ operation }));
  for (const group of groups) {
    const block = blockOf(program, group, kept);
    const more = block && ordered(program, [...blocks, block]);
    if (!block || !more) continue;
    blocks = [...blocks, block];
    steps = more;
  }
  return steps;
}

function blockOf(program: Program, { name, copies }: CodeGroup, kept: readonly ValueReference[]): PlannedBlock | null {
  const [first = [], last = []] = [copies[0], copies.at(-1)];
  const [inFirst, all] = [new Set(first), new Set(copies.flat())];
  const operations = program.operations.filter(({ node }) => inFirst.has(node));
  const computed = new Set(program.operations.map(({ node }) => node));
  const inputs = each(operations.flatMap((operation) => operation.inputs).filter(({ node }) => !inFirst.has(node) || !computed.has(node)));
  const asked = [...program.operations.filter(({ node }) => !all.has(node)).flatMap((operation) => operation.inputs), ...program.losses.flatMap(({ prediction, target }) => [prediction, ...(target ? [target] : [])]), ...kept];
  const outputs = each(asked.filter(({ node }) => all.has(node) && computed.has(node)));
  const returns = outputs.map(({ node, port }) => ({ node: first[last.indexOf(node)] ?? '', port }));
  const callable = copies.length === 1 || (inputs.length === 1 && outputs.length === 1 && returns[0]?.node !== '');
  return operations.length > 0 && outputs.length > 0 && callable ? { name, operations, copies, inputs, returns, outputs } : null;
}

function each(values: readonly ValueReference[]): readonly ValueReference[] {
  return values.filter((value, place) => values.findIndex(({ node, port }) => node === value.node && port === value.port) === place);
}

/** Kahn's order of steps, in the program's own where it can be; null where blocks wait for one another. */
function ordered(program: Program, blocks: readonly PlannedBlock[]): readonly PlannedStep[] | null {
  const holder = new Map(blocks.flatMap((block) => block.copies.flat().map((id) => [id, block] as const)));
  const made = new Set(program.sources.map(({ node }) => node));
  const open: PlannedStep[] = [];
  for (const operation of program.operations) {
    const block = holder.get(operation.node);
    if (!block) open.push({ operation });
    else if (!open.some((step) => step.block === block)) open.push({ block });
  }
  const steps: PlannedStep[] = [];
  while (open.length > 0) {
    const at = open.findIndex(({ operation, block }) => (operation ?? block).inputs.every(({ node }) => made.has(node)));
    const [step] = at < 0 ? [] : open.splice(at, 1);
    if (!step) return null;
    steps.push(step);
    for (const id of step.block ? step.block.copies.flat() : [step.operation.node]) made.add(id);
  }
  return steps;
}
