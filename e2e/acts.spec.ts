/**
 * What hands do in any order, with mouse and keyboard: all of it is taken back to the start, done again to the end, and kept by a file.
 * A thousand in all, of four seeds. NETLOOM_ACTS=1000 does so many from each seed, NETLOOM_SEEDS=5,6 takes other seeds.
 */
import { readFile } from 'node:fs/promises';
import type { App, Point } from './app.ts';
import { expect, test } from './test.ts';

const ACTS = Number(process.env['NETLOOM_ACTS'] ?? 250);
const SEEDS = (process.env['NETLOOM_SEEDS'] ?? '1,2,3,4').split(',').map(Number);
/** More nodes than this lie on each other, and what lies under cannot be taken hold of. */
const CROWD = 24;
const KINDS = ['dense', 'tanh', 'dropout', 'add', 'flatten', 'loss', 'dataset', 'sigmoid', 'layer norm', 'parameter'];

// An act that waits for what does not come is told by its name, and not by the whole test's end.
test.use({ permissions: ['clipboard-read', 'clipboard-write'], actionTimeout: 20_000 });
// A real download: without the browser's own save dialog, which no test can answer.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => { Reflect.deleteProperty(window, 'showSaveFilePicker'); });
});

async function save(app: App): Promise<string> {
  const download = app.page.waitForEvent('download');
  await app.page.keyboard.press('Control+s');
  return readFile(await (await download).path(), 'utf8');
}

/** The same numbers from the same seed (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Part = 'node' | 'edge' | 'output' | 'input';

/** Where parts of the graph can be taken hold of: in the middle, where nothing lies over it. */
async function places(app: App, part: Part): Promise<readonly Point[]> {
  const found = part === 'node' || part === 'edge' ? app.canvas.locator(`[aria-roledescription="${part}"]`) : app.canvas.locator(`.react-flow__handle.${part === 'output' ? 'source' : 'target'}`);
  return found.evaluateAll((elements) => elements.flatMap((element) => {
    const line = element.querySelector('[data-wire-line]');
    const box = element.getBoundingClientRect();
    const middle = line instanceof SVGPathElement ? line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM() ?? undefined) : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    // The title of a card, not a slider on it.
    const at = { x: middle.x, y: element.matches('[aria-roledescription="node"]') ? box.y + Math.min(14, box.height / 2) : middle.y };
    return element.contains(document.elementFromPoint(at.x, at.y)) ? [at] : [];
  }));
}

class Hands {
  readonly #app: App;
  readonly #random: (below: number) => number;

  constructor(app: App, random: (below: number) => number) {
    this.#app = app;
    this.#random = random;
  }

