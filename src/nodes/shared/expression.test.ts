import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseExpression, type Expression } from './expression.ts';
import { evaluateExpression, expressionInPython, expressionInTfjs } from './expressionCode.ts';

function parsed(source: string): Expression {
  const result = parseExpression(source);
  if (!result.ok) throw new Error(`${result.at}: ${result.message}`);
  return result.expression;
}

const python = (source: string) => expressionInPython(parsed(source), 'x', (name, argument) => `${name}(${argument})`);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('parseExpression', () => {
  it.each([
    ['-x^2', '-x ** 2'],
    ['(-x)^2', '(-x) ** 2'],
    ['x^-2', 'x ** -2'],
    ['2^3^x', '2 ** 3 ** x'],
    ['(x^2)^3', '(x ** 2) ** 3'],
    ['x - (x - 1)', 'x - (x - 1)'],
    ['x / (2 / x)', 'x / (2 / x)'],
    ['x * -2', 'x * -2'],
    ['-(x + 1)', '-(x + 1)'],
    ['2*pi*x', '6.283185307179586 * x'],
    ['sigmoid(x)^2 / exp(-x)', 'sigmoid(x) ** 2 / exp(-x)'],
  ])('reads %s as mathematics does: %s', (source, expected) => {
    expect(python(source)).toBe(expected);
  });

  it.each([
    ['2x', 2, 'A number and a name stand side by side. Write * between them, for instance 2*x.'],
    ['x y', 3, '“y” is unknown. Use x, pi, e and the functions sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu.'],
    ['2(x)', 2, 'Two values stand side by side. Write an operator between them, for instance *.'],
    ['x +', 4, 'It breaks off here: a number, x or a closing bracket is missing.'],
    ['x + * 2', 5, '“*” cannot stand here.'],
    ['((x)', 5, 'It breaks off here: a number, x or a closing bracket is missing.'],
    ['x)', 2, '“)” cannot stand here.'],
    ['1 + foo(x)', 5, 'There is no function “foo”. Use one of sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu.'],
    ['sin x', 1, '“sin” needs its argument in brackets: sin(x).'],
    ['x(2)', 1, '“x” is no function. Write * before the bracket.'],
    ['x + 1/0', 6, 'This part is not a finite number.'],
    ['3 + 4', 1, 'There is no x in it, so the result would never change.'],
    ['', 1, 'The formula is empty.'],
    ['x; fetch("/")', 2, '“;” has no meaning in a formula.'],
    ['x.constructor', 2, 'This is no arithmetic. Use numbers, x, + - * / ^, brackets and functions.'],
    ['constructor', 1, '“constructor” is unknown. Use x, pi, e and the functions sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu.'],
  ])('refuses “%s” at character %i', (source, at, message) => {
    expect(parseExpression(source)).toEqual({ ok: false, at, message });
  });
});

describe('evaluateExpression', () => {
  it.each([
    ['x^5 - 2*x^3 - 2', (x: number) => x ** 5 - 2 * x ** 3 - 2],
    ['-x^2 + 3', (x: number) => -(x ** 2) + 3],
    ['sin(pi*x) / (1 + x^2)', (x: number) => Math.sin(Math.PI * x) / (1 + x ** 2)],
    ['2^x - exp(-abs(x))', (x: number) => 2 ** x - Math.exp(-Math.abs(x))],
    ['relu(x) + tanh(x) * sqrt(x^2 + 1)', (x: number) => Math.max(x, 0) + Math.tanh(x) * Math.sqrt(x ** 2 + 1)],
    ['(x^2 + 1)^-1.5', (x: number) => (x ** 2 + 1) ** -1.5],
  ])('gives %s and its slope as plain arithmetic does', (source, plain) => {
    const points = [-1.7, -0.6, 0.4, 1.3];
    const expression = parsed(source);
    tf.tidy(() => {
      const x = tf.tensor2d(points, [4, 1]);
      const values = evaluateExpression(tf, expression, x).dataSync();
      const slopes = tf.grad((t) => evaluateExpression(tf, expression, t))(x).dataSync();
      points.forEach((point, index) => {
        expect(values[index]).toBeCloseTo(plain(point), 4);
        // Central difference in double precision; its own error is near 1e-9.
        expect(slopes[index]).toBeCloseTo((plain(point + 1e-4) - plain(point - 1e-4)) / 2e-4, 4);
      });
    });
  });

  it('is written for TensorFlow.js as calls that give the same', () => {
    const source = '-x^2 + 2*sin(x) / (1 + exp(x))';
    const written = new Function('tf', 'x', `return ${expressionInTfjs(parsed(source), 'x')}`) as (library: typeof tf, x: tf.Tensor) => tf.Tensor;
    const x = tf.tensor1d([-1, 0.5, 2]);
    expect([...written(tf, x).dataSync()]).toEqual([...evaluateExpression(tf, parsed(source), x).dataSync()]);
  });
});
