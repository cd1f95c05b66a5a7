import { z } from '../../graph/zod.ts';
import { text } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { parseExpression, type Expression } from '../shared/expression.ts';
import { evaluateExpression, expressionInPython, expressionInTfjs } from '../shared/expressionCode.ts';
import { cannot, defineKind, gives, IN, OUT, wordsOf } from '../kind.ts';

const TFJS_FORMULA = `/** Applies a function to its input, number by number. */
class Formula extends tf.layers.Layer {
  static className = 'Formula';
  constructor({ formula, ...config }) {
    super(config);
    this.formula = formula;
  }
  call(inputs) {
    return this.formula(Array.isArray(inputs) ? inputs[0] : inputs);
  }
  computeOutputShape(inputShape) {
    return inputShape;
  }
}
tf.serialization.registerClass(Formula);`;

/** The expression of a graph that has been checked; code and tensors are made only of those. */
function checked(source: string): Expression {
  const result = parseExpression(source);
  if (!result.ok) throw new Error(`The formula “${source}” breaks at character ${result.at}: ${result.message}`);
  return result.expression;
}

export const formula = defineKind({
  id: 'formula',
  label: i18n.t('Formula'),
  category: 'layer',
  aliases: wordsOf(i18n.t('expression; function; curve; polynomial; equation; math')),
  icon: 'square-function',
  summary: i18n.t('Works out an expression in x for every number that comes in.'),
  help: i18n.t('Write it as you would on paper: `x^5 - 2*x^3 - 2`, `sin(pi*x)/x`. It may use + - * / ^, brackets, pi, e and the functions sin, cos, tan, exp, log (natural), sqrt, abs, tanh, sigmoid and relu. Its slope is worked out by itself, so training can walk down the curve.'),
  formula: 'y = f(x)',
  params: z.object({
    expression: text({ label: i18n.t('Expression'), help: i18n.t('An expression in x, for instance x^5 - 2*x^3 - 2.'), default: 'x^2', maxLength: 200 }),
  }),
  inputs: IN,
  outputs: OUT,
  headline: ({ expression }) => expression,
  infer({ expression }, [input]) {
    const result = parseExpression(expression);
    if (result.ok) return gives({ shape: input?.shape ?? [] });
    return cannot({
      code: 'param-value',
      param: 'expression',
      found: i18n.t('“{expression}”, which breaks at character {at}', { expression, at: result.at }),
      expected: i18n.t('an expression in x, such as x^5 - 2*x^3 - 2'),
      why: result.message,
    });
  },
  call(tf, { expression }, [input]) {
    if (!input) throw new Error('Formula needs one input.');
    return evaluateExpression(tf, checked(expression), input);
  },
  code: {
    keras: ({ params, names }) => ({
      apply: expressionInPython(checked(params.expression), names[0] ?? 'x', (name, argument) => (name === 'sigmoid' || name === 'relu' ? `keras.activations.${name}(${argument})` : `ops.${name}(${argument})`)),
    }),
    pytorch: ({ params, names }) => ({
      apply: expressionInPython(checked(params.expression), names[0] ?? 'x', (name, argument) => `torch.${name}(${argument})`),
    }),
    tfjs: ({ params, names, self }) => ({
      create: `new Formula({ formula: (x) => ${expressionInTfjs(checked(params.expression), 'x')} })`,
      apply: `${self}.apply(${names[0]})`,
      definitions: [{ name: 'Formula', source: TFJS_FORMULA }],
    }),
  },
});
