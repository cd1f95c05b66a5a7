/** One journey in each language and theme: change a net, train it, break it, mend it, read its lesson. */
import { expect, test } from './test.ts';
import { wordsOf } from './say.ts';
import { unworded } from './unworded.ts';

for (const language of ['en', 'zh-CN']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${language}, ${colorScheme}`, () => {
      test.use({ colorScheme });

      test('a net is changed, trained, broken, mended, and its lesson read', async ({ app }) => {
        const say = await wordsOf(language);
        const { page } = app;
        await page.goto(`./?lang=${language}`);
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
        const canvas = page.getByLabel(say('Canvas'), { exact: true });
        const hidden = canvas.getByRole('group', { name: new RegExp(`^${say('Hidden layer')}`) });

        // Changed.
        await hidden.click();
        const units = page.getByRole('spinbutton', { name: say('Units') }).or(page.getByRole('textbox', { name: say('Units') })).first();
        await units.fill('8');
        await units.press('Enter');
        await expect(page.getByRole('button', { name: new RegExp(`^${say('Undo')}`) }).first()).toBeEnabled();

        // Trained.
        const run = page.getByRole('region', { name: say('Training'), exact: true });
        await run.getByRole('button', { name: say('Train'), exact: true }).click();
        await expect(run.getByText('60,000').first()).toBeVisible();
        await expect(run.getByRole('button', { name: say('Pause'), exact: true })).toBeHidden({ timeout: 200_000 });

        // Broken: what is wrong is said in the language, in a panel whose tab counts it.
        await hidden.click();
        await page.keyboard.press('Delete');
        await page.keyboard.press('Control+z');
        await expect(hidden).toBeVisible();
        const wire = canvas.getByRole('group', { name: /hidden\.out/ });
        await wire.focus();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Delete');
        const problems = page.getByRole('tab', { name: new RegExp(`^${say('Problems')}`) });
        await problems.click();
        const message = page.getByRole('tabpanel', { name: new RegExp(`^${say('Problems')}`) }).getByRole('listitem').first();
        await expect(message).toBeVisible();
        if (language === 'zh-CN') await expect(message).toHaveText(/\p{Script=Han}{4}/u);

        // Mended.
        await page.getByRole('banner').getByRole('button', { name: new RegExp(`^${say('Undo')}`) }).click();
        await expect(wire).toBeVisible();

        // Read; the lesson's links act on the graph.
        await page.getByRole('tab', { name: say('Lesson'), exact: true }).first().click();
        const lesson = page.getByRole('tabpanel', { name: say('Lesson'), exact: true }).first();
        await expect(lesson.getByRole('heading').first()).toBeVisible();
        if (language === 'zh-CN') await expect(lesson).toHaveText(/\p{Script=Han}{8}/u);
      });
    });
  }
}

// Each message stands in brackets in the pseudo language: what a person reads outside them is in no catalogue.
test('no panel, view, window or menu says anything outside the catalogue', async ({ page }) => {
  const quiet = async (where: string): Promise<void> => { expect.soft(await unworded(page, page.locator('body'), ['data,']), where).toEqual([]); };
  await page.goto('./?lang=en-XA');
  const canvas = page.getByLabel('⟦Canvas⟧', { exact: true });
  const card = (name: string) => canvas.getByRole('group', { name: new RegExp(`^⟦?${name}`) }).first();
  await expect(card('Hidden layer')).toBeVisible();
  await quiet('just opened');
  const run = page.getByRole('region', { name: '⟦Training⟧' });
  await run.getByRole('button', { name: '⟦Train⟧', exact: true }).click();
  await expect(run.getByRole('button', { name: '⟦Pause⟧', exact: true })).toBeHidden({ timeout: 200_000 });
  await quiet('trained');
  for (const name of ['Dataset', 'Hidden layer', 'Sigmoid', 'Loss']) {
    await card(name).click();
    await quiet(`${name} chosen`);
  }
  const tabs = page.getByRole('tab');
  for (let place = 0; place < (await tabs.count()); place++) {
    await tabs.nth(place).click();
    await quiet(`tab ${await tabs.nth(place).textContent() ?? ''}`);
  }
  for (const menu of ['Presets', 'File', 'Edit', 'View', 'Share']) {
    await page.getByRole('banner').getByRole('button', { name: `⟦${menu}⟧`, exact: true }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await quiet(`menu ${menu}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
  }
  for (const part of [card('Hidden layer'), canvas]) {
    await part.click({ button: 'right', position: { x: 12, y: 12 } });
    await expect(page.getByRole('menu')).toBeVisible();
    await quiet('context menu');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
  }
  for (const keys of ['?', 'Control+k', 'Control+f', '/', 'Control+Shift+O', 'o']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog').or(page.getByRole('combobox').last()).first()).toBeVisible();
    await quiet(`window of ${keys}`);
    await page.keyboard.press('Escape');
  }
});
