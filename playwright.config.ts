import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, chromiumPath } from './scripts/chromium.ts';

/** A port of its own, so that tests never meet an app that a person has running. */
const port = Number(process.env['NETLOOM_E2E_PORT'] ?? 4187);
const onCi = Boolean(process.env['CI']);
const executablePath = chromiumPath();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  forbidOnly: onCi,
  retries: onCi ? 1 : 0,
  reporter: [['list']],
  timeout: 240_000,
  // Two browsers that draw in software share two cores; what is right may take a while to show.
  expect: { timeout: 20_000 },
  globalSetup: './scripts/playwrightSetup.ts',
  use: {
    baseURL: `http://localhost:${port}/`,
    // Pages come from the server alone; the tests of the service worker allow it.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    // A place is read where things stay, not on their way there; motion.spec.ts asks for the ways.
    contextOptions: { reducedMotion: 'reduce' },
    // Recording takes a third of a test's time, whether it fails or not. To see a failure: --trace on -g "its name".
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
  webServer: {
    command: `npm start -- --port ${port}`,
    url: `http://localhost:${port}/`,
    env: { NETLOOM_NO_OPEN: '1' },
    timeout: 180_000,
    // A server left from before would show an older build.
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
