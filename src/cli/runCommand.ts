/** Finds the command, reads its arguments, and turns what goes wrong into one line and an exit status. */
import { parseArgs } from 'node:util';
import type { Command, Options, OptionValues, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { InputError } from './input.ts';

/** @returns 0 for success; 1 for a graph with errors or a run that failed; 2 for input that cannot be used. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? terminal.err : terminal.out)(await usage());
    return name === undefined ? 2 : 0;
  }
  try {
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new InputError(`There is no command “${name}”. The commands are ${Object.keys(COMMANDS).join(', ')}.`);
    const command = await load();
    const { values, positionals } = readArguments(name, command, rest);
    if (values['help'] === true) {
      terminal.out(`netloom ${name} ${command.usage}\n  ${command.summary}\n`);
      return 0;
    }
    if (positionals.length !== command.files) throw new InputError(wrongFiles(name, command, positionals));
    return await command.run(positionals[0] ?? '', values, terminal);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    terminal.err(`netloom: ${error.message}\n`);
    return 2;
  }
}

function wrongFiles(name: string, command: Command, found: readonly string[]): string {
  if (command.files === 0) return `“${name}” takes no file, but ${found[0] ?? ''} was given.`;
  return found.length === 0
    ? `“${name}” needs a graph file: netloom ${name} ${command.usage}`
    : `“${name}” takes one graph file, but ${found.length} were given: ${found.join(', ')}.`;
}

function readArguments(name: string, command: Command, args: readonly string[]): { readonly values: OptionValues; readonly positionals: readonly string[] } {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const satisfies Options;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as OptionValues, positionals };
  } catch (error) {
    throw new InputError(argumentSentence(name, command, error));
  }
}

function argumentSentence(name: string, command: Command, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
  const known = Object.keys(command.options).map((each) => `--${each}`).join(', ');
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `“${name}” has no option ${option}. ${known ? `It has ${known}.` : 'It has none.'}`;
  return `The option ${option} of “${name}” is not used rightly: netloom ${name} ${command.usage}`;
}

async function usage(): Promise<string> {
  const lines = await Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]) => {
      const command = await load();
      return `  ${name} ${command.usage}\n      ${command.summary}`;
    }),
  );
  return `Usage: npm run -s netloom -- COMMAND FILE\n\n${lines.join('\n')}\n`;
}
