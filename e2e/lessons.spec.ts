/** Each of the six lessons, walked through as a person does: from its first page to its last check. */
import type { Page } from '@playwright/test';
import type { App } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

/** The lesson that is open beside the graph. */
class LessonPage {
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

test('least squares: by hand, by machine, and too far', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Least squares');
  await lesson.next('Three points and a line');
  await lesson.next('Work it out once');
  await lesson.panel.getByRole('textbox').fill('12');
  await lesson.press('Answer').click();
  await expect(lesson.panel.getByText(/That is not it yet/)).toBeVisible();
  await lesson.answer('22');
  await lesson.next('Find it by hand');
  await lesson.press('Show a hint').click();
  await lesson.press('Show another hint').click();
  await lesson.press('the best line').click();
  await lesson.done();
  await lesson.next('Predict');
  await lesson.press('back to its start').click();
  await lesson.choose(/Almost exactly/);
  await lesson.next('Train');
  await lesson.train();
  await lesson.done();
  await expect(lesson.panel.getByText('So it was.')).toBeVisible();
  await lesson.next('Step too far');
  await lesson.press('learning rate of 0.02').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Check yourself');
  await lesson.choose(/cannot cancel/);
  await lesson.ends();
});

test('gradient descent: a step, a path, a leap, and the valley’s floor', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Gradient descent');
  await lesson.next('One number on a curve');
  await lesson.next('The first step');
  await lesson.answer('0.511875');
  await lesson.next('Predict');
  await lesson.choose(/not quite there/);
  await lesson.next('Run');
  await lesson.train();
  await lesson.done();
  await lesson.next('Bolder steps');
  await lesson.press('0.2').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Where you start');
  await lesson.press('Back to 0.01').click();
  await lesson.choose(/The curve is flat there/);
  await lesson.next('The goal');
  await lesson.press('Show a hint').click();
  await lesson.press('0.05').click();
  await lesson.train();
  await lesson.ends();
});

test('linear regression: a valley, and steps that are long enough', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Linear regression');
  await lesson.next('Two slopes');
  await lesson.next('Predict');
  await lesson.choose(/arrives/);
  await lesson.next('Run and look');
  await lesson.train();
  await lesson.done();
  await expect(lesson.panel.getByText(/It was: It falls far/)).toBeVisible();
  await lesson.next('The valley');
  await lesson.choose(/hardly changes the error/);
  await lesson.next('The goal');
  await expect(lesson.panel.getByText(/the goal is at most 0\.036/)).toBeVisible();
  await lesson.press('With 5,000 steps').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Too bold');
  await lesson.press('with 0.6').click();
  await lesson.press('100 steps').click();
  await lesson.train();
  await lesson.ends();
});

test('the perceptron: OR, which it learns, and XOR, which it cannot', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Perceptron (OR)');
  await lesson.next('A yes or a no');
  await lesson.next('The rule');
  await lesson.answer('0.2');
  await lesson.next('Four looks');
  for (const step of [1, 2, 3, 4]) {
    await app.button('Step').click();
    await expect(app.figure('step')).toHaveText(new RegExp(`^${step} of`));
  }
  await lesson.done();
  await lesson.next('Predict');
  await lesson.answer('30');
  await lesson.next('Train');
  await app.page.getByRole('button', { name: 'Resume', exact: true }).click();
  await lesson.done();
  await expect(lesson.panel.getByText('It was: 25')).toBeVisible();
  await lesson.next('Another task');
  await lesson.press('exclusive or').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Check yourself');
  await lesson.choose(/No line has/);
  await lesson.ends();
});

test('the XOR net: all four right, and then with three hidden units; kept over a reload, open to everyone', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  const lesson = new LessonPage(app);
  await lesson.open('XOR net');
  await lesson.next('Two layers');
  await expect(app.canvas.locator('[data-pointed]')).toHaveCount(3);
  await lesson.next('Sharing out the blame');
  await lesson.next('Predict');
  await lesson.choose(/Evenly/);
  expect.soft(await barriers(page, `#${await lesson.panel.getAttribute('id') ?? ''}`)).toEqual([]);
  await lesson.next('Train');
  await lesson.train();
  await lesson.done();
  await lesson.next('Change one thing');
  await page.reload();
  await page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await expect(lesson.panel.getByRole('heading', { name: 'Change one thing' })).toBeVisible();
  await expect(lesson.press('5. Train, done')).toBeVisible();
  await lesson.press('a learning rate of 5').click();
  await lesson.train();
  await lesson.done();
  await lesson.press('back to 1').click();
  await lesson.next('How many units?');
  await lesson.choose(/One unit is one line/);
  await lesson.next('The goal');
  await lesson.press('Show a hint').click();
  await lesson.press('three').click();
  await lesson.train();
  await lesson.ends();
});

test('the convnet: half of the digits after a few steps', async ({ app, page }) => {
  test.setTimeout(400_000);
  const lesson = new LessonPage(app);
  await lesson.open('MNIST convnet');
  await lesson.next('A small window');
  await lesson.answer('320');
  await lesson.next('From edges to a digit');
  await lesson.choose('The first dense layer');
  await lesson.next('Predict');
  await lesson.choose('Well under 100');
  await lesson.next('Train');
  await lesson.train();
  await expect.poll(async () => Number((await app.figure('step').textContent())?.split(' ')[0]), { timeout: 200_000 }).toBeGreaterThan(40);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await lesson.done();
  await lesson.next('Look');
  await lesson.panel.getByRole('textbox').fill('It takes 4 for 9: both have a loop above.');
  await lesson.done();
  await lesson.next('Change one thing');
  await lesson.press('learning rate of 0.001').click();
  await lesson.ends();
});
