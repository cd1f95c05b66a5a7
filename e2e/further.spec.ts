/** The lessons beside the path of history, walked through as a person does. */
import { LessonPage } from './lessonPage.ts';
import { expect, test } from './test.ts';

/** Lets a large net take so many steps, which slow machines need their time for, and pauses it. */
async function trainFor(lesson: LessonPage, steps: number): Promise<void> {
  await lesson.train();
  await expect.poll(async () => Number((await lesson.app.figure('step').textContent())?.split(' ')[0]?.replace(',', '')), { timeout: 500_000 }).toBeGreaterThanOrEqual(steps);
  const pause = lesson.page.getByRole('button', { name: 'Pause', exact: true });
  // A training that is as long as this ends by itself.
  if (await pause.isVisible()) await pause.click();
}

test('the autoencoder: digits through a waist of 16 numbers, and then of 12', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Autoencoder of digits');
  await lesson.next('Predict');
  await lesson.choose(/blurred/);
  await lesson.next('Run');
  await trainFor(lesson, 200);
  await lesson.done();
  await lesson.next('Look');
  await lesson.choose(/do not fit/);
  await lesson.done();
  await lesson.next('Change');
  await lesson.press('2 numbers').click();
  await lesson.done();
  await lesson.next('Check');
  await app.node('Bottleneck').click();
  await lesson.page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await app.setField('Units', '12');
  await setRate(lesson, '0.003');
  await trainFor(lesson, 1200);
  await lesson.ends();
});

test('LeNet-5: most of its weights lie in one layer, and it can do without most of them', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('LeNet-5');
  await lesson.next('Predict');
  await lesson.choose('C5');
  await lesson.next('Run');
  await trainFor(lesson, 200);
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('156');
  await lesson.next('Change');
  await lesson.press('relu in all layers').click();
  await lesson.done();
  await lesson.next('Check');
  await app.node('C5').click();
  await lesson.page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await app.setField('Units', '30');
  await setRate(lesson, '0.003');
  await trainFor(lesson, 600);
  await lesson.ends();
});

test('the residual net: a block that comes twice, and a goal with two thirds of the weights', async ({ app, page }) => {
  // Two slow cores that other tests share take two or three of its steps a second.
  test.setTimeout(600_000);
  const lesson = new LessonPage(app);
  await lesson.open('A residual net');
  await lesson.next('Predict');
  await lesson.choose(/passes its input on/);
  await lesson.next('Run');
  await trainFor(lesson, 300);
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('2320');
  await lesson.next('Change');
  await app.menu('Edit', /^Group and fold/);
  await page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await app.setField('Times in a row', '2');
  await page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await lesson.done();
  await lesson.next('Check');
  await lesson.press('the lesson\'s own net').click();
  await lesson.press('Show a hint').click();
  await lesson.press('Show another hint').click();
  await lesson.press('ten filters').click();
  await lesson.press('a learning rate of 0.01').click();
  await trainFor(lesson, 1000);
  await lesson.ends();
});

test('a check below a long text is told of at the foot of the lesson, by a line that leads to it and then goes', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const lesson = new LessonPage(app);
  await lesson.open('LSTM continues a wave');
  await expect(page.getByRole('navigation', { name: 'Path of lessons' })).toBeVisible();
  await lesson.next('Predict');
  await lesson.next('Run');
  await lesson.next('Look');
  // Amid a lesson in a low panel its text has the room.
  await expect(page.getByRole('navigation', { name: 'Path of lessons' })).toBeHidden();
  const question = lesson.panel.getByRole('textbox', { name: /^How many weights/ });
  await expect(question).not.toBeInViewport();
  await lesson.panel.getByRole('button', { name: /^To the check: How many weights/ }).click();
  await expect(question).toBeInViewport({ ratio: 1 });
  await expect(lesson.panel.getByRole('region', { name: 'Check', exact: true })).toBeFocused();
  await expect(lesson.panel.getByRole('button', { name: /^To the check/ })).toBeHidden();
});

