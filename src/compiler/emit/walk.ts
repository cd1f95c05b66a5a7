/** What every emitter asks of a program: its operations as code, and which values its losses need. */
import type { Code, CodeContext, NodeKind } from '../../nodes/kind.ts';
import { lossFunction, type LossFunction } from '../../nodes/training/losses.ts';
import { nodeKind } from '../../nodes/registry.ts';
import type { LossTarget } from '../../nodes/training/lossCode.ts';
import type { Operation, Program, ProgramLoss, ValueReference } from '../program.ts';
import { planSteps, type CodeGroup, type PlannedBlock } from './codeGroups.ts';
import { commentText } from './lines.ts';
import { definedNames, nameNodes, type Names, type NamingStyle } from './names.ts';

type Params = Readonly<Record<string, unknown>>;
export type WriteCode = (kind: NodeKind, context: CodeContext<Params>) => Code;

export interface WrittenOperation {
  readonly operation: Operation;
  /** Its variable; within a block that of the first copy. */
  readonly name: string;
  /** Its layer's name in the model; within a block that of its copy: `block_2_hidden`, `block.1.hidden`. */
  readonly layer: string;
  readonly code: Code;
}

/** A group that is written as a function or module. */
export interface WrittenBlock {
  readonly plan: PlannedBlock;
  /** What it is called: `residual_block`. */
  readonly name: string;
  /** What it takes, by name. */
  readonly parameters: readonly string[];
  /** Of the first copy. */
  readonly operations: readonly WrittenOperation[];
}

export type WrittenStep = { readonly operation: WrittenOperation; readonly block?: undefined } | { readonly block: WrittenBlock; readonly operation?: undefined };

export interface Definition {
  readonly name: string;
  readonly source: string;
  /** The first node that needs it. */
  readonly node: string;
}

export interface WrittenLoss {
  readonly loss: ProgramLoss;
  readonly target: LossTarget;
}

export interface WrittenProgram {
  readonly program: Program;
  readonly names: Names;
  /** All of them, copies among them. */
  readonly operations: readonly WrittenOperation[];
  /** What is written one after the other. */
  readonly steps: readonly WrittenStep[];
  readonly losses: readonly WrittenLoss[];
  /** Each once, in the order in which they are needed. */
  readonly definitions: readonly Definition[];
}

/**
 * Writes every operation and loss of a program in one language.
 * @param self how an operation's layer is spoken of, given its name: `self.hidden`.
 * @param groups those that are to be functions or modules.
 */
export function writeProgram(program: Program, style: NamingStyle, language: Language, write: WriteCode, self: (name: string) => string, groups: readonly CodeGroup[] = []): WrittenProgram {
  // Written twice: only the code itself says which names its definitions take.
  const draft = writeOperations(program, nameNodes(program, style), write, self);
  const losses = program.losses.map((loss) => ({ loss, target: lossOf(loss).code[language] }));
  const taken = definitionsOf(draft, losses).flatMap(({ source }) => definedNames(source));
  const names = nameNodes(program, style, taken);
  const logits = language === 'pytorch' ? losses.flatMap(({ loss, target }) => (target.fromLogits !== undefined && loss.logits ? [loss.logits] : [])) : [];
  const plan = planSteps(program, groups, logits);
  const flat = new Map(writeOperations(program, names, write, self).map((written) => [written.operation.node, written]));
  // Parameters are each block's own, so blocks may call them alike.
  const shared: string[] = [];
  const parameter = (place: number): string => (shared[place] ??= names.fresh(PARAMETERS[place] ?? `value ${place + 1}`));
  const steps = plan.map((step): WrittenStep => (step.operation ? { operation: flat.get(step.operation.node) as WrittenOperation } : { block: writeBlock(step.block, names, parameter, { write, self }) }));
  const layers = new Map(steps.flatMap(({ block }) => (block ? layersOf(block, language) : [])));
  const operations = [...flat.values()].map((written) => ({ ...written, layer: layers.get(written.operation.node) ?? written.name }));
  return { program, names, operations, steps, losses, definitions: definitionsOf(operations, losses) };
}

type Language = 'keras' | 'pytorch' | 'tfjs';

const PARAMETERS = ['x', 'y', 'z'];

interface Writing {
  readonly write: WriteCode;
  readonly self: (name: string) => string;
}

function writeBlock(plan: PlannedBlock, names: Names, parameter: (place: number) => string, writing: Writing): WrittenBlock {
  const parameters = plan.inputs.map((_, place) => parameter(place));
  const value = (reference: ValueReference): string => parameters[plan.inputs.findIndex((input) => sameValue(input, reference))] ?? names.value(reference);
  return { plan, name: names.fresh(plan.name), parameters, operations: plan.operations.map((operation) => writeOperation(operation, names.of(operation.node), value, writing)) };
}

