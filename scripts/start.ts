/** `npm start`: builds the app, serves it on localhost, says where, and opens the browser where there is one. */
import path from 'node:path';
import { build, preview } from 'vite';
import { canOpenBrowser, DEFAULT_PORT, startOptions, USAGE, type StartOptions } from './options.ts';

const root = path.resolve(import.meta.dirname, '..');

async function start(options: StartOptions): Promise<void> {
  console.log('Building Netloom ...');
  try {
    await build({ root, logLevel: 'warn' });
  } catch (error) {
    throw new Error(`The build failed, so there is nothing to serve yet.\n\n${messageOf(error)}\n\nIf the packages have changed, run "npm ci" and start again.`, { cause: error });
  }
  // `preview` serves dist/ (into which the build has copied public/, data included) with the headers of vite.config.ts.
  const server = await serve(options);
  const address = server.resolvedUrls?.local[0] ?? `http://localhost:${options.port ?? DEFAULT_PORT}/`;
  console.log(`\nNetloom is running at ${address}\nPress Ctrl+C to stop it.`);
}

/** @throws Error with a whole sentence when the port that was asked for is taken. */
async function serve(options: StartOptions) {
  const config = {
    root,
    logLevel: 'warn' as const,
    preview: {
      host: 'localhost',
      port: options.port ?? DEFAULT_PORT,
      strictPort: options.port !== null,
      open: options.open && canOpenBrowser(process.platform, process.env),
    },
  };
  try {
    return await preview(config);
  } catch (error) {
    if (options.port === null) throw error;
    throw new Error(`Port ${options.port} cannot be used: ${messageOf(error)}. Choose another with --port, or leave it out.`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

try {
  const options = startOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await start(options);
} catch (error) {
  console.error(`\n${messageOf(error)}`);
  process.exitCode = 1;
}
