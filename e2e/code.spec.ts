import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './test.ts';
import type { App } from './app.ts';

/** The code as it stands in the panel. */
function code(app: App): Locator {
  return app.page.getByRole('region', { name: /^The code of / });
}

async function openCode(app: App, language: string): Promise<void> {
  await app.page.getByRole('tab', { name: 'Code', exact: true }).click();
  await app.page.getByRole('tab', { name: language, exact: true }).click();
}

const LANGUAGES = [
  { language: 'Keras', before: 'layers.Dense(4, use_bias=False', after: 'layers.Dense(9, use_bias=False', file: /\.py$/ },
  { language: 'PyTorch', before: 'nn.Linear(3, 4, bias=False', after: 'nn.Linear(3, 9, bias=False', file: /\.py$/ },
  { language: 'TensorFlow.js', before: 'units: 4', after: 'units: 9', file: /\.m?js$/ },
  { language: 'Notebook', before: 'layers.Dense(4, use_bias=False', after: 'layers.Dense(9, use_bias=False', file: /\.ipynb$/ },
];

for (const { language, before, after, file } of LANGUAGES) {
  test(`${language}: the code of the open graph follows an edit, and the download holds it`, async ({ app }) => {
    await app.open();
    await openCode(app, language);
    await expect(code(app)).toContainText(before);
    await app.node('Hidden layer').click();
    await app.setField('Units', '9');
    await expect(code(app)).toContainText(after);
    await expect(code(app)).not.toContainText(before);

    const download = app.page.waitForEvent('download');
    await app.page.getByRole('button', { name: 'Download', exact: true }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toMatch(file);
    const text = await readFile(await saved.path(), 'utf8');
    expect(text).toContain(after);
    // Notebooks are JSON, whose cells together are the script.
    if (language === 'Notebook') expect(JSON.parse(text)).toMatchObject({ nbformat: 4 });
  });
}

test('pointing at a node lights its lines, and pointing at a line lights its node', async ({ app }) => {
  await app.open();
  await openCode(app, 'PyTorch');
  const layer = (units: string) => code(app).locator('[data-line]').filter({ hasText: units });
  const hidden = layer('nn.Linear(3, 4');
  const output = layer('nn.Linear(4, 1');
  await expect(hidden).toHaveCount(1);

  await app.node('Hidden layer').hover();
  await expect(hidden).toHaveAttribute('data-lit', '');
  await expect(output).not.toHaveAttribute('data-lit');
  await app.node('Output layer').hover();
  await expect(output).toHaveAttribute('data-lit', '');
  await expect(hidden).not.toHaveAttribute('data-lit');

  await hidden.hover();
  await expect(app.node('Hidden layer').locator('[data-pointed]')).toBeVisible();
  await expect(app.node('Output layer').locator('[data-pointed]')).toHaveCount(0);
  await hidden.click();
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toHaveValue('Hidden layer');
});

test('a graph with a problem keeps its last code and says so', async ({ app }) => {
  await app.open();
  await openCode(app, 'Keras');
  await expect(code(app)).toContainText('layers.Dense(4');
  await app.wire('data.labels to loss.target').focus();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Delete');
  await expect(app.page.getByText('The graph has a problem. This is the code from before it.')).toBeVisible();
  await expect(code(app)).toContainText('layers.Dense(4');
});
