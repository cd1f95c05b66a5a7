/** The chain rule with numbers: how a gradient comes back through one layer. The same for every kind; the kinds bring their slopes. */
import { i18n } from '../../words/i18n.ts';
import { cellName, inputOf, valueAt } from './cells.ts';
import type { Derivatives, Explanation, Layer, Numbers, OwnWay, Slope, Term, WayBack } from './explanation.ts';
import { sumOfTerms, tex } from './tex.ts';

/** The gradient of one number of an input: the output's gradients, each times how much its output changes with the number. */
export function backToInput(backward: Derivatives | OwnWay, layer: Layer, gradient: Numbers, input: number, cell: number): Explanation {
  const title = i18n.t('How the loss changes with {cell}, a number that goes in.', { cell: cellName('x', inputOf(layer, input).shape, cell) });
  if ('toInput' in backward) return toldOwn(title, backward.toInput(layer, gradient, cell));
  const terms = termsOf(layer, gradient, backward.readers(layer, input, cell), (at) => backward.slope(layer, at, input, cell));
  return told(title, typeof backward.formula === 'string' ? backward.formula : backward.formula(layer), terms);
}

/** True where the kind says how the gradients of its weights come about. */
export function knowsWeights(backward: Derivatives | OwnWay): boolean {
  return 'toWeight' in backward || backward.weights !== undefined;
}

/** The gradient of one number of a weight, with what a penalty on the weight adds. */
export function backToWeight(backward: Derivatives | OwnWay, layer: Layer, gradient: Numbers, name: string, cell: number): Explanation {
  const weight = layer.weights[name];
  if (!weight || !knowsWeights(backward)) throw new Error(`The layer has no weight “${name}” whose gradient is known.`);
  const title = i18n.t('How the loss changes with {cell}, a number that is learned.', { cell: cellName(name, weight.shape, cell) });
  const penalties = penalty(layer, name, valueAt(weight, cell));
  if ('toWeight' in backward) return toldOwn(title, backward.toWeight(layer, gradient, name, cell), penalties);
  const { weights } = backward;
  const terms = weights ? termsOf(layer, gradient, weights.readers(layer, name, cell), (at) => weights.slope(layer, at, name, cell)) : [];
  return told(title, typeof weights?.formula === 'function' ? weights.formula(layer, name) : (weights?.formula ?? ''), [...terms, ...penalties]);
}

/** One way by which a gradient comes back: through the output at that place. */
interface Way extends Term {
  readonly at: number;
  /** What its factors are. */
  readonly what: string;
}

function termsOf(layer: Layer, gradient: Numbers, readers: Iterable<number>, slope: (at: number) => Slope | null): Way[] {
  const terms: Way[] = [];
  for (const at of readers) {
    const found = slope(at);
    if (!found) continue;
    const parts = [valueAt(gradient, at), ...found.parts];
    terms.push({ at, what: i18n.t('gradient · {factor}', { factor: found.what ?? (found.parts.length > 1 ? i18n.t('slope in its factors') : i18n.t('slope')) }), label: i18n.t('through {cell}', { cell: cellName('y', layer.output.shape, at) }), parts, value: parts.reduce((a, b) => a * b) });
  }
  return terms;
}

/** The l1 and l2 penalties of Keras: l1 |w| + l2 w², of every kernel that asks for them. */
function penalty({ params }: Layer, name: string, value: number): Term[] {
  const asked = params['kernelRegularizer'];
  if (!/kernel/i.test(name) || name === 'recurrentKernel' || typeof asked !== 'object' || asked === null || Array.isArray(asked)) return [];
  const { l1, l2 } = asked as { readonly l1?: number; readonly l2?: number };
  return [
    ...(l1 ? [{ label: i18n.t('penalty l1 · sign'), parts: [l1, Math.sign(value)], value: l1 * Math.sign(value) }] : []),
    ...(l2 ? [{ label: i18n.t('penalty 2 · l2 · weight'), parts: [2, l2, value], value: 2 * l2 * value }] : []),
  ];
}

function told(title: string, formula: string, terms: readonly (Term | Way)[]): Explanation {
  const ways = terms.filter((term): term is Way => 'at' in term);
  const cells = ways.map(({ at }) => at);
  const note = i18n.t('{outputs, plural, =0 {No output of this layer depends on the number, so its gradient is 0.} one {One output depends on the number; each passes its own gradient back, times its slope.} other {# outputs depend on the number; each passes its own gradient back, times its slope.}}', { outputs: cells.length });
  return summed(title, { formula, terms: terms.map(({ label, parts, value }) => ({ label, parts, value })), factors: ways[0]?.what ?? '', outputs: cells, notes: [note] });
}

function toldOwn(title: string, way: WayBack, penalties: readonly Term[] = []): Explanation {
  return summed(title, { ...way, terms: [...way.terms, ...penalties] });
}

function summed(title: string, { formula, terms, factors, outputs, notes }: WayBack): Explanation {
  const result = terms.reduce((total, { value }) => total + value, 0);
  return {
    title,
    formula,
    withNumbers: `\\begin{aligned} & ${sumOfTerms(terms)} \\\\ & = ${tex(result)} \\end{aligned}`,
    terms,
    ...(factors ? { factors } : {}),
    stages: [],
    result,
    reads: [{ from: 'gradient', cells: outputs }],
    notes: [...notes, ...(terms.length > 0 && terms.every(({ value }) => value === 0) ? [i18n.t('Every product is 0: nothing is learned through here from this example.')] : [])],
  };
}
