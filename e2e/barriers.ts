/** What keeps somebody out of a page or of a part of it, as axe finds it, in both themes. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rules of axe that look at colours. All others read what is there and what it is called, which is the same in both themes. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds, however small it calls it, within the places, given as CSS selectors; without any, in the whole page: by every rule in the theme that
 * the page wears, and by the rules of colour in the other, which it wears from then on. The page must follow the system's
 * theme, and nothing on it may fade from colour to colour (`reducedMotion`): axe reads colours at once.
 */
export async function barriers(page: Page, ...places: readonly string[]): Promise<readonly string[]> {
  const here = await found(page, places);
  const other = (await themeOf(page)) === 'dark' ? 'light' : 'dark';
  await page.emulateMedia({ colorScheme: other });
  await expect(page.locator('html')).toHaveAttribute('data-theme', other);
  return [...here, ...(await found(page, places, COLOUR_RULES))];
}

/** Of each its theme, its rule, how grave axe calls it, where, and what is wrong. */
async function found(page: Page, places: readonly string[], rules?: string[]): Promise<readonly string[]> {
  // Only the violations are read, and no rule of ours needs style sheets fetched anew. There are no frames; without the
  // legacy mode axe would open a blank page for each reading to put frames together, which takes most of its time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).setLegacyMode();
  if (rules) axe.withRules(rules);
  for (const place of places) axe.include(place);
  const { violations } = await axe.analyze();
  const theme = await themeOf(page);
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${theme}: ${id} (${impact ?? ''}) at ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

async function themeOf(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('data-theme');
}
