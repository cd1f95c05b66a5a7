/** A learner solves a lesson and hands it back; the teacher grades it, beside a copy that was touched up by hand and a file that is none. */
import { readFileSync } from 'node:fs';
import { barriers } from './barriers.ts';
import { LessonPage } from './lessonPage.ts';
import { expect, test } from './test.ts';

const GRAPH = JSON.parse(readFileSync(new URL('../presets/5-xor-net.json', import.meta.url), 'utf8')) as object;

const LESSON = JSON.stringify({
  format: 'netloom-lesson',
  version: 1,
  id: 'xor-in-class',
  title: 'XOR in class',
  graph: GRAPH,
  steps: [
    { id: 'look', title: 'Look', check: { kind: 'choice', question: 'Why two layers?', options: ['One is slow', 'No line parts the points'], answer: 1 } },
    { id: 'goal', title: 'All four right', text: 'Press **Train**.', check: { kind: 'goal', all: [{ fact: 'right', is: 'atLeast', value: 4 }] } },
  ],
});

/** The parts of a hand-back that a cheat would touch up. */
interface Handed {
  readonly graphs: readonly { readonly training: object }[];
  readonly runs: readonly object[];
}

test('what is handed back is graded by running it afresh; a touched-up copy fails, and a broken file is a row like others', async ({ app, page }) => {
  await app.open();
  const chosen = page.waitForEvent('filechooser');
  await app.menu('File', /^Open…/);
  await (await chosen).setFiles({ name: 'xor.json', mimeType: 'application/json', buffer: Buffer.from(LESSON) });
  const lesson = new LessonPage(app);
  await lesson.choose('No line parts the points');
  await lesson.done();
  await lesson.next('All four right');
  await lesson.train();
  await lesson.ends();

  await lesson.press('Hand back…').click();
  const window = page.getByRole('dialog', { name: 'Hand back: XOR in class' });
  await window.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  // It stays while the lesson under it moves to a phone's place, and back.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await expect(window.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(window.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada');
  const saved = page.waitForEvent('download');
  await window.getByRole('button', { name: 'Save the file' }).click();
  const honest = readFileSync(await (await saved).path(), 'utf8');

  // The same claims over a graph that hardly learns.
  const handed = JSON.parse(honest) as Handed;
  const touched = { ...handed, name: 'Mallory', graphs: handed.graphs.map((graph) => ({ ...graph, training: { ...graph.training, optimizer: { kind: 'sgd', learningRate: 1e-6 } } })) };

  const files = page.waitForEvent('filechooser');
  await app.menu('File', /^For teachers/, /^Grade hand-backs…/);
  const grading = page.getByRole('dialog', { name: /^Grading/ });
  await grading.getByRole('button', { name: 'Choose files…' }).click();
  await (await files).setFiles(Object.entries({ 'ada.json': honest, 'mallory.json': JSON.stringify(touched), 'broken.json': '{ "format": ' }).map(([name, text]) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));

  const row = (name: string) => grading.getByRole('row', { name: new RegExp(name) });
  await expect(row('broken')).toContainText('could not be graded', { timeout: 120_000 });
  await expect(row('Ada')).toContainText('2 of 2');
  await expect(row('Mallory')).toContainText('1 of 2');
  expect(await barriers(page, '[role="dialog"]')).toEqual([]);

  // A press says why: what the run came to, beside what the file tells.
  await row('Mallory').getByRole('button').click();
  await expect(grading.getByText(/^Run afresh for [\d,]+ steps .*The file tells: right 4/).first()).toBeVisible();
});

test('a run whose learning rate was changed on its way is named to learner and teacher, and judged by the graph run afresh', async ({ app, page }) => {
  await app.open();
  await app.openText('xor.json', LESSON);
  const lesson = new LessonPage(app);
  await lesson.choose('No line parts the points');
  await lesson.next('All four right');
  await app.button('Step').click();
  await expect(app.figure('step')).toHaveText('1 of 60,000');
  await app.deselect();
  await app.setField('Learning rate', '5');
  await page.getByRole('tab', { name: 'Lesson', exact: true }).click();
  await app.button('Resume').click();
  await lesson.ends();
  await lesson.press('Hand back…').click();
  const window = page.getByRole('dialog', { name: 'Hand back: XOR in class' });
  await expect(window.getByRole('listitem').filter({ hasText: 'a run that was steered while it went on' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await window.getByRole('button', { name: 'Save the file' }).click();
  const handed = readFileSync(await (await saved).path(), 'utf8');

  const files = page.waitForEvent('filechooser');
  await app.menu('File', /^For teachers/, /^Grade hand-backs…/);
  const grading = page.getByRole('dialog', { name: /^Grading/ });
  await grading.getByRole('button', { name: 'Choose files…' }).click();
  await (await files).setFiles({ name: 'steered.json', mimeType: 'application/json', buffer: Buffer.from(handed) });
  const row = grading.getByRole('row', { name: /steered/ });
  await expect(row).toContainText('2 of 2', { timeout: 120_000 });
  await row.getByRole('button').click();
  await expect(grading.getByText(/^Not repeatable: steered live at step 1 \(.*1 → 5/)).toBeVisible();
  await expect(grading.getByText(/It was steered on its way: .*1 → 5 at step 1/).first()).toBeVisible();
});
