/** The value and the slope of an expression at one place, worked out together (dual numbers). */
import type { Expression, FunctionName, Operator } from '../../../nodes/shared/expression.ts';

export interface Dual {
  readonly value: number;
  readonly slope: number;
}

/** Value and slope of an expression in x. Where x itself depends on something, the chain rule is in `x.slope`. */
export function evaluateDual(expression: Expression, x: Dual): Dual {
  switch (expression.type) {
    case 'number':
      return { value: expression.value, slope: 0 };
    case 'x':
      return x;
    case 'negate': {
      const { value, slope } = evaluateDual(expression.operand, x);
      return { value: -value, slope: -slope };
    }
    case 'binary':
      return combine(expression.operator, evaluateDual(expression.left, x), evaluateDual(expression.right, x));
    case 'call': {
      const argument = evaluateDual(expression.argument, x);
      const [value, factor] = FUNCTIONS[expression.name](argument.value);
      return { value, slope: factor * argument.slope };
    }
  }
}

/** A chain of expressions, each taking what the one before gives. */
export function evaluateChain(chain: readonly Expression[], x: number): Dual {
  return chain.reduce<Dual>((inner, expression) => evaluateDual(expression, inner), { value: x, slope: 1 });
}

function combine(operator: Operator, a: Dual, b: Dual): Dual {
  switch (operator) {
    case '+':
      return { value: a.value + b.value, slope: a.slope + b.slope };
    case '-':
      return { value: a.value - b.value, slope: a.slope - b.slope };
    case '*':
      return { value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope };
    case '/':
      return { value: a.value / b.value, slope: (a.slope * b.value - a.value * b.slope) / (b.value * b.value) };
    case '^': {
      const value = a.value ** b.value;
      const fromBase = a.slope === 0 ? 0 : b.value * a.value ** (b.value - 1) * a.slope;
      const fromExponent = b.slope === 0 ? 0 : value * Math.log(a.value) * b.slope;
      return { value, slope: fromBase + fromExponent };
    }
  }
}

/** For each function its value and its slope. At a kink, the slope that tfjs takes. */
const FUNCTIONS: Readonly<Record<FunctionName, (x: number) => readonly [value: number, slope: number]>> = {
  sin: (x) => [Math.sin(x), Math.cos(x)],
  cos: (x) => [Math.cos(x), -Math.sin(x)],
  tan: (x) => [Math.tan(x), 1 / Math.cos(x) ** 2],
  exp: (x) => [Math.exp(x), Math.exp(x)],
  log: (x) => [Math.log(x), 1 / x],
  sqrt: (x) => [Math.sqrt(x), 0.5 / Math.sqrt(x)],
  abs: (x) => [Math.abs(x), Math.sign(x)],
  tanh: (x) => [Math.tanh(x), 1 - Math.tanh(x) ** 2],
  sigmoid: (x) => {
    const value = 1 / (1 + Math.exp(-x));
    return [value, value * (1 - value)];
  },
  relu: (x) => [Math.max(0, x), x > 0 ? 1 : 0],
};
