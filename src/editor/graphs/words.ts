import { i18n, spokenLanguage } from '../../words/i18n.ts';
import { SOURCE } from '../../words/language.ts';
/** When something was, as a person would say it: "just now", "5 minutes ago", "yesterday", "3 March". */

const STEPS = [
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 7 * 86_400_000 },
] as const;

// A day before its month, as most of those who read English write it.
const LOCALE = spokenLanguage() === SOURCE ? 'en-GB' : spokenLanguage().tag;
const AGO = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const DAY = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long' });
const DAY_AND_YEAR = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });

/** @param then and @param now in milliseconds since 1970. */
export function agoWords(then: number, now: number): string {
  const past = now - then;
  if (past < 60_000) return i18n.t('just now');
  const step = STEPS.find(({ until }) => past < until);
  if (step) return AGO.format(-Math.floor(past / step.ms), step.unit);
  return (new Date(then).getFullYear() === new Date(now).getFullYear() ? DAY : DAY_AND_YEAR).format(then);
}
