/** The app as a person meets it: by role and name, with mouse and keyboard. */
import { expect, type Locator, type Page } from '@playwright/test';

export class App {
  readonly page: Page;
  readonly canvas: Locator;
  readonly inspector: Locator;
  readonly training: Locator;
  /** Why the port under the pointer does not take the wire in the hand; nothing while there is no reason. */
  readonly wireReason: Locator;
  /** What screen readers are told of the last edit. */
  readonly said: Locator;
  /** Texts of errors that the page threw or logged; every test ends by seeing that there are none. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: 'Canvas', exact: true });
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.training = page.getByRole('region', { name: 'Training' });
    this.wireReason = this.canvas.getByRole('status').filter({ hasText: /./ });
    this.said = page.getByRole('status', { name: 'What changed' });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Opens the app as on a first visit: the XOR net, ready to train. */
  async open(path = './'): Promise<void> {
    await this.page.goto(path);
    await expect(this.node('Output layer')).toBeVisible();
  }

  /** Beside a graph that is there the palette is folded until somebody asks for it. */
  async showPalette(): Promise<void> {
    const add = this.canvas.getByRole('button', { name: 'Add a node', exact: true });
    const palette = this.page.getByRole('navigation', { name: 'Palette' });
    await expect(add.or(palette).first()).toBeVisible();
    if (await add.isVisible()) await add.click();
    await expect(palette).toBeVisible();
  }

  /** Presses an entry of one of the menus in the top bar; where several are given, each opens those that hold the next. */
  async menu(name: string, ...entries: readonly (string | RegExp)[]): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name, exact: true }).click();
    for (const entry of entries) await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** Whether the real MNIST lies in public/data/mnist: what is not there the preview server answers with its page. */
  async hasMnist(): Promise<boolean> {
    const response = await this.page.request.get('./data/mnist/t10k-labels-idx1-ubyte.gz');
    return response.ok() && !(response.headers()['content-type'] ?? '').includes('text/html');
  }

  /** A file from File › Open…. */
  async openText(name: string, text: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.menu('File', /^Open…/);
    await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  async preset(title: string): Promise<void> {
    await this.menu('Presets', new RegExp(escaped(title)));
    await expect(this.page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue(title);
  }

  /** A node on the canvas, by the name it carries. */
  node(name: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${escaped(name)}(,|$)`) });
  }

  /** The point of a node where a wire begins or ends: "Dense output", "Loss prediction". */
  port(name: string): Locator {
    return this.canvas.getByRole('button', { name, exact: true });
  }

  /** A wire by its ends, ports of nodes by id: "data.features to hidden.in". */
  wire(ends: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${escaped(ends)}(,|$)`) });
  }

  /** Drags a kind from the palette to a place on the canvas, given as shares of its width and height. */
  async dragFromPalette(kind: string, x: number, y: number): Promise<void> {
    const item = await this.#inPalette(kind);
    const box = await boxOf(this.canvas);
    await this.drag(item, { x: box.x + box.width * x, y: box.y + box.height * y });
  }

  /** Drops a kind from the palette on the middle of a wire. */
  async dropOnWire(kind: string, ends: string): Promise<void> {
    const item = await this.#inPalette(kind);
    await this.drag(item, await this.middleOf(ends));
  }

  /** A wire is curved: the middle of its box need not be on it, but the middle of its line is. */
  async middleOf(ends: string): Promise<Point> {
    return this.wire(ends).locator('[data-wire-line]').evaluate((line) => {
      if (!(line instanceof SVGPathElement)) throw new Error('A wire is drawn as a path.');
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM() ?? undefined);
      return { x, y };
    });
  }

  async #inPalette(kind: string): Promise<Point> {
    await this.showPalette();
    const item = this.page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: kind, exact: true });
    await item.scrollIntoViewIfNeeded();
    return centre(item);
  }

  async connect(output: string, input: string): Promise<void> {
    await this.drag(await centre(this.port(output)), await centre(this.port(input)));
  }

  /** Takes up a wire at a port and holds it over another. */
  async hold(output: string, input: string): Promise<void> {
    await this.#carry(await centre(this.port(output)), await centre(this.port(input)));
  }

  async letGo(): Promise<void> {
    await this.page.mouse.up();
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.#carry(from, to);
    await this.letGo();
  }

  async #carry(from: Point, to: Point): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await mouse.move(to.x, to.y, { steps: 4 });
  }

  /** Types into a field of the inspector and leaves it. */
  async setField(label: string, value: string): Promise<void> {
    const field = this.inspector.getByRole('textbox', { name: label, exact: true }).or(this.inspector.getByRole('spinbutton', { name: label, exact: true }));
    await field.fill(value);
    await field.press('Enter');
  }

  async choose(label: string, option: string): Promise<void> {
    await this.inspector.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Shows the training in the inspector: nothing is selected. */
  async deselect(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.getByRole('tab', { name: 'Settings', exact: true }).click();
    await expect(this.inspector.getByRole('region', { name: 'Optimizer' })).toBeVisible();
  }

  async useBackend(name: RegExp): Promise<void> {
    await this.training.getByRole('button', { name: /^Backend/ }).click();
    await this.page.getByRole('radio', { name }).click();
    await this.page.keyboard.press('Escape');
  }

  button(name: string): Locator {
    return this.training.getByRole('button', { name, exact: true });
  }

  /** A figure of the training bar: "loss", "step", "accuracy". */
  figure(term: string): Locator {
    return this.training.locator('dl > div').filter({ has: this.page.getByText(term, { exact: true }) }).getByRole('definition');
  }

  async loss(): Promise<number> {
    return Number.parseFloat((await this.figure('loss').innerText()).replace(' × 10⁻', 'e-').replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))));
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+Shift+z');
  }
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('There is nothing to see of it.');
  return box;
}

export async function centre(locator: Locator): Promise<Point> {
  const box = await boxOf(locator);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