  async #press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#app.page.keyboard.press(key);
  }

  async #one(part: Part): Promise<Point | null> {
    const found = await places(this.#app, part);
    return found[this.#random(found.length)] ?? null;
  }

  async #ground(): Promise<Point> {
    const box = await this.#app.canvas.boundingBox();
    if (!box) throw new Error('The canvas is not seen.');
    return { x: box.x + 60 + this.#random(box.width - 160), y: box.y + 60 + this.#random(box.height - 160) };
  }

  async #drag(from: Point, to: Point): Promise<void> {
    const { mouse } = this.#app.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
    await mouse.move(to.x, to.y, { steps: 2 });
    await mouse.up();
  }

  /** An entry of the menu under the right button that can be chosen; the menu stays shut where there is none of them. */
  async #choose(at: Point | null, entries: RegExp): Promise<boolean> {
    if (!at) return false;
    const { page } = this.#app;
    await page.mouse.click(at.x, at.y, { button: 'right' });
    const found = page.getByRole('menu').getByRole('menuitem', { name: entries, disabled: false });
    await page.getByRole('menu').first().waitFor();
    const count = await found.count();
    if (count > 0) await found.nth(this.#random(count)).click();
    return count > 0;
  }

  async #search(): Promise<void> {
    const search = this.#app.page.getByRole('combobox', { name: /^(Add a node|Insert a node|Replace)/ });
    await search.fill(KINDS[this.#random(KINDS.length)] ?? '');
    await search.press('Enter');
  }

  readonly acts: Readonly<Record<string, () => Promise<void>>> = {
    select: async () => {
      const at = await this.#one('node');
      if (at) await this.#app.page.mouse.click(at.x, at.y);
    },
    selectMore: async () => {
      const at = await this.#one('node');
      await this.#app.page.keyboard.down('Control');
      if (at) await this.#app.page.mouse.click(at.x, at.y);
      await this.#app.page.keyboard.up('Control');
    },
    selectWire: async () => {
      const at = await this.#one('edge');
      if (at) await this.#app.page.mouse.click(at.x, at.y);
    },
    drag: async () => {
      const at = await this.#one('node');
      if (at) await this.#drag(at, await this.#ground());
    },
    dragABit: async () => {
      const at = await this.#one('node');
      if (at) await this.#drag(at, { x: at.x + this.#random(41) - 20, y: at.y + this.#random(41) - 20 });
    },
    wire: async () => {
      const [from, to] = [await this.#one('output'), await this.#one('input')];
      if (from && to) await this.#drag(from, to);
    },
    add: async () => {
      const at = await this.#ground();
      await this.#app.page.mouse.move(at.x, at.y);
      await this.leaveField();
      await this.#press('/');
      await this.#search();
    },
    addFromPalette: async () => {
      const items = this.#app.page.getByRole('navigation', { name: 'Palette' }).getByRole('button', { name: /^(Dense|Tanh|ReLU|Loss)$/ });
      const box = await items.nth(this.#random(await items.count())).boundingBox();
      if (box) await this.#drag({ x: box.x + 20, y: box.y + box.height / 2 }, await this.#ground());
    },
    insert: async () => {
      if (await this.#choose(await this.#one('edge'), /^Insert a node/)) await this.#search();
    },
    replace: async () => {
      if (await this.#choose(await this.#one('node'), /^Replace by/)) await this.#search();
    },
    nodeMenu: async () => { await this.#choose(await this.#one('node'), /^(Cut|Copy|Duplicate|Bypass|End the bypass|Disconnect|Delete)/); },
    arrange: async () => { await this.#choose(await this.#ground(), /^(Arrange|Paste|Select all)/); },
    delete: () => this.#press('Delete'),
    duplicate: () => this.#press('Control+d'),
    bypass: () => this.#press('Control+b'),
    group: () => this.#press('Control+g'),
    ungroup: () => this.#press('Control+Shift+g'),
    fold: () => this.#press('g'),
    groupMenu: async () => { await this.#choose(await this.#one('node'), /^(Group and fold|Add to the group)/); },
    nudge: () => this.#press(...['ArrowLeft', 'Shift+ArrowDown', 'ArrowUp', 'ArrowRight'].slice(this.#random(4))),
    copyAndPaste: () => this.#press('Control+c', 'Control+v'),
    cut: () => this.#press('Control+x'),
    undo: () => this.#press(...Array.from({ length: 1 + this.#random(3) }, () => 'Control+z')),
    redo: () => this.#press(...Array.from({ length: 1 + this.#random(4) }, () => 'Control+Shift+z')),
    set: async () => {
      const fields = this.#app.inspector.getByRole('textbox');
      const field = fields.nth(this.#random(await fields.count()));
      if (await field.isVisible()) {
        await field.fill(String(1 + this.#random(9)));
        await field.press('Enter');
      }
    },
    step: async () => {
      const fields = this.#app.inspector.getByRole('textbox');
      const field = fields.nth(this.#random(await fields.count()));
      if (!(await field.isVisible())) return;
      await field.focus();
      await this.#press('ArrowUp', 'ArrowUp');
    },
    toggle: async () => {
      const switches = this.#app.inspector.getByRole('switch');
      const count = await switches.count();
      if (count > 0) await switches.nth(this.#random(count)).click();
    },
    rename: async () => {
      const title = this.#app.page.getByRole('textbox', { name: 'Title of the graph' });
      await title.fill(`Graph ${this.#random(100)}`);
      await title.press('Enter');
    },
    deselect: () => this.#press('Escape'),
    fit: () => this.#press('f'),
  };

  /** Does one act, and leaves nothing open over the page. */
  async act(): Promise<string> {
    const names = Object.keys(this.acts);
    const crowded = (await this.#app.canvas.locator('[aria-roledescription="node"]').count()) > CROWD;
    const name = crowded ? 'thin out' : (names[this.#random(names.length)] ?? '');
    await (crowded ? this.#thinOut() : this.acts[name]?.());
    for (let tries = 0; tries < 4 && (await this.#isCovered()); tries++) await this.#press('Escape');
    return name;
  }

  async #thinOut(): Promise<void> {
    await this.#press('Escape', 'f');
    for (let taken = 0; taken < 10; taken++) {
      await this.acts['select']?.();
      await this.#press('Delete');
    }
  }

  #isCovered(): Promise<boolean> {
    return this.#app.page.evaluate(() => document.querySelector('[role="menu"], [role="dialog"], [role="listbox"], [aria-modal="true"]') !== null);
  }

  /** Whoever typed presses beside the field before they mean the graph by Ctrl+Z. */
  async leaveField(): Promise<void> {
    await this.#app.page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); });
    await this.#press('Escape');
  }
}

for (const seed of SEEDS) {
  test(`${ACTS} acts of hands from seed ${seed}: undone to the start, done again to the end, kept by a file`, async ({ app }) => {
    test.setTimeout(60_000 + ACTS * 2000);
    const { page } = app;
    await app.open();
    await app.showPalette();
    const start = await save(app);
    const hands = new Hands(app, numbers(seed));
    const done: string[] = [];
    for (let nth = 0; nth < ACTS; nth++) {
      done.push(await hands.act().catch((error: unknown) => { throw new Error(`Act ${nth} from seed ${seed}, after ${done.slice(-5).join(', ')}: ${String(error)}`); }));
      expect(app.errors, `act ${nth} from seed ${seed}: ${done.slice(-5).join(', ')}`).toEqual([]);
    }
    await hands.leaveField();
    const end = await save(app);
    const undo = page.getByRole('banner').getByRole('button', { name: /^Undo/ });
    let steps = 0;
    for (; await undo.isEnabled(); steps++) await app.undo();
    expect(await save(app)).toBe(start);
    for (let step = 0; step < steps; step++) await app.redo();
    expect(await save(app)).toBe(end);
    expect(steps).toBeGreaterThan(ACTS / 8);
    await app.openText('acts.json', end);
    await expect(page.getByRole('textbox', { name: 'Title of the graph' })).toHaveValue((JSON.parse(end) as { meta: { title: string } }).meta.title);
    // The parser puts fields in the order of the format.
    expect(JSON.parse(await save(app))).toEqual(JSON.parse(end));
    test.info().annotations.push({ type: 'acts', description: `${ACTS} acts, ${steps} steps of Undo` });
  });
}