/** Puts the learning rate into the settings of the training, and comes back to the lesson. */
async function setRate(lesson: LessonPage, rate: string): Promise<void> {
  // With nothing selected the settings are those of the training.
  await lesson.app.canvas.click({ position: { x: 8, y: 8 } });
  await lesson.app.page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await lesson.app.setField('Learning rate', rate);
  await lesson.app.page.getByRole('tab', { name: 'Lesson', exact: true }).click();
}

test('the gates: three at once, one that cannot be learned, and sooner', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('AND, NAND and NOR');
  await lesson.next('Predict');
  await lesson.choose(/^AND$/);
  await lesson.next('Run');
  await lesson.train();
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('0');
  await lesson.next('Change');
  await lesson.press('exclusive or').click();
  await lesson.choose(/No single line/);
  await lesson.done();
  await lesson.next('Check');
  await lesson.press('Back to the three gates').click();
  await setRate(lesson, '1');
  for (let step = 0; step < 20; step++) await app.button('Step').click();
  await lesson.ends();
});

test('logistic regression: the best that can be had, from clouds that overlap', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Logistic regression');
  await lesson.next('Predict');
  await lesson.choose('About 92');
  await lesson.next('Run');
  await lesson.train();
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('2');
  await lesson.next('Change');
  await lesson.press('only 40 points').click();
  await lesson.done();
  await lesson.next('Check');
  await lesson.press('Back to the first clouds').click();
  await lesson.press('in 50').click();
  await setRate(lesson, '2');
  await lesson.train();
  await lesson.ends();
});

test('the LSTM: from a wave to its memory', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('LSTM continues a wave');
  await lesson.next('Predict');
  await lesson.choose('Thousands of times');
  await lesson.next('Run');
  await lesson.train();
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('1152');
  await lesson.next('Change');
  await lesson.press('two').click();
  await lesson.done();
  await lesson.next('Check');
  await app.node('LSTM').click();
  await lesson.page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await app.setField('Units', '5');
  await lesson.page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await lesson.train();
  await lesson.ends();
});

test('overfitting: seen, cured by more data, and then by two cures together', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Overfitting');
  await lesson.next('Predict');
  await lesson.choose('About 10');
  await lesson.next('Run');
  await lesson.train();
  await lesson.done();
  await lesson.next('Look');
  await lesson.choose(/very sure/);
  await lesson.done();
  await lesson.next('Change');
  await lesson.press('More data').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Check');
  // Learned from more data, so it does not count: the rows must be the lesson's own.
  await expect(lesson.panel.getByText(/You have done this lesson/)).toHaveCount(0);
  await lesson.press('Back to 80 points').click();
  await lesson.press('Show a hint').click();
  await lesson.press('Show another hint').click();
  await lesson.press('The penalty again, and dropout').click();
  await lesson.train();
  await lesson.ends();
});

test('learning rates: five lengths of step, and the border between them', async ({ app }) => {
  const lesson = new LessonPage(app);
  await lesson.open('Learning rates side by side');
  await lesson.next('Predict');
  await lesson.choose('0.15');
  await lesson.next('Run');
  await lesson.press('0.15').click();
  await lesson.train();
  await lesson.done();
  await lesson.next('Look');
  await lesson.answer('0.23');
  await lesson.next('Change');
  await app.node('Dataset data').click();
  await lesson.page.getByRole('tab', { name: 'Settings', exact: true }).click();
  await app.setField('Features 2, row 1', '0.5');
  await lesson.page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await lesson.done();
  await lesson.next('Check');
  await lesson.press('the lesson\'s own points').click();
  await lesson.press('8 steps').click();
  await lesson.press('Show a hint').click();
  await setRate(lesson, '0.1578');
  await lesson.train();
  await lesson.ends();
});
