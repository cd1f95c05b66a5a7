import { describe, expect, it } from 'vitest';
import reference from '../../../../presets/reference/reference.json' with { type: 'json' };
import { parseExpression, type Expression } from '../../../nodes/shared/expression.ts';
import { curvePieces, curveWindow, heightWindow } from './form.ts';
import { evaluateChain } from './evaluate.ts';

function expressionOf(text: string): Expression {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
}

describe('value and slope of an expression', () => {
  it('walk the path of the reference: x - 0.01 slope, 60 times, within 1e-12', () => {
    const curve = [expressionOf('x^5 - 2*x^3 - 2')];
    const { path } = reference.gradient_descent;
    path.slice(0, -1).forEach((x, step) => {
      expect(x - 0.01 * evaluateChain(curve, x).slope).toBeCloseTo(path[step + 1] ?? NaN, 12);
    });
  });

  it.each([
    'sin(2*x)', 'cos(x)*x', 'tan(x/3)', 'exp(-x^2)', 'log(x + 2)', 'sqrt(x + 3)', 'abs(x - 5)', 'tanh(x)^3', 'sigmoid(3*x)', 'relu(x)/(1 + x)', '2^x', 'x^(-2)', '-x^2',
  ])('agrees with a difference quotient for %s, within 1e-6 of its size', (text) => {
    const chain = [expressionOf(text)];
    const h = 1e-5;
    for (const x of [0.3, 0.7, 1.1]) {
      const quotient = (evaluateChain(chain, x + h).value - evaluateChain(chain, x - h).value) / (2 * h);
      const { slope } = evaluateChain(chain, x);
      expect(Math.abs(slope - quotient)).toBeLessThan(1e-6 * Math.max(1, Math.abs(slope)));
    }
  });

  it('follow the chain rule through two formulas', () => {
    const { value, slope } = evaluateChain([expressionOf('x^2'), expressionOf('3*x + 1')], 2);
    expect(value).toBe(13);
    expect(slope).toBe(12);
  });
});

describe('the window of the curve', () => {
  it('holds the whole path and where it leads', () => {
    const [low, high] = curveWindow([0.5, 1.09]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(1.5);
  });

  it('shows the heights of the path even where the curve shoots up beside it', () => {
    const chain = [expressionOf('x^5 - 2*x^3 - 2')];
    const [low, high] = heightWindow(chain, [0.5, 1.09]);
    expect(low).toBeLessThan(evaluateChain(chain, 1.09).value);
    expect(high).toBeGreaterThan(evaluateChain(chain, 0.5).value);
    expect(high - low).toBeLessThan(8);
  });

  it('breaks the curve where it has no value', () => {
    const pieces = curvePieces([expressionOf('1/x')], [-1, 1], 4);
    expect(pieces.map((piece) => piece.length)).toEqual([2, 2]);
  });
});
