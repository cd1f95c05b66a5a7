/** `npm run -s netloom -- COMMAND FILE`: the editor's compiler and engine from a terminal. */
import type { Terminal } from './command.ts';
import { runCommand } from './runCommand.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  rewrites: process.stderr.isTTY === true,
};

process.exitCode = await runCommand(process.argv.slice(2), terminal);
// A pipe may be slower than we are; WebAssembly's threads would keep the process alive for good.
process.stdout.write('', () => process.exit());
