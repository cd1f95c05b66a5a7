/** The command line's own program: `npm run -s netloom -- COMMAND`, or `netloom COMMAND` where it is installed. */
import type { Terminal } from './command.ts';
import { GRADER } from './grading/grader.ts';
import { runCommand } from './runCommand.ts';

const { stdout, stderr } = process;
const terminal: Terminal = {
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
  width: stderr.isTTY === true ? Math.max(20, stderr.columns) : null,
};

// Whoever reads only the first lines (`| head`) closes the pipe.
stdout.on('error', (error: NodeJS.ErrnoException) => { process.exit(error.code === 'EPIPE' ? 0 : 1); });

// “netloom grade” starts this program once more for what it grades.
if (process.argv[2] === GRADER && process.send) (await import('./grading/child.ts')).serveGrader();
else {
  process.exitCode = await runCommand(process.argv.slice(2), terminal);
  // A pipe may be slower than we are; WebAssembly's threads would keep the process alive for good.
  stdout.write('', () => process.exit());
}
