/** Each of the six lessons, walked through as a person does: from its first page to its last check. */
import { readFileSync } from 'node:fs';
import { barriers } from './barriers.ts';
import { LessonPage } from './lessonPage.ts';
import { expect, test } from './test.ts';

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

/** A teacher's lesson on the XOR net: its data and loss are locked, only dropout may be added, seed and code are taken care of. */
const HELD = JSON.stringify({
  format: 'netloom-lesson', version: 1, id: 'held', title: 'Held to its rules',
  graph: JSON.parse(readFileSync(new URL('../presets/5-xor-net.json', import.meta.url), 'utf8')) as object,
  rules: { kinds: ['dropout'], fixed: ['seed'], hide: ['code'] },
  steps: [{ id: 'run', title: 'Run', text: 'Press **Train**.', check: { kind: 'run', steps: 10 } }, { id: 'end', title: 'End' }],
});

test('a teacher’s lesson shows what it locks, adds only what it allows, and gives all of it back at its end', async ({ app, page }) => {
  await app.open();
  await app.openText('held.lesson.json', HELD);
  await expect(page.getByRole('tabpanel', { name: 'Lesson', exact: true }).getByRole('heading', { name: 'Run' })).toBeVisible();
  const locks = app.canvas.getByRole('img', { name: /^Locked by the lesson/ });
  await expect(locks).toHaveCount(2);
  await expect(page.getByRole('tab', { name: 'Code' })).toHaveCount(0);

  await app.node('Dataset data').click();
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await expect(app.inspector.getByText(/The lesson needs this node as it is/)).toBeVisible();
  await expect(app.inspector.getByRole('combobox', { name: 'Data', exact: true })).toBeDisabled();
  const undo = page.getByRole('button', { name: /^Undo/ });
  const before = await undo.getAttribute('aria-label');
  await app.node('Dataset data').press('Delete');
  await expect(page.getByText('“Dataset” is locked in this lesson: it stays, with its settings.')).toBeVisible();
  await expect(app.node('Dataset data')).toBeVisible();
  expect(await undo.getAttribute('aria-label')).toBe(before);
  await page.keyboard.press('Escape');
  await expect(app.inspector.getByRole('textbox', { name: 'Seed', exact: true })).toBeDisabled();

  await app.showPalette();
  const palette = page.getByRole('navigation', { name: 'Palette' });
  await expect(palette.getByText('This lesson limits what may be added.')).toBeVisible();
  await expect(palette.getByRole('button', { name: 'Dropout', exact: true })).toBeVisible();
  await expect(palette.getByRole('button', { name: 'Dense', exact: true })).toHaveCount(0);
  expect.soft(await barriers(page, '[data-palette]')).toEqual([]);
  expect.soft(await barriers(page, '[data-inspector]')).toEqual([]);

  // The lesson is held to its rules after a reload too.
  await page.reload();
  await expect(locks).toHaveCount(2);
  await palette.getByRole('button', { name: 'End the lesson', exact: true }).click();
  await expect(locks).toHaveCount(0);
  await expect(palette.getByRole('button', { name: 'Dense', exact: true })).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Code' })).toBeVisible();
  await app.node('Dataset data').click();
  await page.keyboard.press('Delete');
  await expect(app.node('Dataset data')).toHaveCount(0);
});
