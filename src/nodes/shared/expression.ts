/**
 * Expressions in x, such as `x^5 - 2*x^3 - 2`: read by jsep into a closed tree of our own that can
 * hold nothing but arithmetic. Nothing is ever evaluated as a program.
 */
import { i18n } from '../../words/i18n.ts';
import jsep from 'jsep';

export const FUNCTIONS = ['sin', 'cos', 'tan', 'exp', 'log', 'sqrt', 'abs', 'tanh', 'sigmoid', 'relu'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export type Operator = '+' | '-' | '*' | '/' | '^';

export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'x' }
  | { readonly type: 'negate'; readonly operand: Expression }
  | { readonly type: 'binary'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'call'; readonly name: FunctionName; readonly argument: Expression };

export type ExpressionResult =
  | { readonly ok: true; readonly expression: Expression }
  /** `at` counts characters from 1. */
  | { readonly ok: false; readonly at: number; readonly message: string };

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };

/** The real functions behind the names, for constant parts; natural logarithm. */
const REAL: Readonly<Record<FunctionName, (value: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  tanh: Math.tanh,
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
  relu: (value) => Math.max(value, 0),
};

class Refusal extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/**
 * jsep with the grammar of formulas: `+ - * / ^`, of which `^` binds tightest, also tighter than a
 * minus before it (`-x^2` is `-(x^2)`), and groups from the right.
 */
function configure(): void {
  jsep.removeAllBinaryOps();
  jsep.removeAllUnaryOps();
  jsep.removeAllLiterals();
  for (const [operator, strength] of [['+', 1], ['-', 1], ['*', 2], ['/', 2]] as const) jsep.addBinaryOp(operator, strength);
  jsep.addBinaryOp('^', 3, true);
  jsep.hooks.add('gobble-token', function readSign(env) {
    if (this.char !== '-' && this.char !== '+') return;
    const operator = this.char;
    this.index++;
    const operand = this.gobbleToken();
    if (!operand) return this.throwError('Expected a value after the sign');
    env.node = { type: 'UnaryExpression', operator, argument: readPower(this, operand), prefix: true };
  });
}

function readPower(scope: jsep.HookScope, base: jsep.Expression): jsep.Expression {
  scope.gobbleSpaces();
  if (scope.char !== '^') return base;
  scope.index++;
  const exponent = scope.gobbleToken();
  if (!exponent) return scope.throwError('Expected a value after ^');
  return { type: 'BinaryExpression', operator: '^', left: base, right: readPower(scope, exponent) };
}

configure();

/**
 * Reads an expression. Constant parts are worked out: `2*pi*x` holds one number.
 * A text that is none gives the place where it breaks and a sentence that says what is wrong there.
 */
export function parseExpression(source: string): ExpressionResult {
  const stray = /[^\w\s.+\-*/^()]/u.exec(source);
  if (stray) return { ok: false, at: stray.index + 1, message: i18n.t('“{character}” has no meaning in a formula.', { character: stray[0] }) };
  if (source.trim() === '') return { ok: false, at: 1, message: i18n.t('The formula is empty.') };
  try {
    const expression = convert(jsep(source), source);
    if (!contains(expression)) return { ok: false, at: 1, message: i18n.t('There is no x in it, so the result would never change.') };
    return { ok: true, expression };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, at: error.at, message: error.message };
    return { ok: false, ...syntaxProblem(error, source) };
  }
}

function syntaxProblem(error: unknown, source: string): { at: number; message: string } {
  const { index, description } = error as { index?: number; description?: string };
  const at = Math.min(index ?? 0, source.length) + 1;
  if (at > source.trimEnd().length) return { at, message: i18n.t('It breaks off here: a number, x or a closing bracket is missing.') };
  const glued = /Variable names cannot start with a number \((.+?)\)/.exec(description ?? '');
  if (glued) return { at, message: i18n.t('A number and a name stand side by side. Write * between them, for instance 2*x.') };
  return { at, message: i18n.t('“{character}” cannot stand here.', { character: source[at - 1] ?? '' }) };
}

