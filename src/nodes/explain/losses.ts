/** The end of the walk forward and the start of the walk back: a loss with the numbers of one example put in. */
import { sizeOf } from '../../graph/tensorType.ts';
import { i18n } from '../../words/i18n.ts';
import { lossFunction, type LossId } from '../training/losses.ts';
import { cellName, everyCell, valueAt } from './cells.ts';
import type { Explanation, Numbers, Term } from './explanation.ts';
import { factor, sum, tex } from './tex.ts';

/** A loss as one example meets it. */
export interface Ending {
  readonly function: LossId;
  /** Its share where there are several losses. */
  readonly weight: number;
  readonly prediction: Numbers;
  /** Null for a loss that minimizes the prediction itself. */
  readonly target: Numbers | null;
  /** The gradient is then that of what goes into the last activation, which is taken together with the loss. */
  readonly fromLogits: boolean;
}

/** One number of the prediction, as a loss sees it. */
interface Pair {
  readonly y: number;
  readonly t: number;
  /** What the numbers of the same row add up to. */
  readonly sumOfY: number;
  readonly sumOfT: number;
}

interface Rule {
  /** How many numbers the sum is divided by. */
  readonly divisor: 'numbers' | 'rows' | 'none';
  term(pair: Pair): number;
  write(pair: Pair): string;
  /** How the undivided sum changes with y. */
  slope(pair: Pair): number;
  readonly slopeFormula: string;
  /** The slope in TeX with the numbers put in, where that is more than one number. */
  readonly writeSlope?: (pair: Pair) => string;
  /** How it changes with what goes into the sigmoid or softmax before it. */
  readonly logitSlope?: (pair: Pair) => number;
}

/** Keras's fuzz factor, as the losses have it. */
const EPSILON = 1e-7;
const clipped = (y: number): number => Math.min(1 - EPSILON, Math.max(EPSILON, y));
const inside = (y: number): boolean => y >= EPSILON && y <= 1 - EPSILON;
const difference = ({ y, t }: Pair): string => `${tex(y)} - ${factor(t)}`;
const squared = ({ y, t }: Pair): string => `(${tex(t)} - ${factor(y)})^2`;

const RULES: Readonly<Record<LossId, Rule>> = {
  meanSquaredError: { divisor: 'numbers', term: ({ y, t }) => (t - y) ** 2, write: squared, slope: ({ y, t }) => 2 * (y - t), slopeFormula: '\\tfrac{2}{n}(y - t)', writeSlope: (pair) => `2\\,(${difference(pair)})` },
  halfSumSquaredError: { divisor: 'none', term: ({ y, t }) => 0.5 * (t - y) ** 2, write: (pair) => `\\tfrac{1}{2}${squared(pair)}`, slope: ({ y, t }) => y - t, slopeFormula: 'y - t', writeSlope: difference },
  meanAbsoluteError: { divisor: 'numbers', term: ({ y, t }) => Math.abs(t - y), write: ({ y, t }) => `|${tex(t)} - ${factor(y)}|`, slope: ({ y, t }) => Math.sign(y - t), slopeFormula: '\\tfrac{1}{n}\\operatorname{sign}(y - t)' },
  huber: {
    divisor: 'numbers',
    term: ({ y, t }) => (Math.abs(y - t) <= 1 ? 0.5 * (y - t) ** 2 : Math.abs(y - t) - 0.5),
    write: (pair) => (Math.abs(pair.y - pair.t) <= 1 ? `\\tfrac{1}{2}${squared(pair)}` : `(|${tex(pair.t)} - ${factor(pair.y)}| - \\tfrac{1}{2})`),
    slope: ({ y, t }) => Math.max(-1, Math.min(1, y - t)),
    slopeFormula: '\\tfrac{1}{n}\\operatorname{clip}(y - t,\\, -1,\\, 1)',
  },
  binaryCrossentropy: {
    divisor: 'numbers',
    term: ({ y, t }) => -(t * Math.log(clipped(y)) + (1 - t) * Math.log(1 - clipped(y))),
    write: ({ y, t }) => (t === 1 ? `(-\\ln ${tex(y)})` : t === 0 ? `(-\\ln(1 - ${tex(y)}))` : `(-${tex(t)}\\ln ${tex(y)} - ${tex(1 - t)}\\ln(1 - ${tex(y)}))`),
    slope: ({ y, t }) => (inside(y) ? (1 - t) / (1 - y) - t / y : 0),
    slopeFormula: '\\tfrac{1}{n}\\Big(\\frac{1 - t}{1 - y} - \\frac{t}{y}\\Big)',
    logitSlope: ({ y, t }) => y - t,
  },
  categoricalCrossentropy: {
    divisor: 'rows',
    term: ({ y, t, sumOfY }) => (t === 0 ? 0 : -t * Math.log(clipped(y / sumOfY))),
    write: ({ y, t }) => (t === 0 ? '0' : `(-${t === 1 ? '' : tex(t)}\\ln ${tex(y)})`),
    slope: ({ y, t, sumOfY, sumOfT }) => sumOfT / sumOfY - t / y,
    slopeFormula: '\\tfrac{1}{m}\\Big(1 - \\frac{t}{y}\\Big)',
    logitSlope: ({ y, t, sumOfT }) => y * sumOfT - t,
  },
  hinge: { divisor: 'numbers', term: ({ y, t }) => Math.max(0, 1 - t * y), write: ({ y, t }) => `\\max(0,\\, 1 - ${factor(t)}\\cdot ${factor(y)})`, slope: ({ y, t }) => (1 - t * y > 0 ? -t : 0), slopeFormula: `-\\tfrac{1}{n}\\,t \\text{ ${i18n.t('within the margin, else')} } 0` },
  minimize: { divisor: 'numbers', term: ({ y }) => y, write: ({ y }) => tex(y), slope: () => 1, slopeFormula: '\\tfrac{1}{n}' },
};