/** The layer's name in the model of each operation of a block, by its node. */
function layersOf({ name, plan, operations }: WrittenBlock, language: Language): readonly (readonly [node: string, layer: string])[] {
  const local = new Map(operations.map((written) => [written.operation.node, written.name]));
  return plan.copies.flatMap((ids, copy) => ids.map((id, place) => {
    const own = local.get(plan.copies[0]?.[place] ?? '') ?? '';
    const once = plan.copies.length === 1;
    return [id, language === 'pytorch' ? `${name}.${once ? '' : `${copy}.`}${own}` : `${callName(name, once ? null : copy + 1)}_${own}`] as const;
  }));
}

/** What a copy's layers are called after. */
export function callName(block: string, copy: number | null): string {
  return copy === null ? block : `${block}_${copy}`;
}

function writeOperations(program: Program, names: Names, write: WriteCode, self: (name: string) => string): readonly WrittenOperation[] {
  return program.operations.map((operation) => writeOperation(operation, names.of(operation.node), (value) => names.value(value), { write, self }));
}

function writeOperation(operation: Operation, name: string, value: (reference: ValueReference) => string, { write, self }: Writing): WrittenOperation {
  const kind = nodeKind(operation.kind);
  if (!kind) throw new Error(`There is no node kind “${operation.kind}”.`);
  const context = { params: operation.params, inputs: operation.inputTypes, output: operation.output, names: operation.inputs.map(value), self: self(name) };
  return { operation, name, layer: name, code: write(kind, context) };
}

/** What is said of a block in its first line: its name, and what is inside. */
export function blockWords({ plan }: WrittenBlock): string {
  const labels = plan.operations.map(({ kind }) => nodeKind(kind)?.label ?? kind);
  return `${commentText(plan.name) || 'Group'}: ${labels.length > 8 ? `${labels.slice(0, 7).join(', ')} and ${labels.length - 7} more` : labels.join(', ')}.`;
}

function definitionsOf(operations: readonly WrittenOperation[], losses: readonly WrittenLoss[]): readonly Definition[] {
  const found = new Map<string, Definition>();
  const keep = (node: string, definitions: Code['definitions'] = []): void => {
    for (const { name, source } of definitions) if (!found.has(name)) found.set(name, { name, source, node });
  };
  for (const { operation, code } of operations) keep(operation.node, code.definitions);
  for (const { loss, target } of losses) keep(loss.node, target.definitions);
  return [...found.values()];
}

export function lossOf(loss: ProgramLoss): LossFunction {
  const found = lossFunction(loss.function);
  if (!found) throw new Error(`There is no loss function “${loss.function}”.`);
  return found;
}

export function sameValue(a: ValueReference, b: ValueReference): boolean {
  return a.node === b.node && a.port === b.port;
}

/** Values of the data that operations take, in the order of the dataset nodes: what goes into the network. */
export function networkInputs(program: Program): readonly ValueReference[] {
  const taken = program.operations.flatMap(({ inputs }) => inputs);
  return dataValues(program).filter((value) => taken.some((input) => sameValue(input, value)));
}

/** Features and labels of each dataset node in turn. */
export function dataValues(program: Program): readonly ValueReference[] {
  return program.sources.flatMap(({ node }) => [
    { node, port: 'features' },
    { node, port: 'labels' },
  ]);
}

/** Results of operations among these values, each once, in the order given. */
export function computed(program: Program, values: readonly (ValueReference | null)[]): readonly ValueReference[] {
  const found: ValueReference[] = [];
  for (const value of values) {
    if (!value || program.sources.some(({ node }) => node === value.node)) continue;
    if (!found.some((other) => sameValue(other, value))) found.push(value);
  }
  return found;
}

/** True where every loss adds up over the batch instead of taking a mean. */
export function addsUp(program: Program): boolean {
  return program.losses.every((loss) => loss.function === 'halfSumSquaredError');
}

/** The loss whose right answers are counted: the first that has classes. */
export function countedLoss(program: Program): ProgramLoss | undefined {
  return program.losses.find(({ accuracy, target }) => accuracy !== null && target !== null);
}

/** Steps between two printed lines: about twenty lines in all. */
export function printEvery(program: Program): number {
  return Math.max(1, Math.round(program.training.steps / 20));
}

/** True where something begins in the graph itself (a trainable number): such a network is no function of its inputs alone. */
export function hasOwnStart(program: Program): boolean {
  return program.operations.some(({ inputs }) => inputs.length === 0);
}

/** Losses whose target the network works out itself. */
export function hasComputedTarget(program: Program, loss: ProgramLoss): boolean {
  return loss.target !== null && !program.sources.some(({ node }) => node === loss.target?.node);
}

/** More epochs than this are many short ones, for which a loop over steps is far quicker than `fit`. */
const MOST_EPOCHS = 1000;

/** Whole epochs where `fit` can express the training; null where a loop over steps must. */
export function epochsOf({ training, sources }: Program): number | null {
  const epochs = training.steps / training.stepsPerEpoch;
  return sources.length > 0 && Number.isInteger(epochs) && epochs <= MOST_EPOCHS ? epochs : null;
}
