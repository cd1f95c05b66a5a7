import { formatNumber } from '../../ui/format.ts';
import { isImage } from './classForm.ts';
import styles from './classes.module.css';
import { PixelImage } from './PixelImage.tsx';

/** More numbers than this are not read in a tile. */
const NUMBERS = 4;

interface SampleTileProps {
  readonly features: Float32Array;
  readonly shape: readonly number[];
  /** The value of full ink. */
  readonly full: number;
  /** What stands under it. */
  readonly caption: string;
  /** All that is known of it, for screen readers and as a tip. */
  readonly description: string;
  readonly wrong: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

/** One row of the data as a button that makes it the sample everywhere. A wrong one has a cross beside its colour. */
export function SampleTile({ features, shape, full, caption, description, wrong, chosen, onChoose }: SampleTileProps) {
  return (
    <button
      type="button"
      className={styles['tile']}
      data-image={isImage(shape) ? '' : undefined}
      data-wrong={wrong ? '' : undefined}
      aria-pressed={chosen}
      aria-label={description}
      title={description}
      onClick={onChoose}
    >
      {isImage(shape) ? <PixelImage pixels={features} shape={shape} full={full} /> : <span className={styles['numbers']}>{rowText(features)}</span>}
      <span className={styles['tileCaption']}>{wrong ? `${caption} ✕` : caption}</span>
    </button>
  );
}

/** The first numbers of a row: `0.12, −3.4, …`. */
export function rowText(features: ArrayLike<number>): string {
  const first = Array.from(features).slice(0, NUMBERS).map((value) => formatNumber(value, 3)).join(', ');
  return features.length > NUMBERS ? `${first}, …` : first;
}
