/** Kinds that only move numbers to other places: each output is one number of an input, or 0. */
import { i18n } from '../../words/i18n.ts';
import { cellName, cellOf, everyCell, inputOf, numberParam, placeOf, valueAt } from './cells.ts';
import type { KindExplanation, Layer } from './explanation.ts';
import { inWords, symbol, tex } from './tex.ts';

interface From {
  readonly input: number;
  readonly cell: number;
}

/** @param from where an output's number comes from; null where it is a new zero. */
function moved(title: string, formula: string, from: (layer: Layer, at: number) => From | null): KindExplanation {
  return {
    forward(layer, at) {
      const found = from(layer, at);
      const input = found ? inputOf(layer, found.input) : null;
      const result = found && input ? valueAt(input, found.cell) : 0;
      const name = found && input ? cellName(layer.inputs.length > 1 ? `x${found.input + 1}` : 'x', input.shape, found.cell) : i18n.t('a new zero');
      return {
        title,
        formula,
        withNumbers: `y = ${tex(result)}`,
        terms: [{ label: name, parts: [result], value: result }],
        stages: [],
        result,
        reads: found ? [{ from: found.input, cells: [found.cell] }] : [],
        notes: [found ? i18n.t('{output} is {input}, unchanged.', { output: cellName('y', layer.output.shape, at), input: name }) : i18n.t('This place lies in the border of zeros.')],
      };
    },
    backward: {
      formula: `\\frac{\\partial L}{\\partial x} = \\sum_{${inWords(i18n.t('places that {x} went to', { x: symbol('x') }))}} \\frac{\\partial L}{\\partial y}`,
      readers: (layer) => everyCell(layer.output),
      slope(layer, at, input, cell) {
        const found = from(layer, at);
        return found?.input === input && found.cell === cell ? { parts: [1] } : null;
      },
    },
  };
}

export const reshape = moved(i18n.t('The numbers keep their order and get another shape.'), 'y_k = x_k', (_, at) => ({ input: 0, cell: at }));

export const permute = moved(i18n.t('The axes change their order; the numbers stay what they are.'), 'y_{\\pi(i,j,\\ldots)} = x_{i,j,\\ldots}', (layer, at) => {
  const { shape } = inputOf(layer);
  const dims = layer.params['dims'] as readonly number[];
  const place = placeOf(layer.output.shape, at);
  const source = new Array<number>(shape.length).fill(0);
  dims.forEach((axis, index) => { source[axis - 1] = place[index] ?? 0; });
  return { input: 0, cell: cellOf(shape, source) };
});

export const upSampling2d = moved(i18n.t('Each pixel is repeated.'), 'y_{i,j,c} = x_{\\lfloor i/k \\rfloor,\\, \\lfloor j/k \\rfloor,\\, c}', (layer, at) => {
  const size = numberParam(layer.params, 'size');
  const [y = 0, x = 0, channel = 0] = placeOf(layer.output.shape, at);
  return { input: 0, cell: cellOf(inputOf(layer).shape, [Math.floor(y / size), Math.floor(x / size), channel]) };
});

export const zeroPadding2d = moved(i18n.t('A border of zeros is put around the image.'), 'y_{i+p,\\, j+p,\\, c} = x_{i,j,c}', (layer, at) => {
  const border = numberParam(layer.params, 'padding');
  const { shape } = inputOf(layer);
  const [row = 0, column = 0, channel = 0] = placeOf(layer.output.shape, at);
  const [y, x] = [row - border, column - border];
  return y < 0 || x < 0 || y >= (shape[0] ?? 0) || x >= (shape[1] ?? 0) ? null : { input: 0, cell: cellOf(shape, [y, x, channel]) };
});

export const concat = moved(i18n.t('What arrives is put side by side.'), 'y = [\\,a \\mid b \\mid \\cdots\\,]', (layer, at) => {
  const chosen = numberParam(layer.params, 'axis');
  const axis = chosen < 0 ? layer.output.shape.length + chosen : chosen - 1;
  const place = placeOf(layer.output.shape, at);
  let rest = place[axis] ?? 0;
  for (const [input, { shape }] of layer.inputs.entries()) {
    const size = shape[axis] ?? 0;
    if (rest < size) return { input, cell: cellOf(shape, place.with(axis, rest)) };
    rest -= size;
  }
  return null;
});
