/**
 * An optimizer's rule as expressions in GLSL. The rule is written once, in TensorFlow.js's operations
 * (`nodes/training/optimizers.ts`); here it is given operations that write down what they are asked.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { TF } from '../../../nodes/kind.ts';
import type { OptimizerInfo } from '../../../nodes/training/optimizers.ts';

/** What one program computes. */
export interface Expression {
  readonly code: string;
  /** Tensors that it reads, by the names of `Update`, or `new` and the name of a memory that another program has just made. */
  readonly tensors: readonly string[];
  /** Names of the optimizer's numbers; they stand in the code as `number_rate`. */
  readonly numbers: readonly string[];
}

export interface RuleCode {
  readonly weight: Expression;
  readonly memory: Readonly<Record<string, Expression>>;
}

/** A leaf has a name, any other node the pattern of its code. */
type Node = { readonly leaf: 'tensor' | 'number'; readonly name: string } | { readonly leaf: null; readonly write: (...parts: string[]) => string; readonly from: readonly Node[] };

const operation = (write: (...parts: string[]) => string) => (...from: readonly Node[]): Node => ({ leaf: null, write, from });

/** The operations that rules are written in. */
const WRITING = {
  add: operation((a, b) => `(${a} + ${b})`),
  sub: operation((a, b) => `(${a} - ${b})`),
  mul: operation((a, b) => `(${a} * ${b})`),
  div: operation((a, b) => `(${a} / ${b})`),
  square: operation((a) => `(${a} * ${a})`),
  sqrt: operation((a) => `sqrt(${a})`),
};

/**
 * The rule of an optimizer.
 * @param memory names of what it keeps for each weight.
 * @param numbers names of what all weights share.
 * @returns null where the rule uses an operation that is not known here.
 */
export function ruleCode(rule: OptimizerInfo, memory: readonly string[], numbers: readonly string[]): RuleCode | null {
  const tensor = (name: string): Node => ({ leaf: 'tensor', name });
  const named = (names: readonly string[], leaf: 'tensor' | 'number') => Object.fromEntries(names.map((name) => [name, { leaf, name } as unknown as tfjs.Tensor]));
  let updated: { readonly weight: Node; readonly memory: Readonly<Record<string, Node>> };
  try {
    const given = { weight: tensor('weight'), gradient: tensor('gradient') } as unknown as { readonly weight: tfjs.Tensor; readonly gradient: tfjs.Tensor };
    updated = rule.update(WRITING as unknown as TF, { ...given, memory: named(memory, 'tensor'), numbers: named(numbers, 'number') }) as unknown as typeof updated;
  } catch {
    return null;
  }
  const made = new Map(Object.entries(updated.memory).map(([name, node]) => [node, `new ${name}`]));
  return {
    weight: expression(updated.weight, made),
    memory: Object.fromEntries(Object.entries(updated.memory).map(([name, node]) => [name, expression(node, new Map())])),
  };
}

function expression(node: Node, made: ReadonlyMap<Node, string>): Expression {
  const tensors = new Set<string>();
  const numbers = new Set<string>();
  const write = (each: Node): string => {
    const other = made.get(each);
    if (each.leaf === null && other === undefined) return each.write(...each.from.map(write));
    const name = other ?? (each.leaf === null ? '' : each.name);
    if (each.leaf === 'number') {
      numbers.add(name);
      return `number_${name}`;
    }
    tensors.add(name);
    return `get${variableOf(name)}AtOutCoords()`;
  };
  const code = write(node);
  return { code, tensors: [...tensors], numbers: [...numbers] };
}

/** `new mean` becomes `NewMean`: the name of a program's input. */
export function variableOf(name: string): string {
  return name.replace(/(?:^| )(.)/g, (_, letter: string) => letter.toUpperCase());
}
