import { readFile } from 'node:fs/promises';
import { expect, test } from './test.ts';

/** The inputs of a merge, as they are called. */
const PORTS = ['a', 'b', 'c', 'd'];
const CONVNET = await readFile(new URL('../presets/6-mnist-convnet.json', import.meta.url), 'utf8');

test('the palette finds Dense by what else it is called, and Enter adds it', async ({ app }) => {
  await app.open();
  await app.showPalette();
  const palette = app.page.getByRole('navigation', { name: 'Palette' });
  const search = palette.getByRole('searchbox', { name: 'Search nodes' });
  await search.fill('fully connected');
  await expect(palette.getByRole('button')).toHaveText(['Dense']);
  await search.press('Enter');
  await expect(app.node('Dense')).toBeVisible();
  await search.fill('no such layer');
  await expect(palette).toContainText('No node is called “no such layer”.');
});

test('a wire that would close a circle, and a second one at a single port, are refused with the reason while in the hand', async ({ app }) => {
  await app.open();
  await app.hold('Sigmoid s2 output', 'Hidden layer input');
  await expect(app.wireReason).toHaveText('This input of Hidden layer already has a wire, from Dataset. An input takes one wire; delete that one first.');
  await app.letGo();
  await expect(app.wireReason).toHaveCount(0);

  await app.wire('data.features to hidden.in').focus();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Delete');
  await app.hold('Sigmoid s2 output', 'Hidden layer input');
  await expect(app.wireReason).toHaveText('This would make a circle: Hidden layer already leads to Sigmoid. Data must flow one way.');
  await app.letGo();
  await expect(app.wire('s2.out to hidden.in')).toHaveCount(0);

  // What fits is taken by the same hand.
  await app.connect('Dataset data features', 'Hidden layer input');
  await expect(app.wire('data.features to hidden.in')).toHaveCount(1);
});

test('an image before a dense layer: the problem leads to the node, one click puts Flatten in, one undo takes it back', async ({ app }) => {
  await app.open();
  await app.menu('File', /^New graph/);
  await app.dragFromPalette('Dataset', 0.2, 0.3);
  await app.choose('Data', 'MNIST');
  await app.dragFromPalette('Dense', 0.5, 0.3);
  await app.setField('Units', '10');
  await app.dragFromPalette('Loss', 0.8, 0.3);
  await app.connect('Dataset features', 'Dense input');
  await app.connect('Dense output', 'Loss prediction');
  await app.connect('Dataset labels', 'Loss target');
  await app.deselect();

  await app.page.getByRole('tab', { name: /^Problems \(\d+\)/ }).click();
  const problem = app.page.getByRole('tabpanel', { name: /^Problems/ }).getByRole('listitem').filter({ hasText: 'expects one flat row of numbers' });
  await expect(problem).toContainText('but gets 28 × 28 × 1');
  await problem.getByRole('button', { name: 'Dense', exact: true }).click();
  await expect(app.inspector.getByRole('textbox', { name: 'Name of the node' })).toHaveValue(/^(Dense)?$/);
  await expect(app.inspector.getByRole('spinbutton', { name: 'Units' }).or(app.inspector.getByRole('textbox', { name: 'Units', exact: true }))).toHaveValue('10');

  await problem.getByRole('button', { name: 'Insert Flatten' }).click();
  await expect(problem).toHaveCount(0);
  await expect(app.node('Flatten')).toBeVisible();
  await expect(app.wire('flatten.out to dense.in')).toHaveAccessibleName(/784/);
  await app.undo();
  await expect(app.node('Flatten')).toHaveCount(0);
  await expect(app.wire('dataset.features to dense.in')).toHaveCount(1);
  await expect(problem).toHaveCount(1);
});

test('Concat takes three wires in their order, and always offers one port more', async ({ app }) => {
  await app.open();
  await app.menu('File', /^New graph/);
  await app.dragFromPalette('Dataset', 0.12, 0.5);
  for (const [place, units] of [1, 2, 3].entries()) {
    await app.dragFromPalette('Dense', 0.42, 0.15 + place * 0.3);
    await app.setField('Name of the node', `Branch ${units}`);
    await app.setField('Units', String(units));
  }
  await app.dragFromPalette('Concat', 0.75, 0.4);
  for (const [place, units] of [1, 2, 3].entries()) {
    await app.connect('Dataset features', `Branch ${units} input`);
    await app.connect(`Branch ${units} output`, `Concat input ${PORTS[place]}`);
    await expect(app.port(`Concat input ${PORTS[place + 1]}`)).toBeVisible();
  }
  await expect(app.port('Concat input e')).toHaveCount(0);
  await expect(app.wire('dense2.out to concat.b')).toHaveCount(1);
  await expect(app.wire('dense3.out to concat.c')).toHaveCount(1);
  await expect(app.node('Concat')).toHaveAccessibleName(/, 6(,|$)/);
});

test('every wire of the convnet says the shape that travels along it, and the status line the size of all of it', async ({ app }) => {
  await app.open();
  await app.preset('MNIST convnet');
  const shapes: Record<string, string> = {
    'data.features to conv1.in': '28 × 28 × 1',
    'conv1.out to pool1.in': '28 × 28 × 32',
    'pool1.out to lrn1.in': '14 × 14 × 32',
    'lrn1.out to conv2.in': '14 × 14 × 32',
    'conv2.out to pool2.in': '14 × 14 × 64',
    'pool2.out to lrn2.in': '7 × 7 × 64',
    'lrn2.out to flatten.in': '7 × 7 × 64',
    'flatten.out to dense1.in': '3,136',
    'dense1.out to dropout1.in': '128',
    'dropout1.out to dense2.in': '128',
    'dense2.out to dropout2.in': '256',
    'dropout2.out to dense3.in': '256',
    'dense3.out to softmax.in': '10',
    'softmax.out to loss.prediction': '10',
    'data.labels to loss.target': '10',
  };
  const { edges } = JSON.parse(CONVNET) as { readonly edges: readonly { readonly from: string; readonly to: string }[] };
  expect(Object.keys(shapes).sort()).toEqual(edges.map(({ from, to }) => `${from} to ${to}`).sort());
  for (const [ends, shape] of Object.entries(shapes)) await expect(app.wire(ends)).toHaveAccessibleName(`${ends}, ${shape}`);

  const status = app.page.getByRole('region', { name: 'Views' });
  await expect(status).toContainText('455,946 parameters');
  await app.node('Dense dense3').click();
  await app.setField('Units', '11');
  // 257 weights for the one unit more.
  await expect(status).toContainText('456,203 parameters');
  await app.page.getByRole('button', { name: /^Undo/ }).click();
  await expect(status).toContainText('455,946 parameters');
});

test('a node that is dropped on a wire is put into it, as one step', async ({ app }) => {
  await app.open();
  const status = app.page.getByRole('region', { name: 'Views' });
  await expect(status).toContainText('16 parameters');
  await app.dropOnWire('Dense', 'data.features to hidden.in');
  await expect(app.wire('data.features to dense.in')).toHaveAccessibleName('data.features to dense.in, 3');
  await expect(app.wire('dense.out to hidden.in')).toHaveAccessibleName(/^dense\.out to hidden\.in, 4/);
  await expect(app.wire('data.features to hidden.in')).toHaveCount(0);
  await app.undo();
  await expect(app.node('Dense')).toHaveCount(0);
  await expect(app.wire('data.features to hidden.in')).toHaveCount(1);
  await expect(status).toContainText('16 parameters');
});
