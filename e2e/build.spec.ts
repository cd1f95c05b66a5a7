import { expect, test } from './test.ts';

test('builds the XOR net from an empty canvas by hand and trains it on WebGL until the loss is under 0.05', async ({ app }) => {
  // Without a graphics processor WebGL takes a step of even this net in a fifth of a second.
  test.setTimeout(720_000);
  await app.open();
  await app.menu('File', /^New graph/);
  await expect(app.page.getByRole('heading', { name: 'Build a network in three moves' })).toBeVisible();

  await app.dragFromPalette('Dataset', 0.12, 0.2);
  await app.dragFromPalette('Dense', 0.42, 0.2);
  await app.setField('Name of the node', 'Hidden');
  await app.setField('Units', '4');
  await app.dragFromPalette('Sigmoid', 0.72, 0.2);
  await app.setField('Name of the node', 'Squash');
  await app.dragFromPalette('Dense', 0.3, 0.7);
  await app.setField('Name of the node', 'Answer');
  await app.setField('Units', '1');
  await app.dragFromPalette('Sigmoid', 0.55, 0.7);
  await app.setField('Name of the node', 'Squash again');
  await app.dragFromPalette('Loss', 0.82, 0.7);

  await app.connect('Dataset features', 'Hidden input');
  await app.connect('Hidden output', 'Squash input');
  await app.connect('Squash output', 'Answer input');
  await app.connect('Answer output', 'Squash again input');
  await app.connect('Squash again output', 'Loss prediction');
  await expect(app.button('Train')).toBeDisabled();
  await app.connect('Dataset labels', 'Loss target');
  await expect(app.button('Train')).toBeEnabled();

  await app.deselect();
  await app.choose('Optimizer', 'Adam');
  await app.setField('Learning rate', '0.1');
  await app.setField('Steps', '80');
  await app.useBackend(/^WebGL/);
  await app.button('Train').click();
  await expect(app.training.getByRole('button', { name: /Backend: WebGL/ })).toBeVisible();
  await expect(app.figure('step')).toHaveText('80 of 80', { timeout: 540_000 });
  expect(await app.loss()).toBeLessThan(0.05);
});

test('deletes a wire and a node, and takes all of it back and forth', async ({ app }) => {
  await app.open();
  const wire = app.canvas.getByRole('group', { name: /^output\.out to s2\.in/ });
  await wire.focus();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Delete');
  await expect(wire).toHaveCount(0);
  await expect(app.button('Train')).toBeDisabled();

  await app.node('Hidden layer').click();
  await app.page.keyboard.press('Delete');
  await expect(app.node('Hidden layer')).toHaveCount(0);

  await app.undo();
  await expect(app.node('Hidden layer')).toBeVisible();
  await app.undo();
  await expect(wire).toHaveCount(1);
  await expect(app.button('Train')).toBeEnabled();
  await app.redo();
  await app.redo();
  await expect(app.node('Hidden layer')).toHaveCount(0);
});
