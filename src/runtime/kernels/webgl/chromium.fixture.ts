/** Brings `page.fixture.ts` into a Chromium that draws in software. */
import path from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { CHROMIUM_FLAGS, chromiumPath } from '../../../../scripts/chromium.ts';
import type { InPage } from './page.fixture.ts';

const PAGE = 'https://netloom.test/';

export interface Browser {
  /** Calls one of the functions in the page. */
  call<K extends keyof InPage>(name: K, ...args: Parameters<InPage[K]>): Promise<Awaited<ReturnType<InPage[K]>>>;
  close(): Promise<void>;
}

/** @param flags beside those that all tests of the browser have. */
export async function openPage(flags: readonly string[] = []): Promise<Browser> {
  const script = await bundle();
  const executablePath = chromiumPath();
  const browser = await chromium.launch({ args: [...CHROMIUM_FLAGS, ...flags], ...(executablePath ? { executablePath } : {}) });
  const page = await browser.newPage();
  // WebGPU is only for pages from a secure address.
  await page.route(PAGE, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(PAGE);
  await page.addScriptTag({ content: script });
  return {
    call: (name, ...args) => page.evaluate(`netloom[${JSON.stringify(name)}](...${JSON.stringify(args)})`),
    close: () => browser.close(),
  };
}

/** One script that needs no server. Names are kept, so that programs can be told apart. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    // As in the built page; a library's build leaves it to whoever uses it.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: path.join(import.meta.dirname, 'page.fixture.ts'), formats: ['iife'], name: 'page' },
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ('output' in each ? each.output : []));
  const chunk = outputs.find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('The page for the tests could not be built.');
  return chunk.code;
}
