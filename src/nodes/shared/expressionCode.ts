/** What is made of an expression: tensors, and code in each language. */
import type * as tfjs from '@tensorflow/tfjs';
import type { Expression, FunctionName, Operator } from './expression.ts';
import type { TF } from '../kind.ts';

/** Powers up to this are products, which are exact for negative bases on every backend. */
const LARGEST_PRODUCT = 16;

/** The expression at every number of x: same shape, differentiable. */
export function evaluateExpression(tf: TF, expression: Expression, x: tfjs.Tensor): tfjs.Tensor {
  const value = evaluate(tf, expression, x);
  return typeof value === 'number' ? tf.fill(x.shape, value) : value;
}

function evaluate(tf: TF, expression: Expression, x: tfjs.Tensor): tfjs.Tensor | number {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'x':
      return tf.clone(x);
    case 'negate':
      return tf.neg(evaluate(tf, expression.operand, x));
    case 'call':
      return call(tf, expression.name, evaluate(tf, expression.argument, x));
    case 'binary': {
      const left = evaluate(tf, expression.left, x);
      const right = evaluate(tf, expression.right, x);
      if (expression.operator === '^' && typeof right === 'number') return power(tf, left, right);
      return BINARY[expression.operator](tf, left, right);
    }
  }
}

const BINARY: Readonly<Record<Operator, (tf: TF, left: tfjs.Tensor | number, right: tfjs.Tensor | number) => tfjs.Tensor>> = {
  '+': (tf, left, right) => tf.add(left, right),
  '-': (tf, left, right) => tf.sub(left, right),
  '*': (tf, left, right) => tf.mul(left, right),
  '/': (tf, left, right) => tf.div(left, right),
  '^': (tf, left, right) => tf.pow(left, right),
};

function power(tf: TF, base: tfjs.Tensor | number, exponent: number): tfjs.Tensor {
  if (!Number.isInteger(exponent) || exponent < 1 || exponent > LARGEST_PRODUCT) return tf.pow(base, exponent);
  if (exponent === 1) return tf.clone(base);
  const half = power(tf, base, Math.floor(exponent / 2));
  const square = tf.mul(half, half);
  return exponent % 2 === 0 ? square : tf.mul(square, base);
}

function call(tf: TF, name: FunctionName, argument: tfjs.Tensor | number): tfjs.Tensor {
  return tf[name](argument);
}

const PRECEDENCE: Readonly<Record<Operator, number>> = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 };
const NEGATE = 3;
const ATOM = 5;

/**
 * The expression in Python, with Python's own operators on whatever `x` names.
 * @param functions writes a call: `torch.sin(x)`.
 */
export function expressionInPython(expression: Expression, x: string, functions: (name: FunctionName, argument: string) => string): string {
  const write = (node: Expression, least: number): string => {
    const [text, strength] = writeNode(node, write, x, functions);
    return strength < least ? `(${text})` : text;
  };
  return write(expression, 0);
}

function writeNode(
  node: Expression,
  write: (node: Expression, least: number) => string,
  x: string,
  functions: (name: FunctionName, argument: string) => string,
): readonly [text: string, strength: number] {
  switch (node.type) {
    case 'number':
      return [String(node.value), node.value < 0 ? NEGATE : ATOM];
    case 'x':
      return [x, ATOM];
    case 'negate':
      return [`-${write(node.operand, NEGATE)}`, NEGATE];
    case 'call':
      return [functions(node.name, write(node.argument, 0)), ATOM];
    case 'binary': {
      const own = PRECEDENCE[node.operator];
      // Powers group from the right, everything else from the left.
      const left = write(node.left, node.operator === '^' ? own + 1 : own);
      const right = write(node.right, node.operator === '^' ? NEGATE : own + 1);
      return [`${left} ${node.operator === '^' ? '**' : node.operator} ${right}`, own];
    }
  }
}

const TFJS_OPERATORS: Readonly<Record<Operator, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '^': 'pow' };

/** The expression as nested calls of TensorFlow.js. */
export function expressionInTfjs(expression: Expression, x: string): string {
  switch (expression.type) {
    case 'number':
      return String(expression.value);
    case 'x':
      return x;
    case 'negate':
      return `tf.neg(${expressionInTfjs(expression.operand, x)})`;
    case 'call':
      return `tf.${expression.name}(${expressionInTfjs(expression.argument, x)})`;
    case 'binary':
      return `tf.${TFJS_OPERATORS[expression.operator]}(${expressionInTfjs(expression.left, x)}, ${expressionInTfjs(expression.right, x)})`;
  }
}
