/** A teacher makes a lesson in the app; a learner opens its link in a browser that has never been here, and solves it. */
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { App } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

/** The panel in which a lesson is written. */
class Writing {
  readonly app: App;
  readonly panel: Locator;

  constructor(app: App) {
    this.app = app;
    this.panel = app.page.getByRole('region', { name: 'Make a lesson', exact: true });
  }

  async type(label: string, words: string): Promise<void> {
    await this.panel.getByRole('textbox', { name: label, exact: true }).fill(words);
  }

  async choose(label: string, option: string): Promise<void> {
    await this.panel.getByRole('combobox', { name: label, exact: true }).click();
    await this.app.page.getByRole('option', { name: option, exact: true }).click();
  }

  async press(name: string): Promise<void> {
    await this.panel.getByRole('button', { name, exact: true }).click();
  }

  async tab(name: string | RegExp): Promise<void> {
    await this.panel.getByRole('tab', { name }).click();
  }
}

test('a lesson is made, tried, handed out as a link, solved to its last check in a fresh profile, handed back and graded', async ({ app, browser, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.open();
  await app.menu('File', /^For teachers/, /^Make a lesson/);
  const writing = new Writing(app);
  await writing.type('Title of the step', 'Guess');
  await writing.type('Text', 'Four rows, *two* layers.');
  await expect(writing.panel.getByRole('group', { name: 'Preview of the text' }).getByText('two')).toBeVisible();
  await writing.choose('The step is done with', 'A prediction');
  await writing.type('Question', 'How many rows will be right?');
  await writing.choose('Guessed is', 'A number');

  await writing.press('Add a step');
  await writing.type('Title of the step', 'Reach it');
  await writing.type('Text', 'Press **Train**.');
  await writing.choose('Point at', 'Train');
  await writing.choose('The step is done with', 'A goal');
  await writing.choose('Begin from an example', 'All rows right with at most 3 hidden units');
  const second = writing.panel.getByRole('group', { name: 'Condition 2' });
  await second.getByRole('textbox', { name: 'Value' }).fill('4');

  await writing.press('Add a step');
  await writing.type('Title of the step', 'Check yourself');
  await writing.choose('The step is done with', 'A question with answers to choose from');
  await writing.type('Question', 'What do hidden units draw?');
  await writing.type('Answer 1', 'Circles');
  await writing.type('Answer 2', 'Lines');
  // Without a right answer it cannot be tried.
  await writing.press('Try it');
  await expect(writing.panel.getByText('No answer is marked as the right one.')).toBeVisible();
  await writing.press('Go to step 3: Check yourself');
  await writing.panel.getByRole('checkbox', { name: 'Answer 2 is right' }).click();
  expect(await barriers(app.page, '[aria-label="Make a lesson"]')).toEqual([]);

  await writing.tab('About');
  await writing.type('Title', 'XOR in my class');
  await expect(writing.panel.getByRole('tab', { name: 'Checked' })).toBeVisible();

  // What is written stays over a reload.
  await app.page.reload();
  await expect(writing.panel.getByRole('heading', { name: 'XOR in my class' })).toBeVisible();
  await writing.press('Try it');
  await expect(app.page.getByText('How many rows will be right?')).toBeVisible();
  await app.page.getByRole('button', { name: 'Back to writing' }).click();
  await expect(writing.panel.getByRole('heading', { name: 'XOR in my class' })).toBeVisible();

  await writing.press('Hand out');
  await app.page.getByRole('menuitem', { name: /^Copy a link/ }).click();
  await expect(app.page.getByText('The link is copied').first()).toBeVisible();
  const link = await app.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('#lesson=');

  const fresh = await browser.newContext({ serviceWorkers: 'block', reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
  const learner = new App(await fresh.newPage());
  await learner.page.goto(link);
  await solve(learner);
  expect(learner.errors).toEqual([]);
  // The lesson is in this browser now, with what was done in it.
  await learner.page.reload();
  await learner.page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await expect(learner.page.getByText(/You have done this lesson/)).toBeVisible();
  const handed = await handBack(learner, 'Ada');
  await fresh.close();

  // The teacher still has the lesson open; of the hand-back nothing is used for it.
  const chooser = app.page.waitForEvent('filechooser');
  await app.menu('File', /^For teachers/, /^Grade hand-backs…/);
  const grading = app.page.getByRole('dialog', { name: /^Grading/ });
  await grading.getByRole('button', { name: 'Choose files…' }).click();
  await (await chooser).setFiles({ name: 'ada.json', mimeType: 'application/json', buffer: Buffer.from(handed) });
  const row = grading.getByRole('row', { name: /Ada/ });
  await expect(row).toContainText('3 of 3', { timeout: 120_000 });
  await expect(app.page.getByRole('dialog', { name: 'Grading: XOR in my class' })).toBeVisible();
  await row.getByRole('button').click();
  await expect(grading.getByText(/^Run afresh for [\d,]+ steps .*The file tells: right 4/).first()).toBeVisible();
  // It is the very lesson, and nothing was steered.
  await expect(grading.getByText(/another version|in other words|Not repeatable/)).toHaveCount(0);
});

/** The file that a learner saves. */
async function handBack({ page }: App, name: string): Promise<string> {
  await page.getByRole('tabpanel', { name: 'Lesson', exact: true }).getByRole('button', { name: 'Hand back…' }).click();
  const window = page.getByRole('dialog', { name: /^Hand back/ });
  await window.getByRole('textbox', { name: 'Your name' }).fill(name);
  const saved = page.waitForEvent('download');
  await window.getByRole('button', { name: 'Save the file' }).click();
  return readFileSync(await (await saved).path(), 'utf8');
}

async function solve(learner: App): Promise<void> {
  const panel = learner.page.getByRole('tabpanel', { name: 'Lesson', exact: true });
  await expect(panel.getByRole('heading', { name: 'Guess' })).toBeVisible();
  await panel.getByRole('textbox', { name: 'How many rows will be right?' }).fill('3');
  await panel.getByRole('button', { name: 'Answer', exact: true }).click();
  await panel.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(panel.getByRole('heading', { name: 'Reach it' })).toBeFocused();
  await learner.button('Train').click();
  await expect(panel.getByText('Done.')).toBeVisible({ timeout: 150_000 });
  await panel.getByRole('button', { name: 'Next', exact: true }).click();
  await panel.getByRole('radio', { name: 'Circles' }).check();
  await expect(panel.getByText(/^That is not it yet/)).toBeVisible();
  await panel.getByRole('radio', { name: 'Lines' }).check();
  await expect(panel.getByText(/You have done this lesson/)).toBeVisible();
}

test('a lesson file that cannot be used says what is wrong, and the open graph stays', async ({ app }) => {
  await app.open();
  await app.openText('bad.json', '{ "format": "netloom-lesson", "version": 1, "id": "a", "title": "A", "graph": {}, "steps": [] }');
  const dialog = app.page.getByRole('alertdialog', { name: '“bad.json” could not be opened' });
  await expect(dialog.getByText(/steps/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(app.node('Output layer')).toBeVisible();
});