function pairsOf({ function: id, prediction, target }: Ending): Pair[] {
  const cells = everyCell(prediction);
  // As in Keras: only where all labels are 0 or 1 are they taken for -1 and 1.
  const binary = id === 'hinge' && cells.every((cell) => valueAt(target ?? prediction, cell) === 0 || valueAt(target ?? prediction, cell) === 1);
  const targetAt = (cell: number): number => (target ? (binary ? 2 * valueAt(target, cell) - 1 : valueAt(target, cell)) : 0);
  // All numbers of a row have the same sums.
  const row = prediction.shape.at(-1) ?? 1;
  let [sumOfY, sumOfT] = [0, 0];
  return cells.map((cell) => {
    if (cell % row === 0) {
      [sumOfY, sumOfT] = [0, 0];
      for (let other = cell; other < cell + row; other++) {
        sumOfY += valueAt(prediction, other);
        sumOfT += targetAt(other);
      }
    }
    return { y: valueAt(prediction, cell), t: targetAt(cell), sumOfY, sumOfT };
  });
}

function divisorOf({ divisor }: Rule, { prediction: { shape } }: Ending): number {
  return divisor === 'none' ? 1 : divisor === 'numbers' ? sizeOf(shape) : sizeOf(shape.slice(0, -1));
}

/** The loss of one example, penalties left out: the number alone, for what is worked out several times a second. */
export function lossOf(ending: Ending): number {
  const rule = RULES[ending.function];
  return (ending.weight * pairsOf(ending).reduce((total, pair) => total + rule.term(pair), 0)) / divisorOf(rule, ending);
}

/** The loss of one example in its terms. */
export function lossForward(ending: Ending): Explanation {
  const rule = RULES[ending.function];
  const pairs = pairsOf(ending);
  const divisor = divisorOf(rule, ending);
  const { shape } = ending.prediction;
  const terms: Term[] = pairs.map((pair, cell) => ({ label: ending.target ? i18n.t('{prediction} against {target}', { prediction: cellName('y', shape, cell), target: cellName('t', shape, cell) }) : cellName('y', shape, cell), parts: ending.target ? [pair.y, pair.t] : [pair.y], value: rule.term(pair) }));
  const result = lossOf(ending);
  const shown = pairs.filter((pair) => rule.write(pair) !== '0');
  const scale = ending.weight === 1 ? '' : `${tex(ending.weight)}\\cdot `;
  return {
    title: lossFunction(ending.function)?.summary ?? '',
    formula: lossFunction(ending.function)?.formula ?? '',
    withNumbers: `L = ${scale}${divisor === 1 ? sum(shown, rule.write) : `\\frac{1}{${divisor}}\\big(${sum(shown, rule.write)}\\big)`} = ${tex(result)}`,
    terms,
    stages: [],
    result,
    reads: [{ from: 0, cells: pairs.map((_, cell) => cell) }],
    notes: [i18n.t('This is the loss of the one sample that is looked at; training takes it over a batch.')],
  };
}

/** Where the gradients come from: how the loss changes with one number of the prediction (or of what goes into its activation). */
export function lossBackward(ending: Ending, cell: number): Explanation {
  const rule = RULES[ending.function];
  const pair = pairsOf(ending)[cell];
  if (!pair) throw new Error(`The prediction has no number ${cell}, counted from 0.`);
  const logits = ending.fromLogits ? rule.logitSlope : undefined;
  const divisor = divisorOf(rule, ending);
  const slope = (logits ?? rule.slope)(pair);
  const result = (ending.weight * slope) / divisor;
  const symbol = logits ? 'z' : 'y';
  const written = logits ? difference(pair) : rule.writeSlope?.(pair);
  const steps = written === undefined ? `(${tex(slope)})` : divisor === 1 && ending.weight === 1 ? written : `(${written})`;
  const scale = ending.weight === 1 ? '' : `${tex(ending.weight)}\\cdot `;
  return {
    title: logits ? i18n.t('How the loss changes with {cell}, which goes into the last activation.', { cell: cellName(symbol, ending.prediction.shape, cell) }) : i18n.t('How the loss changes with {cell}, a number of the prediction.', { cell: cellName(symbol, ending.prediction.shape, cell) }),
    formula: `\\frac{\\partial L}{\\partial ${symbol}} = ${logits ? (divisor === 1 ? 'y - t' : '\\tfrac{1}{n}(y - t)') : rule.slopeFormula}`,
    withNumbers: `\\frac{\\partial L}{\\partial ${symbol}} = ${scale}${divisor === 1 ? '' : `\\tfrac{1}{${divisor}}`}${steps} = ${tex(result)}`,
    terms: [{ label: i18n.t('prediction y'), parts: [pair.y], value: pair.y }, ...(ending.target ? [{ label: i18n.t('target t'), parts: [pair.t], value: pair.t }] : [])],
    stages: [{ label: i18n.t('slope'), value: slope }],
    result,
    reads: [{ from: 0, cells: [cell] }],
    notes: logits ? [i18n.t('The last activation and the cross-entropy are taken together: their slopes cancel to prediction minus target.')] : [],
  };
}
