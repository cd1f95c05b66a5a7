/** Functions of one number with their slopes, as TensorFlow.js computes them. */
import type { Json } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';

export interface OneNumber {
  readonly formula: string;
  /** In TeX with a number put in. */
  write(x: string): string;
  f(x: number): number;
  slope(x: number): number;
  readonly note?: string;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** Klambauer et al., 2017. */
const SELU_SCALE = 1.0507009873554805;
const SELU_ALPHA = 1.6732632423543772;

/** The error function by its series, and its complement as a continued fraction where that is slow (Abramowitz and Stegun 7.1.5, 7.1.14). */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [term, total] = [size, size];
    for (let n = 1; Math.abs(term) > 1e-17 * total; n++) {
      term *= -(size * size) / n;
      total += term / (2 * n + 1);
    }
    return (Math.sign(x) * 2 * total) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = n / 2 / (size + fraction);
  return Math.sign(x) * (1 - Math.exp(-size * size) / (Math.sqrt(Math.PI) * (size + fraction)));
}

const normalShare = (x: number): number => (1 + erf(x / Math.SQRT2)) / 2;

const FUNCTIONS: Readonly<Record<string, OneNumber>> = {
  linear: { formula: 'y = x', write: (x) => x, f: (x) => x, slope: () => 1 },
  relu: { formula: 'y = \\max(0, x)', write: (x) => `\\max(0, ${x})`, f: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), note: i18n.t('Its slope is 1 where the number is positive, and 0 elsewhere.') },
  sigmoid: { formula: 'y = \\frac{1}{1 + e^{-x}}', write: (x) => `\\frac{1}{1 + e^{-(${x})}}`, f: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x), note: i18n.t('Its slope is y (1 − y): at most 0.25, and almost 0 where y is close to 0 or 1.') },
  tanh: { formula: 'y = \\tanh x', write: (x) => `\\tanh(${x})`, f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2, note: i18n.t('Its slope is 1 − y².') },
  step: { formula: 'y = \\begin{cases} 1 & x \\ge 0 \\\\ 0 & x < 0 \\end{cases}', write: (x) => `\\operatorname{step}(${x})`, f: (x) => (x >= 0 ? 1 : 0), slope: () => 1, note: i18n.t('A step has no slope; going back it counts as 1 (the straight-through estimator).') },
  elu: { formula: 'y = \\begin{cases} x & x > 0 \\\\ e^x - 1 & x \\le 0 \\end{cases}', write: (x) => `\\operatorname{ELU}(${x})`, f: (x) => (x >= 0 ? x : Math.expm1(x)), slope: (x) => (x >= 0 ? 1 : Math.exp(x)) },
  selu: { formula: 'y = 1.0507 \\begin{cases} x & x > 0 \\\\ 1.6733\\,(e^x - 1) & x \\le 0 \\end{cases}', write: (x) => `\\operatorname{SELU}(${x})`, f: (x) => SELU_SCALE * (x >= 0 ? x : SELU_ALPHA * Math.expm1(x)), slope: (x) => SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * Math.exp(x)) },
  softplus: { formula: 'y = \\ln(1 + e^x)', write: (x) => `\\ln(1 + e^{${x}})`, f: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), slope: sigmoid },
  swish: { formula: 'y = \\frac{x}{1 + e^{-x}}', write: (x) => `\\frac{${x}}{1 + e^{-(${x})}}`, f: (x) => x * sigmoid(x), slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)) },
  gelu: {
    formula: 'y = \\frac{x}{2}\\Big(1 + \\operatorname{erf}\\frac{x}{\\sqrt{2}}\\Big)',
    write: (x) => `\\frac{${x}}{2}\\Big(1 + \\operatorname{erf}\\frac{${x}}{\\sqrt{2}}\\Big)`,
    f: (x) => x * normalShare(x),
    slope: (x) => normalShare(x) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
};

/** The function of that name, with the kind's parameters; undefined for one that needs more than one number. */
export function oneNumber(name: string, params: Readonly<Record<string, Json>>): OneNumber | undefined {
  if (name !== 'leakyRelu') return FUNCTIONS[name];
  const slope = Number(params['negativeSlope']);
  return { formula: `y = \\max(x, 0) + \\alpha \\min(x, 0)`, write: (x) => `\\operatorname{LeakyReLU}(${x})`, f: (x) => (x >= 0 ? x : slope * x), slope: (x) => (x > 0 ? 1 : slope), note: i18n.t('Where the number is negative its slope is {slope}.', { slope }) };
}
