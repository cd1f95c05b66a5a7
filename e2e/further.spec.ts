/** The lessons beside the path of history: small ones walked through to their last check, large ones opened and trained. */
import { LessonPage } from './lessonPage.ts';
import { expect, test } from './test.ts';

/** These take long to the end; a few steps show that they train. */
const LARGE = [
  { title: 'Autoencoder of digits', node: 'Bottleneck' },
  { title: 'LeNet-5', node: 'C3' },
  { title: 'A residual net', node: 'Softmax' },
] as const;

for (const { title, node } of LARGE) {
  test(`“${title}” is opened with its lesson and learns`, async ({ app }) => {
    await app.open();
    await app.preset(title);
    await expect(app.page.getByRole('region', { name: 'Lesson text' })).toContainText(title);
    await expect(app.node(node)).toBeVisible();
    await app.button('Train').click();
    // Digits are read or drawn first, which slow machines take their time for.
    await expect(app.figure('step')).toHaveText(/^[1-9]\d* of/, { timeout: 120_000 });
    expect(await app.loss()).toBeGreaterThan(0);
  });
}

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
});

test('overfitting: seen, and cured by dropout', async ({ app }) => {
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
  await lesson.press('An L2 penalty').click();
  await lesson.train();
  await lesson.done();
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
});
