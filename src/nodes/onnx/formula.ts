import { parseExpression, type Expression, type FunctionName, type Operator } from '../shared/expression.ts';
import { inputOf, weightOf, type OnnxGraph, type OnnxWriter } from './writing.ts';

const OPERATORS: Readonly<Record<Operator, string>> = { '+': 'Add', '-': 'Sub', '*': 'Mul', '/': 'Div', '^': 'Pow' };
const FUNCTIONS: Readonly<Record<FunctionName, string>> = { sin: 'Sin', cos: 'Cos', tan: 'Tan', exp: 'Exp', log: 'Log', sqrt: 'Sqrt', abs: 'Abs', tanh: 'Tanh', sigmoid: 'Sigmoid', relu: 'Relu' };

export const formula: OnnxWriter = (context) => {
  const parsed = parseExpression(String(context.params['expression']));
  if (!parsed.ok) throw new Error(parsed.message);
  return written(context.graph, parsed.expression, inputOf(context));
};

function written(graph: OnnxGraph, expression: Expression, x: string): string {
  switch (expression.type) {
    case 'number':
      return graph.floats({ shape: [], values: [expression.value] });
    case 'x':
      return x;
    case 'negate':
      return graph.add('Neg', [written(graph, expression.operand, x)]);
    case 'call':
      return graph.add(FUNCTIONS[expression.name], [written(graph, expression.argument, x)]);
    case 'binary':
      return graph.add(OPERATORS[expression.operator], [written(graph, expression.left, x), written(graph, expression.right, x)]);
  }
}

/** A batch of one row with one number. */
export const parameter: OnnxWriter = (context) => context.graph.floats({ shape: [1, 1], values: weightOf(context, 'value').values });
