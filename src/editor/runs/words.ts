/** A kept run in words. Pure. */
import type { Program } from '../../compiler/program.ts';
import { i18n, spokenLanguage } from '../../words/i18n.ts';
import { SOURCE } from '../../words/language.ts';
import { formatCount, formatDuration, formatNumber, formatPercent } from '../ui/format.ts';
import { differences } from './differences.ts';
import { runName, type RunRecord, type RunSettings } from './record.ts';

/** Where it stands: "6,000 steps", "paused at step 1,240 of 6,000". */
export function standing(run: RunRecord, live: boolean): string {
  const [step, steps] = [formatCount(run.step), formatCount(run.steps)];
  if (run.state !== 'failed' && run.step >= run.steps) return i18n.t('{step} steps', { step });
  if (run.state === 'done') return i18n.t('stopped at step {step} of {steps}', { step, steps });
  if (run.state === 'failed') return i18n.t('failed at step {step}', { step });
  if (live && run.state === 'training') return i18n.t('training, step {step}', { step });
  return live ? i18n.t('paused at step {step}', { step }) : i18n.t('cut short at step {step}', { step });
}

/** "loss 0.0031, accuracy 98.0 %": on validation rows where the training rows were not counted. */
export function resultWords({ result }: RunRecord): readonly string[] {
  const loss = result.loss ?? result.validationLoss;
  const accuracy = result.accuracy ?? result.validationAccuracy;
  return [
    ...(loss === null ? [] : [i18n.t('loss {loss}', { loss: formatNumber(loss) })]),
    ...(accuracy === null ? [] : [i18n.t('accuracy {accuracy}', { accuracy: formatPercent(accuracy) })]),
  ];
}

/** English as it is written where days come before months and hours go to 24. */
const TAG = spokenLanguage() === SOURCE ? 'en-GB' : spokenLanguage().tag;
const TIME = new Intl.DateTimeFormat(TAG, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(TAG, { day: 'numeric', month: 'short' });

/** "14:05" on the same day, else "24 Nov, 14:05". */
export function whenWords(begun: number, now: number): string {
  const sameDay = new Date(begun).toDateString() === new Date(now).toDateString();
  return sameDay ? TIME.format(begun) : i18n.t('{day}, {time}', { day: DAY.format(begun), time: TIME.format(begun) });
}

export function trainedWords({ trained }: RunRecord): string {
  return formatDuration(trained / 1000);
}

/** The run that another is compared with: the one that it left, else the one before it of the same graph's title, else the one before. */
export function before(run: RunRecord, runs: readonly RunRecord[]): RunRecord | undefined {
  const older = runs.filter((each) => each.begun < run.begun || (each.begun === run.begun && each.number < run.number));
  return runs.find(({ key }) => key === run.branchOf?.key) ?? older.find(({ title }) => title === run.title) ?? older[0];
}

export interface Story {
  /** "from Run 3 at step 1,240" for a branch. */
  readonly origin: string | null;
  readonly changes: readonly string[];
  /** "since Run 3"; null where there is nothing to compare with. */
  readonly against: string | null;
}

/** What is to be said of a run in a list: where it comes from and what is different in it. */
export function storyOf(run: RunRecord, runs: readonly RunRecord[], settings: Readonly<Record<string, RunSettings>>): Story {
  const other = before(run, runs);
  const branch = run.branchOf;
  const origin = branch && originOf(branch.step, other?.key === branch.key ? runName(other) : null);
  const [from, to] = [other && settings[other.key], settings[run.key]];
  const changed = from && to && other?.title === run.title ? differences(from.program, to.program) : [];
  const meanwhile = run.marks.map(({ step, text }) => i18n.t('{text} at step {step}', { text, step: formatCount(step) }));
  return { origin, changes: [...changed.filter((each) => !run.marks.some(({ text }) => text.includes(each))), ...meanwhile], against: other && other.title === run.title && from && to ? runName(other) : null };
}

/** @param name null for a run that is no longer kept. */
function originOf(at: number, name: string | null): string {
  const step = formatCount(at);
  return name === null ? i18n.t('from another run at step {step}', { step }) : i18n.t('from {name} at step {step}', { name, step });
}

/** The comparison of two: what leads from the older to the newer, and what came of it. */
export function comparison(older: RunRecord, newer: RunRecord, programs: readonly [Program | undefined, Program | undefined]): { readonly changes: readonly string[]; readonly results: readonly string[] } {
  const [from, to] = programs;
  const results = (['loss', 'accuracy', 'validationLoss', 'validationAccuracy'] as const).flatMap((metric) => {
    const [a, b] = [older.result[metric], newer.result[metric]];
    const format = metric === 'loss' || metric === 'validationLoss' ? formatNumber : formatPercent;
    return a === null || b === null ? [] : [`${NAMES[metric]} ${format(a)} → ${format(b)}`];
  });
  return { changes: from && to ? differences(from, to) : [], results };
}

const NAMES = { loss: i18n.t('loss'), accuracy: i18n.t('accuracy'), validationLoss: i18n.t('validation loss'), validationAccuracy: i18n.t('validation accuracy') };
