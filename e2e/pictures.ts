/** The picture of the problem as a person meets it: its stage, its text, and the pen on its pad. */
import { expect, type Locator, type Page } from '@playwright/test';

/** A stroke as places from 0 to 1 across and down the pad. */
type Stroke = readonly (readonly [x: number, y: number])[];

/** The digits as a hand writes them. */
export const DIGIT_STROKES: readonly (readonly Stroke[])[] = [
  [[[0.5, 0.12], [0.3, 0.25], [0.25, 0.5], [0.3, 0.75], [0.5, 0.88], [0.7, 0.75], [0.75, 0.5], [0.7, 0.25], [0.5, 0.12]]],
  [[[0.5, 0.1], [0.5, 0.9]]],
  [[[0.28, 0.3], [0.38, 0.14], [0.6, 0.13], [0.72, 0.3], [0.6, 0.5], [0.28, 0.86], [0.75, 0.86]]],
  [[[0.3, 0.16], [0.55, 0.12], [0.7, 0.28], [0.5, 0.48], [0.72, 0.66], [0.58, 0.87], [0.28, 0.84]]],
  [[[0.35, 0.12], [0.28, 0.55], [0.75, 0.55]], [[0.65, 0.15], [0.62, 0.9]]],
  [[[0.7, 0.12], [0.35, 0.12], [0.32, 0.45], [0.55, 0.42], [0.72, 0.6], [0.65, 0.82], [0.45, 0.88], [0.28, 0.8]]],
  [[[0.62, 0.12], [0.4, 0.3], [0.3, 0.6], [0.38, 0.84], [0.6, 0.86], [0.7, 0.68], [0.58, 0.54], [0.36, 0.6]]],
  [[[0.25, 0.15], [0.75, 0.15], [0.45, 0.9]]],
  [[[0.5, 0.5], [0.32, 0.32], [0.4, 0.14], [0.6, 0.14], [0.68, 0.32], [0.5, 0.5], [0.3, 0.7], [0.4, 0.88], [0.6, 0.88], [0.7, 0.7], [0.5, 0.5]]],
  [[[0.68, 0.3], [0.55, 0.14], [0.35, 0.2], [0.32, 0.4], [0.5, 0.5], [0.68, 0.35], [0.68, 0.3], [0.62, 0.9]]],
];

export class ProblemPicture {
  readonly page: Page;
  /** What the picture says to a screen reader. */
  readonly text: Locator;
  /** What the net reads on the pad. */
  readonly reading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.text = page.locator('[data-picture-text]');
    this.reading = page.locator('[data-pad-text]');
  }

  /** The stage, with the picture that it was opened with; on a phone a tab of the dock. */
  get stage(): Locator {
    return this.page.getByRole('region', { name: 'Picture', exact: true });
  }

  /** The names of the views that the stage offers for the open graph. */
  async offered(): Promise<readonly string[]> {
    await this.stage.getByRole('combobox', { name: 'Picture', exact: true }).click();
    const options = this.page.getByRole('option');
    await expect(options.first()).toBeVisible();
    // The first line is the name, the second says what is seen.
    const names = (await options.allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    await this.page.keyboard.press('Escape');
    return names;
  }

  /** Chooses another view on the stage. */
  async show(view: string): Promise<void> {
    await this.stage.getByRole('combobox', { name: 'Picture', exact: true }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${view}`) }).click();
  }

  /** Waits until the picture on the stage says something. */
  async open(timeout = 60_000): Promise<void> {
    await expect(this.text).toBeAttached({ timeout });
  }

  /** Drags a handle of the picture by so many pixels. */
  async dragHandle(name: string, dx: number, dy: number): Promise<void> {
    const box = await this.page.locator(`[data-handle="${name}"]`).boundingBox();
    if (!box) throw new Error(`The picture has no handle “${name}”.`);
    const { mouse } = this.page;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await mouse.move(x, y);
    await mouse.down();
    await mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
    await mouse.move(x + dx, y + dy, { steps: 4 });
    await mouse.up();
  }

  /** Draws a digit on the pad with the mouse and gives what is read, a moment later. */
  async drawDigit(digit: number): Promise<string> {
    const box = await this.page.getByRole('img', { name: 'Draw pad' }).boundingBox();
    if (!box) throw new Error('There is no draw pad.');
    const clear = this.page.getByRole('button', { name: 'Clear' });
    if (await clear.isEnabled()) await clear.click();
    const { mouse } = this.page;
    for (const [first, ...rest] of DIGIT_STROKES[digit] ?? []) {
      if (!first) continue;
      await mouse.move(box.x + first[0] * box.width, box.y + first[1] * box.height);
      await mouse.down();
      for (const [x, y] of rest) await mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
      await mouse.up();
    }
    await expect(this.reading).toContainText('It reads', { timeout: 10_000 });
    // The last look at the strokes comes an eighth of a second after the pen, and the answer after that.
    await this.page.waitForTimeout(1000);
    return this.reading.innerText();
  }
}
