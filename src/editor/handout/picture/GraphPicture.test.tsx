// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { presets } from '../../files/presets.ts';
import { coloursOf } from './colours.ts';
import { GraphPicture } from './GraphPicture.tsx';
import { pictureLayout } from './layout.ts';
import { estimate } from './measure.ts';
import { pixelsAt, svgText, tooLarge } from './raster.ts';

afterEach(cleanup);

const convnet = presets().at(-1)?.document;
if (!convnet) throw new Error('There is no preset.');
const layout = pictureLayout(convnet, compile(convnet), estimate, () => null);

it.each(['light', 'dark'] as const)('is an SVG that needs nothing around it, in %s', (theme) => {
  const { container } = render(<GraphPicture layout={layout} theme={theme} ground />);
  const text = svgText(container.querySelector('svg') as SVGSVGElement, layout.box);
  const file = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(file.querySelector('parsererror')).toBeNull();
  expect(text).not.toMatch(/var\(|currentColor|foreignObject|class=|<style|href=/);
  expect(text).toContain(coloursOf(theme).of('--category-layer'));
  expect(file.documentElement.getAttribute('width')).toBe(String(layout.box.width));
  const written = [...file.querySelectorAll('text')].map(({ textContent }) => textContent);
  for (const { view } of layout.cards) {
    expect(written).toContain(view.name);
    if (view.shape) expect(written).toContain(view.shape);
  }
  expect(file.querySelectorAll('[data-wire]')).toHaveLength(convnet.edges.length);
});

it('draws notes and frames in colours of its own', () => {
  const marked = {
    ...convnet,
    notes: [{ id: 'n', position: { x: 0, y: 600 }, size: { width: 240, height: 80 }, text: 'Reads **digits**', colour: 'green' }],
    frames: [{ id: 'f', position: { x: -40, y: -60 }, size: { width: 600, height: 300 }, title: 'Features' }],
  };
  const { container } = render(<GraphPicture layout={pictureLayout(marked, compile(marked), estimate, () => null)} theme="dark" ground />);
  expect(container.querySelector('[data-note="n"]')?.textContent).toBe('Reads digits');
  expect(container.querySelector('[data-note="n"] rect')?.getAttribute('fill')).toBe(coloursOf('dark').of('--paper-green'));
  expect(container.querySelector('[data-frame="f"]')?.textContent).toBe('Features');
  expect(container.innerHTML).not.toMatch(/var\(/);
});

it('has nothing behind it where that is wished', () => {
  const { container } = render(<GraphPicture layout={layout} theme="light" ground={false} />);
  expect(container.querySelector(`rect[width="${layout.box.width}"]`)).toBeNull();
});

it('refuses a PNG that browsers would draw blank, and says what to do', () => {
  expect(pixelsAt({ width: 100, height: 33.4 }, 2)).toEqual({ width: 200, height: 67 });
  expect(tooLarge({ width: 16_000, height: 4_000 })).toBeNull();
  expect(tooLarge({ width: 16_400, height: 10 })).toMatch(/16,400 × 10 pixels.*Choose a smaller size, or SVG/);
  expect(tooLarge({ width: 9_000, height: 9_000 })).toMatch(/64 million/);
});
