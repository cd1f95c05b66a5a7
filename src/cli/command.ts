/** What a command is, and what several of them need. */
import { InputError } from './input.ts';

/** Where a command writes. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** How many characters fit into a line that can be written over, for progress; null where none can be. */
  readonly width: number | null;
}

export interface Option {
  readonly type: 'string' | 'boolean';
  /** What stands for its value in the help: `N`, `OUT`. */
  readonly value?: string;
  /** The values that it takes, where they can be counted. */
  readonly choices?: readonly string[];
  /** It cannot be left out. */
  readonly required?: boolean;
  /** One sentence. */
  readonly help: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>;

/** What stands after the options: files, mostly. */
export interface Files {
  /** As in the help: `FILE`. */
  readonly name: string;
  readonly least: number;
  /** `Infinity` for any number. */
  readonly most: number;
  /** The words that it may be, where it is no file. */
  readonly choices?: readonly string[];
}

export const NO_FILE: Files = { name: '', least: 0, most: 0 };
export const ONE_GRAPH: Files = { name: 'FILE', least: 1, most: 1 };
export const JSON_OPTION: Option = { type: 'boolean', help: 'Prints one JSON object.' };

export interface Command {
  /** One sentence, for the list of commands. */
  readonly summary: string;
  /** What else there is to know; stands in the command's own help. */
  readonly details?: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly files: Files;
  /** @returns the exit status; `exitStatus.ts` has them. */
  run(files: readonly string[], options: OptionValues, terminal: Terminal): Promise<number>;
}

/** The commands by name, loaded when they are called: only training needs TensorFlow.js. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** A whole number given as an option, within bounds; undefined where it was left out. */
export function wholeNumber(options: OptionValues, name: string, least: number, most: number): number | undefined {
  const text = options[name];
  if (typeof text !== 'string') return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text.trim()) && value >= least && value <= most) return value;
  throw new InputError(`--${name} is “${text}”; it must be a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`);
}

/** A number given as an option; undefined where it was left out. */
export function decimal(options: OptionValues, name: string, least: number): number | undefined {
  const given = options[name];
  if (typeof given !== 'string') return undefined;
  const value = Number(given);
  if (given.trim() === '' || !Number.isFinite(value) || value < least) throw new InputError(`--${name} is “${given}”; it must be a number of at least ${least}.`);
  return value;
}

/** An option that was given with a value. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const given = options[name];
  return typeof given === 'string' ? given : undefined;
}

/** The one JSON object that `--json` prints. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value)}\n`);
}
