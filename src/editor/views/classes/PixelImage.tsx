import { useEffect, useRef } from 'react';
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
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 0, width = 0, channels = 1] = shape;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || width * height === 0) return;
    const image = context.createImageData(width, height);
    for (let at = 0; at < width * height; at++) {
      for (let channel = 0; channel < 3; channel++) {
        const light = channels === 3 ? (pixels[3 * at + channel] ?? 0) / full : 1 - (pixels[at] ?? 0) / full;
        image.data[4 * at + channel] = 255 * light;
      }
      image.data[4 * at + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [pixels, width, height, channels, full]);
  return <canvas ref={canvas} className={styles['pixels']} width={width} height={height} aria-hidden />;
}
