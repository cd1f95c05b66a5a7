/** `netloom completion`: a script that completes commands, options and their values in a shell. */
import { NO_FILE, type Command, type Commands, type Option } from './command.ts';
import { EXIT } from './exitStatus.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof SHELLS)[number];

interface Described {
  readonly name: string;
  readonly command: Pick<Command, 'summary' | 'options' | 'files'>;
}

/** @param commands those to complete, without this one, which is added. */
export function completion(commands: Commands): Command {
  const own = {
    summary: 'Prints a script that completes commands and options in your shell.',
    details: 'For bash: source <(netloom completion bash), in ~/.bashrc to keep it. For zsh: netloom completion zsh > a file called _netloom in a folder of $fpath. For fish: netloom completion fish > ~/.config/fish/completions/netloom.fish.',
    options: {},
    files: { ...NO_FILE, name: 'SHELL', least: 1, most: 1, choices: SHELLS },
  };
  return {
    ...own,
    async run([shell], _, terminal) {
      const others = Object.entries(commands).filter(([name]) => name !== 'completion');
      const described = await Promise.all(others.map(async ([name, load]): Promise<Described> => ({ name, command: await load() })));
      terminal.out(SCRIPTS[shell as Shell]([...described, { name: 'completion', command: own }]));
      return EXIT.done;
    },
  };
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Described[]) => string>> = { bash: bashScript, zsh: zshScript, fish: fishScript };

function optionNames({ options }: Described['command']): readonly string[] {
  return [...Object.keys(options), 'help'].map((name) => `--${name}`);
}

function withValue({ options }: Described['command']): readonly (readonly [string, Option])[] {
  return Object.entries(options).filter(([, { type }]) => type === 'string');
}

function bashScript(commands: readonly Described[]): string {
  const words = (list: readonly string[]): string => `COMPREPLY=($(compgen -W "${list.join(' ')}" -- "$current"))`;
  const values = commands.flatMap(({ name, command }) =>
    withValue(command).map(([option, { choices }]) => `    ${name}:--${option}) ${choices ? words(choices) : 'COMPREPLY=($(compgen -f -- "$current"))'}; return ;;`));
  return `_netloom() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${words([...commands.map(({ name }) => name), '--help', '--version'])}
    return
  fi
  case "$command:$before" in
${values.join('\n')}
  esac
  case "$command:$current" in
${commands.map(({ name, command }) => `    ${name}:-*) ${words(optionNames(command))} ;;`).join('\n')}
${commands.filter(({ command }) => command.files.choices).map(({ name, command }) => `    ${name}:*) ${words(command.files.choices ?? [])} ;;`).join('\n')}
    *) COMPREPLY=($(compgen -f -- "$current")) ;;
  esac
}
complete -o filenames -F _netloom netloom
`;
}

/** Text between single quotes, as all three shells read it; brackets and colons mean something to zsh. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", '’')}'`;
}

function zshScript(commands: readonly Described[]): string {
  const plain = (text: string): string => text.replaceAll(/[[\]:]/g, ' ');
  const specs = ({ command }: Described): string =>
    [
      ...Object.entries(command.options).map(([name, { type, help, choices }]) => quoted(`--${name}[${plain(help)}]${type === 'boolean' ? '' : `:value:${choices ? `(${choices.join(' ')})` : '_files'}`}`)),
      quoted('--help[Prints the help of this command]'),
      ...(command.files.most === 0 ? [] : [quoted(`${command.files.most > 1 ? '*' : '1'}:${command.files.name}:${command.files.choices ? `(${command.files.choices.join(' ')})` : '_files'}`)]),
    ].join(' ');
  return `#compdef netloom
_netloom() {
  local -a commands=(${commands.map(({ name, command }) => quoted(`${name}:${plain(command.summary)}`)).join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${commands.map((each) => `    ${each.name}) _arguments ${specs(each)} ;;`).join('\n')}
  esac
}
_netloom "$@"
`;
}

function fishScript(commands: readonly Described[]): string {
  const lines = commands.flatMap(({ name, command: { summary, options, files } }) => {
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c netloom -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...Object.entries(options).map(([option, { type, help, choices }]) => `complete -c netloom ${within} -l ${option}${type === 'boolean' ? '' : choices ? ` -x -a '${choices.join(' ')}'` : ' -r'} -d ${quoted(help)}`),
      ...(files.choices ? [`complete -c netloom ${within} -f -a '${files.choices.join(' ')}'`] : []),
    ];
  });
  return `${lines.join('\n')}\n`;
}
