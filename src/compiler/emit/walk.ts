/** What every emitter asks of a program: its operations as code, and which values its losses need. */
import type { Code, CodeContext, NodeKind } from '../../nodes/kind.ts';
import { lossFunction, type LossFunction } from '../../nodes/training/losses.ts';
import { nodeKind } from '../../nodes/registry.ts';
import type { LossTarget } from '../../nodes/training/lossCode.ts';
import type { Operation, Program, ProgramLoss, ValueReference } from '../program.ts';
import { definedNames, nameNodes, type Names, type NamingStyle } from './names.ts';

type Params = Readonly<Record<string, unknown>>;
export type WriteCode = (kind: NodeKind, context: CodeContext<Params>) => Code;

export interface WrittenOperation {
  readonly operation: Operation;
  /** Its variable and its layer's name. */
  readonly name: string;
  readonly code: Code;
}

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
  readonly operations: readonly WrittenOperation[];
  readonly losses: readonly WrittenLoss[];
  /** Each once, in the order in which they are needed. */
  readonly definitions: readonly Definition[];
}

/**
 * Writes every operation and loss of a program in one language.
 * @param self how an operation's layer is spoken of, given its name: `self.hidden`.
 */
export function writeProgram(program: Program, style: NamingStyle, language: 'keras' | 'pytorch' | 'tfjs', write: WriteCode, self: (name: string) => string): WrittenProgram {
  // Written twice: only the code itself says which names its definitions take.
  const draft = writeOperations(program, nameNodes(program, style), write, self);
  const losses = program.losses.map((loss) => ({ loss, target: lossOf(loss).code[language] }));
  const taken = definitionsOf(draft, losses).flatMap(({ source }) => definedNames(source));
  const names = nameNodes(program, style, taken);
  const operations = writeOperations(program, names, write, self);
  return { program, names, operations, losses, definitions: definitionsOf(operations, losses) };
}

function writeOperations(program: Program, names: Names, write: WriteCode, self: (name: string) => string): readonly WrittenOperation[] {
  return program.operations.map((operation) => {
    const kind = nodeKind(operation.kind);
    if (!kind) throw new Error(`There is no node kind “${operation.kind}”.`);
    const name = names.of(operation.node);
    const context = { params: operation.params, inputs: operation.inputTypes, output: operation.output, names: operation.inputs.map((input) => names.value(input)), self: self(name) };
    return { operation, name, code: write(kind, context) };
  });
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
