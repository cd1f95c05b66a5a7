/** A test that opens the app and ends by asking whether the page complained. */
import { test as base } from '@playwright/test';
import { App } from './app.ts';

export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    // Playwright answers the window of an input, not the one by which a page gets hold of a file.
    await page.addInitScript(() => { Reflect.deleteProperty(window, 'showOpenFilePicker'); });
    const app = new App(page);
    await use(app);
    base.expect(app.errors).toEqual([]);
  },
});
export { expect } from '@playwright/test';
