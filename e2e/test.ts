/** A test that opens the app and ends by asking whether the page complained. */
import { test as base } from '@playwright/test';
import { App } from './app.ts';

export const test = base.extend<{ app: App }>({
  app: async ({ page }, use) => {
    const app = new App(page);
    await use(app);
    base.expect(app.errors).toEqual([]);
  },
});
export { expect } from '@playwright/test';
