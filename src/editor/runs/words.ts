/** A kept run in words. Pure. */
import type { Program } from '../../compiler/program.ts';
import { formatCount, formatDuration, formatNumber, formatPercent } from '../ui/format.ts';
import { differences } from './differences.ts';
import { runName, type RunRecord, type RunSettings } from './record.ts';

/** Where it stands: "6,000 steps", "paused at step 1,240 of 6,000". */
export function standing(run: RunRecord, live: boolean): string {
  const at = `step ${formatCount(run.step)}`;
  if (run.state !== 'failed' && run.step >= run.steps) return `${formatCount(run.step)} steps`;
  if (run.state === 'done') return `stopped at ${at} of ${formatCount(run.steps)}`;
  if (run.state === 'failed') return `failed at ${at}`;
  if (live && run.state === 'training') return `training, ${at}`;
  return `${live ? 'paused' : 'cut short'} at ${at}`;
}

/** "loss 0.0031, accuracy 98.0 %": on validation rows where the training rows were not counted. */
export function resultWords({ result }: RunRecord): readonly string[] {
  const loss = result.loss ?? result.validationLoss;
  const accuracy = result.accuracy ?? result.validationAccuracy;
  return [...(loss === null ? [] : [`loss ${formatNumber(loss)}`]), ...(accuracy === null ? [] : [`accuracy ${formatPercent(accuracy)}`])];
}

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** "14:05" on the same day, else "24 Nov, 14:05". */
export function whenWords(begun: number, now: number): string {
  const sameDay = new Date(begun).toDateString() === new Date(now).toDateString();
  return sameDay ? TIME.format(begun) : `${DAY.format(begun)}, ${TIME.format(begun)}`;
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
  const origin = branch ? `from ${other?.key === branch.key ? runName(other) : 'another run'} at step ${formatCount(branch.step)}` : null;
  const [from, to] = [other && settings[other.key], settings[run.key]];
  const changed = from && to && other?.title === run.title ? differences(from.program, to.program) : [];
  const meanwhile = run.marks.map(({ step, text }) => `${text} at step ${formatCount(step)}`);
  return { origin, changes: [...changed.filter((each) => !run.marks.some(({ text }) => text.includes(each))), ...meanwhile], against: other && other.title === run.title && from && to ? runName(other) : null };
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

const NAMES = { loss: 'loss', accuracy: 'accuracy', validationLoss: 'validation loss', validationAccuracy: 'validation accuracy' } as const;
