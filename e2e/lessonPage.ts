/** A lesson as a person walks it, beside the graph. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { expect } from './test.ts';

/** The lesson that is open beside the graph. */
export class LessonPage {
  readonly page: Page;
  readonly panel;
  readonly app: App;

  constructor(app: App) {
    this.app = app;
    this.page = app.page;
    this.panel = app.page.getByRole('tabpanel', { name: 'Lesson', exact: true });
  }

  async open(title: string): Promise<void> {
    await this.app.open();
    // The first graph is the fifth preset; opening another one shows its lesson.
    await this.app.preset(title);
    await this.page.getByRole('tab', { name: 'Lesson', exact: true }).click();
    await expect(this.press('Next')).toBeVisible();
  }

  press(name: string) {
    return this.panel.getByRole('button', { name, exact: true });
  }

  async next(title: string): Promise<void> {
    await this.press('Next').click();
    await expect(this.panel.getByRole('heading', { name: title, exact: true })).toBeFocused();
  }

  async choose(option: string | RegExp): Promise<void> {
    await this.panel.getByRole('radio', { name: option }).check();
  }

  async answer(number: string): Promise<void> {
    await this.panel.getByRole('textbox').fill(number);
    await this.press('Answer').click();
    await this.done();
  }

  async done(): Promise<void> {
    await expect(this.panel.getByRole('status').filter({ hasText: /(Done|Noted)\.$/ })).toBeVisible({ timeout: 100_000 });
  }

  async train(): Promise<void> {
    await this.app.button('Train').click();
  }

  /** All that is checked is done, and the page says so. */
  async ends(): Promise<void> {
    await expect(this.panel.getByRole('status').filter({ hasText: 'You have done this lesson' })).toBeVisible({ timeout: 100_000 });
  }
}
