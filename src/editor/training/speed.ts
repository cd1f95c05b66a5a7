/** The speed slider: logarithmic from one step a second, and at its right end as fast as it goes. */
import { i18n } from '../../words/i18n.ts';

export const SLIDER_MAX = 100;
/** The fastest speed that is still held back. */
const FASTEST = 1000;

/** Steps a second at a place of the slider, in round numbers; null at the end, where nothing holds back. */
export function speedAt(position: number): number | null {
  if (position >= SLIDER_MAX) return null;
  const exact = FASTEST ** (Math.max(0, position) / (SLIDER_MAX - 1));
  return Math.round(Number(exact.toPrecision(exact < 10 ? 1 : 2)));
}

/** The place of the slider for a speed. */
export function positionOf(stepsPerSecond: number | null): number {
  if (stepsPerSecond === null) return SLIDER_MAX;
  const share = Math.log(Math.max(1, stepsPerSecond)) / Math.log(FASTEST);
  return Math.min(SLIDER_MAX - 1, Math.round(share * (SLIDER_MAX - 1)));
}

export function speedText(stepsPerSecond: number | null): string {
  return stepsPerSecond === null ? i18n.t('Full speed') : i18n.t('{steps, plural, one {# step/s} other {# steps/s}}', { steps: stepsPerSecond });
}
