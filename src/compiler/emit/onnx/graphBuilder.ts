/** Collects the operators and constants of a graph, and leaves out what nobody reads. */
import type { Attributes, Numbers, OnnxGraph } from '../../../nodes/onnx/writing.ts';

export interface Operator {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Attributes;
  /** The node of the document that it belongs to. */
  readonly node: string;
}

export interface Constant {
  readonly name: string;
  readonly type: 'float32' | 'int64';
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/** Take each number by itself, so that turning axes round before or after them is the same. */
const ELEMENTWISE = new Set(['Relu', 'Sigmoid', 'Tanh', 'Elu', 'Selu', 'Softplus', 'LeakyRelu']);

export class GraphBuilder implements OnnxGraph {
  readonly #operators: Operator[] = [];
  readonly #constants: Constant[] = [];
  readonly #makers = new Map<string, Operator>();
  readonly #fresh: (wanted: string) => string;
  #node = '';
  #stem = '';

  /** @param fresh gives names that nothing has yet. */
  constructor(fresh: (wanted: string) => string) {
    this.#fresh = fresh;
  }

  /** What follows belongs to this node, whose values are called after `stem`. */
  begin(node: string, stem: string): void {
    this.#node = node;
    this.#stem = stem;
  }

  add(operator: string, inputs: readonly string[], attributes: Attributes = {}): string {
    return this.addMany(operator, inputs, 1, attributes)[0] as string;
  }

  addMany(operator: string, inputs: readonly string[], outputs: number, attributes: Attributes = {}): readonly string[] {
    const names = Array.from({ length: outputs }, () => this.#fresh(`${this.#stem} ${operator}`));
    const added = { operator, inputs, outputs: names, attributes, node: this.#node };
    this.#operators.push(added);
    for (const name of names) this.#makers.set(name, added);
    return names;
  }

  floats({ shape, values }: Numbers): string {
    return this.#constant({ name: this.#fresh(`${this.#stem} numbers`), type: 'float32', shape, values });
  }

  ints(values: readonly number[]): string {
    return this.#constant({ name: this.#fresh(`${this.#stem} sizes`), type: 'int64', shape: [values.length], values });
  }

  transposed(value: string, order: readonly number[]): string {
    if (order.every((axis, place) => axis === place)) return value;
    return this.#turnedBack(value, order) ?? this.add('Transpose', [value], { perm: { ints: order } });
  }

  /** Operators in the order in which they were added, and constants: those that the outputs need. */
  needed(outputs: Iterable<string>): { readonly operators: readonly Operator[]; readonly constants: readonly Constant[] } {
    const read = new Set(outputs);
    const operators = this.#operators
      .toReversed()
      .filter((each) => {
        if (!each.outputs.some((name) => read.has(name))) return false;
        for (const name of each.inputs) read.add(name);
        return true;
      })
      .toReversed();
    return { operators, constants: this.#constants.filter(({ name }) => read.has(name)) };
  }

  /** True for what an operator of this node gives, as against inputs, constants and values that were passed on. */
  isOwn(value: string, node: string): boolean {
    return this.#makers.get(value)?.node === node;
  }

  /** A value that is already ordered so, where this order undoes a transposition, with numberwise functions between or not. */
  #turnedBack(value: string, order: readonly number[]): string | null {
    const made = this.#makers.get(value);
    const [input] = made?.inputs ?? [];
    if (!made || input === undefined) return null;
    const before = made.attributes['perm'];
    if (made.operator === 'Transpose' && before && 'ints' in before) return order.every((axis, place) => before.ints[axis] === place) ? input : null;
    if (!ELEMENTWISE.has(made.operator)) return null;
    const inner = this.#turnedBack(input, order);
    return inner === null ? null : this.add(made.operator, [inner], made.attributes);
  }

  #constant(constant: Constant): string {
    this.#constants.push(constant);
    return constant.name;
  }
}
