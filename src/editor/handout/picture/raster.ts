import { i18n } from '../../../words/i18n.ts';
/** The picture as a file: an SVG as text, or a PNG of as many pixels as asked for. */

/** What browsers draw on one canvas: more on a side, or in all, and they give nothing or a blank picture. */
const MOST_ON_A_SIDE = 16_384;
const MOST_IN_ALL = 64_000_000;

export const SCALES = [1, 2, 4] as const;
export type Scale = (typeof SCALES)[number];

export interface Pixels {
  readonly width: number;
  readonly height: number;
}

export function pixelsAt({ width, height }: Pixels, scale: number): Pixels {
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Why a PNG of this size cannot be made, or null where it can. */
export function tooLarge({ width, height }: Pixels): string | null {
  if (width <= MOST_ON_A_SIDE && height <= MOST_ON_A_SIDE && width * height <= MOST_IN_ALL) return null;
  const count = (value: number) => value.toLocaleString('en-US');
  return i18n.t('The picture would have {width} × {height} pixels. A PNG can have at most {side} on a side and {all} million in all. Choose a smaller size, or SVG, which is sharp at every size.', { width: count(width), height: count(height), side: count(MOST_ON_A_SIDE), all: count(MOST_IN_ALL / 1e6) });
}

/** A drawn picture as a file of its own, of that size where it is not told another. */
export function svgText(svg: SVGSVGElement, { width, height }: Pixels): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  // Classes and hints for the page mean nothing outside of it.
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    // The namespace is written once, at the root, by the serializer.
    for (const name of ['class', 'aria-hidden', 'xmlns']) element.removeAttribute(name);
  }
  // eslint-disable-next-line lingui/no-unlocalized-strings -- XML
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The picture as PNG. Rejects with a sentence where the browser cannot draw it. */
export async function pngOf(svg: string, { width, height }: Pixels): Promise<Blob> {
  const refusal = tooLarge({ width, height });
  if (refusal !== null) throw new Error(refusal);
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image(width, height);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error(i18n.t('This browser gives no canvas to draw on.'));
    pen.drawImage(image, 0, 0, width, height);
    return await new Promise((done, fail) => {
      canvas.toBlob((png) => {
        if (png) done(png);
        else fail(new Error(i18n.t('This browser could not turn the drawing into a file. Choose a smaller size, or SVG.')));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