function convert(node: jsep.Expression, source: string): Expression {
  const known = node as jsep.CoreExpression;
  switch (known.type) {
    case 'Literal':
      if (typeof known.value === 'number' && Number.isFinite(known.value)) return { type: 'number', value: known.value };
      throw new Refusal(i18n.t('Only numbers can stand here.'), placeOf(known.raw, source));
    case 'Identifier':
      return convertName(known.name, source);
    case 'UnaryExpression': {
      const operand = convert(known.argument, source);
      if (known.operator === '+') return operand;
      return operand.type === 'number' ? { type: 'number', value: -operand.value } : { type: 'negate', operand };
    }
    case 'BinaryExpression':
      return fold(known.operator as Operator, convert(known.left, source), convert(known.right, source), source);
    case 'CallExpression':
      return convertCall(known, source);
    case 'Compound':
      for (const part of known.body) if (part.type === 'Identifier') convertName(String(part['name']), source);
      throw new Refusal(i18n.t('Two values stand side by side. Write an operator between them, for instance *.'), secondPart(known, source));
    default:
      throw new Refusal(i18n.t('This is no arithmetic. Use numbers, x, + - * / ^, brackets and functions.'), placeOf('.', source));
  }
}

function convertName(name: string, source: string): Expression {
  if (name === 'x') return { type: 'x' };
  const constant = Object.hasOwn(CONSTANTS, name) ? CONSTANTS[name] : undefined;
  if (constant !== undefined) return { type: 'number', value: constant };
  const at = placeOf(name, source);
  if (isFunction(name)) throw new Refusal(i18n.t('“{name}” needs its argument in brackets: {name}(x).', { name }), at);
  throw new Refusal(i18n.t('“{name}” is unknown. Use x, pi, e and the functions {functions}.', { name, functions: FUNCTIONS.join(', ') }), at);
}

function convertCall(call: jsep.CallExpression, source: string): Expression {
  const name = (call.callee as jsep.CoreExpression).type === 'Identifier' ? String(call.callee['name']) : '';
  const at = name === '' ? 1 : placeOf(name, source);
  if (!isFunction(name)) {
    if (name === '') throw new Refusal(i18n.t('A bracket follows a value. Write * between them.'), at);
    if (name === 'x' || Object.hasOwn(CONSTANTS, name)) throw new Refusal(i18n.t('“{name}” is no function. Write * before the bracket.', { name }), at);
    throw new Refusal(i18n.t('There is no function “{name}”. Use one of {functions}.', { name, functions: FUNCTIONS.join(', ') }), at);
  }
  const [argument] = call.arguments;
  if (!argument || call.arguments.length !== 1) throw new Refusal(i18n.t('“{name}” takes one argument in brackets.', { name }), at);
  const converted = convert(argument, source);
  if (converted.type === 'number') return finite(REAL[name](converted.value), at);
  return { type: 'call', name, argument: converted };
}

function fold(operator: Operator, left: Expression, right: Expression, source: string): Expression {
  if (left.type !== 'number' || right.type !== 'number') return { type: 'binary', operator, left, right };
  return finite(arithmetic(operator, left.value, right.value), placeOf(operator, source));
}

function arithmetic(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
  }
}

function finite(value: number, at: number): Expression {
  if (Number.isFinite(value)) return { type: 'number', value };
  throw new Refusal(i18n.t('This part is not a finite number.'), at);
}

function isFunction(name: string): name is FunctionName {
  return (FUNCTIONS as readonly string[]).includes(name);
}

/** Where a word first stands by itself, counted from 1. */
function placeOf(word: string, source: string): number {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = /^\w+$/.test(word) ? new RegExp(`(?<![\\w])${escaped}(?![\\w])`) : new RegExp(escaped);
  return (pattern.exec(source)?.index ?? 0) + 1;
}

/** Where the second of two values begins: what jsep has read of the first is followed by a gap. */
function secondPart(compound: jsep.Compound, source: string): number {
  for (let end = 1; end < source.length; end++) {
    const rest = source.slice(end);
    if (!/^\s*[\w(]/.test(rest) || !/[\w)]\s*$/.test(source.slice(0, end))) continue;
    if (/\w/.test(source[end - 1] ?? '') && /\w/.test(source[end] ?? '')) continue;
    try {
      if (jsep(source.slice(0, end)).type !== 'Compound') return end + 1 + (rest.length - rest.trimStart().length);
    } catch {
      // Not the end of the first value yet.
    }
  }
  return compound.body.length > 1 ? source.trimEnd().length : 1;
}

/** Whether x occurs. */
function contains(expression: Expression): boolean {
  switch (expression.type) {
    case 'number':
      return false;
    case 'x':
      return true;
    case 'negate':
      return contains(expression.operand);
    case 'binary':
      return contains(expression.left) || contains(expression.right);
    case 'call':
      return contains(expression.argument);
  }
}
