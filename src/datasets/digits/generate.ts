import { randomFrom } from '../random.ts';
import { digitSplit, type PixelScale } from '../pixels.ts';
import type { Data, LoadContext, Split } from '../source.ts';
import { drawDigit } from './draw.ts';
import { i18n } from '../../words/i18n.ts';

/** Rows between two looks at the stop signal and two reports: about a tenth of a second. */
const ROWS_AT_ONCE = 2000;

export interface DigitsWanted {
  readonly trainRows: number;
  readonly validationRows: number;
  readonly scale: PixelScale;
  readonly seed: number;
}

/**
 * Draws digits, the same for the same seed; the validation rows come from a stream of their own, so
 * that their number does not change them. Ten thousand take about a second.
 * @throws the signal's reason when it is stopped.
 */
export async function generateDigits(wanted: DigitsWanted, context: Pick<LoadContext, 'signal' | 'progress'>): Promise<Omit<Data, 'origin'>> {
  const total = wanted.trainRows + wanted.validationRows;
  const split = async (name: string, rows: number, before: number): Promise<Split> => {
    const random = randomFrom(`generated digits/${name}/${wanted.seed}`);
    const images = new Uint8Array(rows * 28 * 28);
    const labels = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      if (row % ROWS_AT_ONCE === 0) {
        context.progress({ message: i18n.t('Drawing digits'), fraction: (before + row) / total });
        await new Promise((resolve) => setTimeout(resolve));
        context.signal.throwIfAborted();
      }
      const digit = random.below(10);
      labels[row] = digit;
      images.set(drawDigit(digit, random), row * 28 * 28);
    }
    return digitSplit(images, labels, rows, wanted.scale);
  };
  const train = await split('train', wanted.trainRows, 0);
  const validation = wanted.validationRows === 0 ? null : await split('validation', wanted.validationRows, wanted.trainRows);
  return { source: 'generatedDigits', train, validation };
}
