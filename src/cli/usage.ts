/** The help: of all commands, and of one. */
import type { Command, Commands, Option } from './command.ts';
import { EXIT, EXIT_MEANINGS } from './exitStatus.ts';

const WIDTH = 80;

/** What follows a command's name: `FILE [--steps N] [--json]`. */
export function argumentsText({ files, options }: Command): string {
  const given = files.most === 0 ? [] : [`${files.choices ? files.choices.join('|') : files.name}${files.most > 1 ? '...' : ''}`];
  const written = Object.entries(options).map(([name, option]) => (option.required === true ? optionText(name, option) : `[${optionText(name, option)}]`));
  return [...given, ...written].join(' ');
}

/** `--steps N`, `--to keras|pytorch`. */
function optionText(name: string, { type, value, choices }: Option): string {
  return type === 'boolean' ? `--${name}` : `--${name} ${choices ? choices.join('|') : (value ?? 'VALUE')}`;
}

/** The help of one command: what it does, each option, what its end says. */
export function commandHelp(name: string, command: Command): string {
  const { files, options, summary, details } = command;
  const called = [`netloom ${name}`, ...(files.most === 0 ? [] : [`${files.choices ? files.choices.join('|') : files.name}${files.most > 1 ? '...' : ''}`]), '[options]'].join(' ');
  const rows = [...Object.entries(options).map(([option, each]) => [optionText(option, each), each.help] as const), ['-h, --help', 'Prints this.'] as const];
  return [called, '', ...wrapped(summary, '  '), ...(details ? ['', ...wrapped(details, '  ')] : []), '', 'Options', ...table(rows), '', 'Exit status', ...exitRows(), ''].join('\n');
}

/** The help of all: each command in a line. */
export async function usage(commands: Commands, version: string): Promise<string> {
  const rows = await Promise.all(Object.entries(commands).map(async ([name, load]) => [name, (await load()).summary] as const));
  return [
    `Netloom ${version}: neural networks as graphs, from a terminal.`,
    '',
    'Usage: netloom COMMAND [FILE] [options]',
    '',
    'Commands',
    ...table(rows),
    '',
    'netloom COMMAND --help         the options of one command',
    'netloom --version              the version',
    'source <(netloom completion bash)   completion in this shell; zsh and fish too',
    '',
    'Exit status',
    ...exitRows(),
    '',
  ].join('\n');
}

function exitRows(): readonly string[] {
  return table(Object.entries(EXIT).map(([name, status]) => [String(status), EXIT_MEANINGS[name as keyof typeof EXIT]] as const));
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const first = Math.min(28, Math.max(...rows.map(([name]) => name.length)));
  return rows.flatMap(([name, text]) => {
    const lines = wrapped(text, ' '.repeat(first + 4));
    return name.length > first ? [`  ${name}`, ...lines] : [`  ${name.padEnd(first)}  ${(lines[0] ?? '').trimStart()}`, ...lines.slice(1)];
  });
}

/** Lines that fit a narrow terminal. */
function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length > indent.length && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent;
    }
    line += line.length > indent.length ? ` ${word}` : word;
  }
  return [...lines, line];
}
