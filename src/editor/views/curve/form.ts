import type { Program } from '../../../compiler/program.ts';
import type { Operation } from '../../../compiler/program.ts';
import { parseExpression, type Expression } from '../../../nodes/shared/expression.ts';
import { i18n } from '../../../words/i18n.ts';
import { onlyLoss } from '../programForm.ts';
import { extent, padded, type Interval } from '../plot/scale.ts';
import { evaluateChain } from './evaluate.ts';

/** One trainable number that goes through formulas, one after the other, to a loss that makes the result small. */
export interface CurveForm {
  readonly parameter: Operation;
  readonly chain: readonly Expression[];
  /** As the person wrote it; where there are several formulas, from the inside out. */
  readonly text: string;
}

/** The form of the program, or null where it is another. */
export function curveForm(program: Program): CurveForm | null {
  const loss = onlyLoss(program);
  const [parameter, ...formulas] = program.operations;
  if (!parameter || !loss || program.sources.length > 0 || loss.function !== 'minimize') return null;
  if (parameter.kind !== 'parameter' || formulas.length === 0) return null;
  const chain: Expression[] = [];
  let before = parameter.node;
  for (const formula of formulas) {
    if (formula.kind !== 'formula' || formula.inputs[0]?.node !== before) return null;
    const parsed = parseExpression(String(formula.params['expression']));
    if (!parsed.ok) return null;
    chain.push(parsed.expression);
    before = formula.node;
  }
  if (loss.prediction.node !== before) return null;
  return { parameter, chain, text: formulas.map((formula) => String(formula.params['expression'])).reduce((chained, next) => i18n.t('{chained}, then {next}', { chained, next })) };
}

/** Around every place of the path, wide enough to see where it leads: one and a half to each side at least. */
export function curveWindow(path: readonly number[]): Interval {
  const [low, high] = extent(path);
  const middle = (low + high) / 2;
  const half = Math.max(1.5, (high - low) * 0.9);
  return [Math.floor((middle - half) * 2) / 2, Math.ceil((middle + half) * 2) / 2];
}

/** How far beside the path the curve still decides which heights are shown. */
const BESIDE = 0.6;

/** Heights that are shown: those of the path in full, and as much of the curve beside it as does not flatten it. */
export function heightWindow(chain: readonly Expression[], path: readonly number[]): Interval {
  const [low, high] = extent(path);
  const heights = Array.from({ length: 65 }, (_, index) => evaluateChain(chain, low - BESIDE + ((high - low + 2 * BESIDE) * index) / 64).value).filter(Number.isFinite);
  const sorted = heights.sort((a, b) => a - b);
  const most = sorted.slice(Math.floor(sorted.length * 0.03), Math.ceil(sorted.length * 0.85));
  return padded(extent([...most, ...path.map((x) => evaluateChain(chain, x).value)]), 0.2);
}

/** The curve as lines to draw, broken where it is not finite. */
export function curvePieces(chain: readonly Expression[], [low, high]: Interval, samples: number): readonly (readonly (readonly [x: number, y: number])[])[] {
  const pieces: [number, number][][] = [[]];
  for (let index = 0; index <= samples; index++) {
    const x = low + ((high - low) * index) / samples;
    const { value } = evaluateChain(chain, x);
    if (Number.isFinite(value)) pieces.at(-1)?.push([x, value]);
    else if (pieces.at(-1)?.length) pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 1);
}
