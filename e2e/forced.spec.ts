/** The colours of the system, as people with low vision set them. */
import { barriers } from './barriers.ts';
import { expect, test } from './test.ts';

test.use({ colorScheme: 'light', contextOptions: { reducedMotion: 'reduce', forcedColors: 'active' } });

test('in forced colours wires, ports, the selection, switches and the chosen entry of a menu are still seen', async ({ app }) => {
  const { page } = app;
  await app.open();
  expect.soft(await barriers(page), 'just opened').toEqual([]);
  const styleOf = (selector: string, property: string, pseudo?: string) => page.locator(selector).first().evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name as string), [property, pseudo] as const);
  const ground = await styleOf('[aria-label="Canvas"]', 'background-color').then(async (colour) => (colour === 'rgba(0, 0, 0, 0)' ? styleOf('.react-flow__background', 'background-color') : colour));
  expect(await styleOf('[data-wire-line]', 'stroke'), 'a wire').not.toBe(ground);
  // A wired port is filled, a free one is not.
  expect(await styleOf('[data-wired]', 'background-color', '::after'), 'a wired port').not.toBe(ground);

  await app.node('Hidden layer').click();
  const selected = app.node('Hidden layer').locator('> div');
  await expect(selected).toHaveCSS('outline-style', 'solid');
  const bias = app.inspector.getByRole('switch', { name: 'Bias' });
  const off = await bias.evaluate((element) => getComputedStyle(element).backgroundColor);
  await bias.click();
  await expect(bias).toBeChecked();
  expect(await bias.evaluate((element) => getComputedStyle(element).backgroundColor), 'a switch that is on').not.toBe(off);

  await app.node('Hidden layer').click({ button: 'right' });
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[role="menuitem"][data-highlighted]')).toHaveCSS('outline-style', 'solid');
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.getByRole('tree', { name: 'Outline' })).toBeVisible();
  expect.soft(await barriers(page, 'section[aria-label="Views"]', '[aria-label="Canvas"]', '[aria-label="Inspector"]'), 'with the outline').toEqual([]);
});
