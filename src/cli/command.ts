/** What a command is, and what several of them need. */
import type { ParseArgsConfig } from 'node:util';
import { InputError } from './input.ts';

/** Where a command writes. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** True where the last line can be written over, for progress. */
  readonly rewrites: boolean;
}

export type Options = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

export interface Command {
  readonly summary: string;
  /** What follows the command's name: `FILE [--json]`. */
  readonly usage: string;
  readonly options: Options;
  /** How many files it takes. */
  readonly files: 0 | 1;
  /** @returns the exit status: 0 for success, 1 for a graph with errors or a run that failed. */
  run(file: string, options: OptionValues, terminal: Terminal): Promise<number>;
}

/** A whole number given as an option, within bounds; undefined where it was left out. */
export function wholeNumber(options: OptionValues, name: string, least: number, most: number): number | undefined {
  const text = options[name];
  if (typeof text !== 'string') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value >= least && value <= most) return value;
  throw new InputError(`--${name} is “${text}”; it must be a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`);
}

/** The one JSON object that `--json` prints. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`);
}
