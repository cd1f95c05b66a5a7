/** Finds the command, reads its arguments, and turns what goes wrong into one line and an exit status. */
import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import manifest from '../../package.json' with { type: 'json' };
import type { Command, OptionValues, Terminal } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT } from './exitStatus.ts';
import { InputError } from './input.ts';
import { argumentsText, commandHelp, usage } from './usage.ts';

/** @returns the exit status. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) {
    (name === undefined ? terminal.err : terminal.out)(await usage(COMMANDS, manifest.version));
    return name === undefined ? EXIT.unusable : EXIT.done;
  }
  if (name === '--version' || name === '-V') {
    terminal.out(`${manifest.version}\n`);
    return EXIT.done;
  }
  try {
    return name === 'help' ? await run(rest[0] ?? '', ['--help'], terminal) : await run(name, rest, terminal);
  } catch (error) {
    if (error instanceof InputError) {
      terminal.err(`netloom: ${error.message}\n`);
      return EXIT.unusable;
    }
    terminal.err(`netloom: An error in Netloom itself; please report it with the command and the graph.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return EXIT.broken;
  }
}

async function run(name: string, args: readonly string[], terminal: Terminal): Promise<number> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw new InputError(`There is no command “${name}”. ${meant(name, Object.keys(COMMANDS))}The commands are ${Object.keys(COMMANDS).join(', ')}.`);
  const command = await load();
  const { values, positionals } = readArguments(name, command, args);
  if (values['help'] === true) {
    terminal.out(commandHelp(name, command));
    return EXIT.done;
  }
  checkFiles(name, command, positionals);
  checkOptions(name, command, values);
  return command.run(positionals, values, terminal);
}

/** “Did you mean …?”, where one of them is near. */
function meant(found: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(found, [...known]);
  return distance(found, near) <= Math.max(2, Math.floor(near.length / 3)) ? `Did you mean “${near}”? ` : '';
}

function checkFiles(name: string, command: Command, found: readonly string[]): void {
  const { least, most, choices, name: what } = command.files;
  const noun = choices ? `one of ${choices.join(', ')}` : 'a graph file';
  if (most === 0 && found.length > 0) throw new InputError(`“${name}” takes no file, but ${found[0]} was given.`);
  if (found.length < least) throw new InputError(found.length === 0 ? `“${name}” needs ${least > 1 ? `${least} files or more` : noun}: netloom ${name} ${argumentsText(command)}` : `“${name}” needs ${least} files or more, but got ${found.join(', ')}: netloom ${name} ${argumentsText(command)}`);
  if (found.length > most) throw new InputError(`“${name}” takes ${most === 1 ? (choices ? 'one' : 'one graph file') : `at most ${most} files`}, but ${found.length} were given: ${found.join(', ')}.`);
  const odd = choices && found.find((each) => !choices.includes(each));
  if (odd !== undefined) throw new InputError(`${what} is “${odd}”; it must be ${noun}.`);
}

function checkOptions(name: string, { options }: Command, values: OptionValues): void {
  for (const [option, { choices, required, value }] of Object.entries(options)) {
    const given = values[option];
    const wanted = choices ? `one of ${choices.join(', ')}` : (value ?? 'a value');
    if (given === undefined && required === true) throw new InputError(`“${name}” needs --${option} and ${wanted}.`);
    if (typeof given === 'string' && choices && !choices.includes(given)) throw new InputError(`--${option} is “${given}”; it must be ${wanted}. ${meant(given, choices)}`.trimEnd());
  }
}

function readArguments(name: string, command: Command, args: readonly string[]): { readonly values: OptionValues; readonly positionals: readonly string[] } {
  const options = { ...Object.fromEntries(Object.entries(command.options).map(([option, { type }]) => [option, { type }])), help: { type: 'boolean', short: 'h' } } as const;
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
  const known = Object.keys(command.options).map((each) => `--${each}`);
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `“${name}” has no option ${option}. ${meant(option, known)}${known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.'}`;
  return `The option ${option} of “${name}” is not used rightly: netloom ${name} ${argumentsText(command)}`;
}
