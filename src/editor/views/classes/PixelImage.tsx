import { useMemo, useState } from 'react';
import { bitmapAddress } from '../../ui/bitmap.ts';
import styles from './classes.module.css';

interface PixelImageProps {
  /** `[height, width, channels]`, row after row. */
  readonly pixels: ArrayLike<number>;
  readonly shape: readonly number[];
  /** The value of full ink (or full light, in colour). */
  readonly full: number;
}

/** One image as it is fed in. One channel is ink on white paper, in both themes; three are colours. */
export function PixelImage({ pixels, shape, full }: PixelImageProps) {
  const [height = 0, width = 0, channels = 1] = shape;
  const kept = useSame(pixels);
  const source = useMemo(
    () => bitmapAddress(width, height, (pixel, channel) => (channels === 3 ? (kept[3 * pixel + channel] ?? 0) / full : 1 - (kept[pixel] ?? 0) / full)),
    [kept, width, height, channels, full],
  );
  return <img className={styles['pixels']} src={source} width={width} height={height} alt="" aria-hidden />;
}

/** Who shows rows of the data cuts them out anew at every render: the same piece of the same data is kept, and its picture too. */
function useSame(pixels: ArrayLike<number>): ArrayLike<number> {
  const [kept, keep] = useState(pixels);
  if (kept === pixels || samePiece(kept, pixels)) return kept;
  keep(pixels);
  return pixels;
}

function samePiece(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return ArrayBuffer.isView(a) && ArrayBuffer.isView(b) && a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.byteLength === b.byteLength;
}
