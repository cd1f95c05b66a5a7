/**
 * Why does it not learn? The first rule that applies speaks, and no other: what is wrong first (the question that the loss asks,
 * then the data, then the start, then the steps) makes figures of what comes after it meaningless.
 */
import type { Advice, Rule } from './advice.ts';
import type { Figures } from './figures.ts';
import { deadRelu } from './rules/deadRelu.ts';
import { growth } from './rules/growth.ts';
import { missingSoftmax } from './rules/missingSoftmax.ts';
import { noNonlinearity } from './rules/noNonlinearity.ts';
import { overfitting } from './rules/overfitting.ts';
import { rateTooLow } from './rules/rateTooLow.ts';
import { sameStart } from './rules/sameStart.ts';
import { saturated } from './rules/saturated.ts';
import { tooFewUnits } from './rules/tooFewUnits.ts';
import { unscaledInputs } from './rules/unscaledInputs.ts';
import { vanishing } from './rules/vanishing.ts';
import { zeroStart } from './rules/zeroStart.ts';

export const RULES: readonly Rule[] = [
  missingSoftmax,
  unscaledInputs,
  zeroStart,
  sameStart,
  growth,
  deadRelu,
  saturated,
  vanishing,
  overfitting,
  rateTooLow,
  noNonlinearity,
  tooFewUnits,
];

/** Fewer steps say nothing of learning, where there are more to come. */
const STEPS = 20;

/** @param quiet rules that were told to be silent. @returns null where nothing is amiss, or too little is known. */
export function advise(figures: Figures, quiet: ReadonlySet<string> = new Set()): Advice | null {
  if (figures.step === 0 || (figures.step < STEPS && !figures.ended)) return null;
  for (const rule of RULES) {
    const advice = quiet.has(rule.id) ? null : rule.advise(figures);
    if (advice) return { rule: rule.id, ...advice };
  }
  return null;
}
