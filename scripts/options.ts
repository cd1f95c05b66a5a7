/** The words behind `npm start -- ...`, and whether a browser can be opened here. */
import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 4180;

export const USAGE = `Usage: npm start -- [options]

Builds Netloom and serves it on this machine.

  --port N     serve on port N and no other (otherwise ${DEFAULT_PORT}, or the next free one)
  --no-open    do not open the browser (also: NETLOOM_NO_OPEN=1)
  --help       show this text
`;

export interface StartOptions {
  /** Null where none was asked for: the default, or the next free one. */
  readonly port: number | null;
  readonly open: boolean;
  readonly help: boolean;
}

/** @throws Error with a whole sentence for arguments that cannot be used. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
    throw new Error(`The port “${values.port}” cannot be used. Give a whole number from 1 to 65,535.`);
  }
  return { port, open: values['no-open'] !== true, help: values.help === true };
}

/** True where a person can be expected to sit before a screen. */
export function canOpenBrowser(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  if (environment['CI'] || environment['NETLOOM_NO_OPEN']) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
}
