import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { emptyDocument, type GraphDocument } from '../../../graph/document.ts';
import { presets } from '../../files/presets.ts';
import { isHindered } from '../../canvas/routing/avoid.ts';
import { coloursOf } from './colours.ts';
import { pictureLayout } from './layout.ts';
import { estimate, onLines, onOneLine, type Measure } from './measure.ts';
import { missingWays } from './ways.ts';

const none = () => null;
const laidOut = (document: GraphDocument, ways: Parameters<typeof pictureLayout>[3] = none) => pictureLayout(document, compile(document), estimate, ways);
/** Ten pixels a letter. */
const tens: Measure = (text) => 10 * [...text].length;

describe('the layout of a picture', () => {
  it.each(presets().map(({ id, document }) => [id, document] as const))('has all cards of %s with their shapes, and all its wires, inside its box', (_id, document) => {
    const { cards, wires, box } = laidOut(document);
    const compilation = compile(document);
    expect(cards.map(({ view }) => view.id)).toEqual(document.nodes.map(({ id }) => id));
    expect(wires).toHaveLength(document.edges.length);
    for (const { x, y, view, card } of cards) {
      const written = card.texts.map(({ text }) => text);
      if (view.shape) expect(written).toContain(view.shape);
      if (view.parameters) expect(written).toContain(view.parameters);
      expect(card.texts.every((text) => text.y <= card.height && text.x >= 0 && text.x <= card.width)).toBe(true);
      expect(x > box.x && y > box.y && x + card.width < box.x + box.width && y + card.height < box.y + box.height).toBe(true);
    }
    expect(compilation.program).not.toBeNull();
  });

  it('begins and ends wires at the dots of their ports', () => {
    const xor = presets().find(({ id }) => id === '5-xor-net')?.document ?? emptyDocument();
    const { cards, wires } = laidOut(xor);
    for (const { source, target, from, to } of wires) {
      const [start, end] = [cards.find(({ view }) => view.id === source), cards.find(({ view }) => view.id === target)];
      expect(start?.card.ports.some(({ side, x, y }) => side === 'output' && start.x + x + 5 === from.x && start.y + y === from.y)).toBe(true);
      expect(end?.card.ports.some(({ side, x, y }) => side === 'input' && end.x + x - 5 === to.x && end.y + y === to.y)).toBe(true);
    }
  });

  it('draws a wire along the way that it was led', () => {
    const xor = presets().find(({ id }) => id === '5-xor-net')?.document ?? emptyDocument();
    const layout = laidOut(xor, ({ id, from, to }) => (id === 'e6' ? [from, { x: from.x + 10, y: from.y }, { x: from.x + 10, y: 400 }, { x: to.x - 10, y: 400 }, { x: to.x - 10, y: to.y }, to] : null));
    const led = layout.wires.find(({ id }) => id === 'e6');
    expect(led?.path).toContain('400');
    expect(led?.label).toMatchObject({ y: 400 });
    expect(layout.box.y + layout.box.height).toBeGreaterThan(400);
  });

  it('says which nodes are bypassed or unconnected, and which wires do not fit', () => {
    const document: GraphDocument = {
      ...emptyDocument(),
      nodes: [
        { id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params: {} },
        { id: 'dense', kind: 'dense', position: { x: 260, y: 0 }, params: {}, bypassed: true },
        { id: 'conv', kind: 'conv2d', position: { x: 520, y: 0 }, params: {} },
        { id: 'gone', kind: 'nobodyKnows', position: { x: 780, y: 0 }, params: {} },
      ],
      edges: [{ id: 'a', from: 'data.features', to: 'dense.in' }, { id: 'b', from: 'dense.out', to: 'conv.in' }],
    };
    const words = laidOut(document).cards.map(({ card }) => card.texts.at(-1)?.text);
    expect(words.slice(1)).toEqual(['Bypassed', 'Problem', 'Unknown kind']);
  });

  it('has frames under smaller ones, and notes as words with as many lines as have room, inside its box', () => {
    const document: GraphDocument = {
      ...emptyDocument(),
      nodes: [{ id: 'a', kind: 'relu', position: { x: 0, y: 0 }, params: {} }],
      notes: [{ id: 'n', position: { x: 300, y: 400 }, size: { width: 160, height: 60 }, text: '## Why\n- the **plane** is $bent$, see [here](https://example.org)' }],
      frames: [{ id: 'small', position: { x: -20, y: -40 }, size: { width: 240, height: 160 }, title: 'In' }, { id: 'large', position: { x: -200, y: -100 }, size: { width: 600, height: 400 }, colour: 'blue' }],
    };
    const { frames, notes, box } = laidOut(document);
    expect(frames.map(({ id, colour, title }) => [id, colour, title])).toEqual([['large', 'blue', ''], ['small', 'grey', 'In']]);
    expect(notes[0]?.lines[0]).toBe('Why');
    expect(notes[0]?.lines[1]).toMatch(/^• the plane is/);
    expect(notes[0]?.lines).toHaveLength(2);
    expect([box.x, box.y + box.height]).toEqual([-224, 484]);
  });

  it('asks for ways where wires run over cards and the canvas has none', () => {
    const row = (id: string, x: number) => ({ id, kind: 'dense', position: { x, y: 0 }, params: {} });
    const document: GraphDocument = { ...emptyDocument(), nodes: [row('a', 0), row('b', 300), row('c', 600)], edges: [{ id: 'over', from: 'a.out', to: 'c.in' }, { id: 'next', from: 'a.out', to: 'b.in' }] };
    const layout = laidOut(document);
    const task = missingWays(layout, none);
    expect(task?.wires.map(({ id }) => id)).toEqual(['over']);
    expect(task && isHindered(task.wires[0] as (typeof task.wires)[number], task.cards)).toBe(true);
    expect(missingWays(layout, ({ from, to }) => [from, to])).toBeNull();
  });
});

describe('text on a card', () => {
  it('is cut on one line, and broken between words on several', () => {
    expect(onOneLine('Hidden layer', 'text', 120, tens)).toBe('Hidden layer');
    expect(onOneLine('Hidden layer', 'text', 80, tens)).toBe('Hidden…');
    expect(onLines('Half the sum of squared errors', 'text', 160, 2, tens)).toEqual(['Half the sum of', 'squared errors']);
    expect(onLines('Half the sum of squared errors', 'text', 90, 2, tens)).toEqual(['Half the', 'sum of s…']);
    expect(onLines('Incomprehensible', 'text', 60, 2, tens)).toEqual(['Incomp', 'rehen…']);
    expect(onLines('', 'text', 60, 2, tens)).toEqual([]);
  });
});

describe('the colours of a picture', () => {
  it('are those of the style sheet, in dark with what only light names', () => {
    expect(coloursOf('light').of('--surface')).toBe('#ffffff');
    expect(coloursOf('dark').of('--surface')).toBe('#1d2127');
    expect(coloursOf('dark').mono).toContain('monospace');
    expect(() => coloursOf('dark').of('--nothing')).toThrow('--nothing');
  });
});
