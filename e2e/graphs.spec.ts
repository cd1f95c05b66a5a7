/** The graphs that the browser keeps: over a reload, one beside another, and in two windows. */
import type { Locator } from '@playwright/test';
import { App } from './app.ts';
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

async function retitle(app: App, title: string): Promise<void> {
  const field = app.page.getByRole('textbox', { name: 'Title of the graph' });
  await field.fill(title);
  await field.press('Enter');
}

async function myGraphs(app: App): Promise<Locator> {
  await app.menu('File', /^My graphs/);
  const dialog = app.page.getByRole('dialog', { name: 'My graphs' });
  await expect(dialog.getByText('Reading the graphs.')).toBeHidden();
  return dialog;
}

const title = (app: App) => app.page.getByRole('textbox', { name: 'Title of the graph' });

test('after a reload Undo goes on where it was, by name', async ({ app }) => {
  await app.open();
  await app.node('Hidden layer').click();
  await app.setField('Name of the node', 'Thinker');
  await expect(app.node('Thinker')).toBeVisible();
  await expect.poll(async () => {
    await app.page.reload();
    await expect(app.node('Output layer')).toBeVisible();
    return app.page.getByRole('button', { name: /^Undo/ }).isEnabled();
  }).toBe(true);
  await app.page.getByRole('button', { name: /^Undo/ }).click();
  await expect(app.node('Hidden layer')).toBeVisible();
  await app.page.getByRole('button', { name: /^Redo/ }).click();
  await expect(app.node('Thinker')).toBeVisible();
});

test('graphs stand beside each other with pictures; one is opened again, duplicated, deleted and brought back', async ({ app }) => {
  await app.open();
  await retitle(app, 'My first');
  await app.preset('Perceptron (OR)');
  const dialog = await myGraphs(app);
  // The preset as it was opened is in its own menu.
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  expect(await barriers(app.page, '[role="dialog"]')).toEqual([]);
  await dialog.getByRole('button', { name: /^Open My first, 6 nodes/ }).click();
  await expect(dialog).toBeHidden();
  await expect(title(app)).toHaveValue('My first');
  await app.page.getByRole('button', { name: /^Undo/ }).click();
  await expect(title(app)).toHaveValue('XOR net');
  await app.page.getByRole('button', { name: /^Redo/ }).click();

  await myGraphs(app);
  await dialog.getByRole('button', { name: 'More for My first', exact: true }).click();
  await expect(app.page.getByRole('menuitem', { name: /^Delete/ })).toBeDisabled();
  await app.page.getByRole('menuitem', { name: 'Duplicate' }).click();
  await dialog.getByRole('button', { name: 'More for My first (copy)' }).click();
  await app.page.getByRole('menuitem', { name: /^Delete/ }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
});

test('two windows of one graph do not write over each other', async ({ app, context }) => {
  await app.open();
  await retitle(app, 'Mine');
  // Kept with its name, it is what the next window begins with.
  await expect((await myGraphs(app)).getByRole('button', { name: /^Open Mine/ })).toBeVisible();
  await app.page.keyboard.press('Escape');
  const other = new App(await context.newPage());
  await other.open();
  await expect(other.page.getByText('“Mine” is open in another window', { exact: true })).toBeVisible();
  await retitle(other, 'Theirs');
  await retitle(app, 'Mine, changed');
  for (const [window, name] of [[app, 'Mine, changed'], [other, 'Theirs']] as const) {
    const dialog = await myGraphs(window);
    await expect(dialog.getByRole('button', { name: new RegExp(`^Open ${name}, 6 nodes, open here`) })).toBeVisible();
    await window.page.reload();
    await expect(title(window)).toHaveValue(name);
  }
  // The other's graph is opened as a copy while the other has it.
  const dialog = await myGraphs(app);
  await dialog.getByRole('button', { name: /^Open Theirs, 6 nodes, open in another window/ }).click();
  await expect(title(app)).toHaveValue('Theirs');
  await retitle(app, 'A copy of theirs');
  await expect(title(other)).toHaveValue('Theirs');
  expect(other.errors).toEqual([]);
});

test('a file that is dropped and cannot be read says what the page takes', async ({ app }) => {
  await app.open();
  const transfer = await app.page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['%PDF-1.4'], 'flowers.pdf', { type: 'application/pdf' }));
    return data;
  });
  await app.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(app.page.getByText('“flowers.pdf” cannot be read here', { exact: true })).toBeVisible();
  await expect(app.node('Output layer')).toBeVisible();
});
