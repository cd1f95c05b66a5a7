import { useEffect, useRef } from 'react';
import { useWornTheme } from '../../theme/useTheme.ts';
import { colourOf } from '../plot/colour.ts';
import styles from './likes.module.css';

/** Dots to the side of a pixel, so that stripes fit in. */
const DOTS = 8;

interface PixelHeatProps {
  /** `[height, width]`. */
  readonly values: Float32Array;
  /** The size at which the colour is full. */
  readonly reach: number;
  /** The image that lies under it, faintly: `[height, width, channels]`. */
  readonly pixels: Float32Array;
  readonly shape: readonly number[];
  readonly full: number;
}

/** Numbers over an image: blue for positive, orange and striped for negative. */
export function PixelHeat(props: PixelHeatProps) {
  const { values, reach, pixels, shape, full } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useWornTheme();
  useEffect(() => {
    // In the next frame: by then the page wears a theme that was only just chosen.
    const request = requestAnimationFrame(() => { if (canvas.current) paint(canvas.current, { values, reach, pixels, shape, full }); });
    return () => { cancelAnimationFrame(request); };
  }, [values, reach, pixels, shape, full, theme]);
  return <canvas ref={canvas} className={styles['heat']} width={DOTS * (shape[1] ?? 1)} height={DOTS * (shape[0] ?? 1)} aria-hidden />;
}

function paint(canvas: HTMLCanvasElement, { values, reach, pixels, shape, full }: PixelHeatProps): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const [positive, negative, surface, text] = ['--positive', '--negative', '--surface', '--text'].map((token) => colourOf(context, style.getPropertyValue(token)));
  if (!positive || !negative || !surface || !text) return;
  const [height = 0, width = 0, channels = 1] = shape;
  const image = context.createImageData(DOTS * width, DOTS * height);
  for (let y = 0; y < DOTS * height; y++) {
    for (let x = 0; x < DOTS * width; x++) {
      const pixel = Math.floor(y / DOTS) * width + Math.floor(x / DOTS);
      const value = values[pixel] ?? 0;
      const ink = 0.4 * inkOf(pixels, pixel, channels, full);
      const stripe = value < 0 && (x + y) % DOTS < DOTS / 2 ? 0.4 : 1;
      const weight = 0.85 * stripe * Math.min(1, Math.abs(value) / reach);
      const strong = value < 0 ? negative : positive;
      for (let channel = 0; channel < 3; channel++) {
        const under = (surface[channel] ?? 0) * (1 - ink) + (text[channel] ?? 0) * ink;
        image.data[4 * (y * DOTS * width + x) + channel] = under * (1 - weight) + (strong[channel] ?? 0) * weight;
      }
      image.data[4 * (y * DOTS * width + x) + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

/** From 0 to 1: the ink of one channel, or how dark a colour is. */
function inkOf(pixels: Float32Array, pixel: number, channels: number, full: number): number {
  if (channels === 1) return (pixels[pixel] ?? 0) / full;
  const light = ((pixels[3 * pixel] ?? 0) + (pixels[3 * pixel + 1] ?? 0) + (pixels[3 * pixel + 2] ?? 0)) / (3 * full);
  return 1 - light;
}
