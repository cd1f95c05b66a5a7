import { ImagePlus, Trash2, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { rgbaOf } from '../../../datasets/images/crop.ts';
import { i18n } from '../../../words/i18n.ts';
import { bitmapAddress } from '../../ui/bitmap.ts';
import { Button } from '../../ui/Button.tsx';
import { pickedFiles } from '../came.ts';
import type { Change, SampleClass } from './collection.ts';
import styles from './images.module.css';
import type { GivenFile } from './readPictures.ts';
import type { Shrunk, ShrinkWish } from './shrink.ts';
import { dropHandlers } from './useGivenFiles.ts';

interface ClassCardProps {
  readonly of: SampleClass;
  /** Names of the other classes. */
  readonly others: readonly string[];
  readonly results: ReadonlyMap<number, Shrunk>;
  readonly wish: ShrinkWish;
  /** Samples of the largest class. */
  readonly most: number;
  /** Whether the camera's pictures go into it; null while the camera is off. */
  readonly chosen: boolean | null;
  readonly onChoose: () => void;
  readonly onChange: (change: Change) => void;
  readonly onFiles: (files: readonly GivenFile[]) => void;
}

/** Thumbnails that are shown at first, and that each press adds. */
const PAGE = 24;

/** One class: its name, how many samples it has beside the largest class, and what the net will see of them. */
export function ClassCard({ of, others, results, wish, most, chosen, onChoose, onChange, onFiles }: ClassCardProps) {
  const files = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(PAGE);
  const seen = of.samples.filter(({ id }) => { const result = results.get(id); return !result || 'pixels' in result; });
  // The latest ones come first, so that somebody at the camera sees them.
  const pictures = seen.slice(-shown).toReversed();
  const { name } = of;
  return (
    <li className={styles['card']} data-chosen={chosen === true ? '' : undefined} {...dropHandlers(onFiles)}>
      <div className={styles['cardHead']}>
        {chosen === null ? null : <input type="radio" name="camera-class" checked={chosen} onChange={onChoose} aria-label={i18n.t('The camera’s pictures go into {name}', { name })} />}
        <ClassName of={of} others={others} onChange={onChange} />
        <span className={styles['count']}>{i18n.t('{samples, plural, one {# sample} other {# samples}}', { samples: seen.length })}</span>
        <Button look="quiet" className={styles['icon']} aria-label={i18n.t('Add files to {name}', { name })} onClick={() => files.current?.click()}><ImagePlus size={14} aria-hidden /></Button>
        <Button look="quiet" className={styles['icon']} aria-label={i18n.t('Delete the class {name}', { name })} onClick={() => { onChange({ type: 'removeClass', id: of.id }); }}><Trash2 size={14} aria-hidden /></Button>
        <input ref={files} hidden type="file" multiple accept="image/*,.zip" onChange={(event) => { onFiles(pickedFiles(event.target.files ?? [])); }} />
      </div>
      <meter className={styles['balance']} min={0} max={most} value={seen.length} aria-label={i18n.t('Samples of {name} beside the largest class', { name })} />
      {pictures.length === 0 ? null : (
        <ul className={styles['thumbnails']} aria-label={i18n.t('Samples of {name}', { name })}>
          {pictures.map(({ id, name: file }, at) => (
            <li key={id}>
              <Thumbnail result={results.get(id)} wish={wish} />
              <button type="button" className={styles['remove']} aria-label={i18n.t('Delete sample {number} ({file})', { number: seen.length - at, file })} onClick={() => { onChange({ type: 'removeSamples', samples: new Set([id]) }); }}><X size={12} aria-hidden /></button>
            </li>
          ))}
        </ul>
      )}
      {seen.length > shown ? <Button look="quiet" onClick={() => { setShown(shown + 4 * PAGE); }}>{i18n.t('Show more ({more, number})', { more: seen.length - shown })}</Button> : null}
    </li>
  );
}

interface ClassNameProps {
  readonly of: SampleClass;
  readonly others: readonly string[];
  readonly onChange: (change: Change) => void;
}

function ClassName({ of, others, onChange }: ClassNameProps) {
  const twice = others.includes(of.name);
  return (
    <input
      className={styles['name']}
      type="text"
      value={of.name}
      maxLength={100}
      aria-label={i18n.t('Name of the class')}
      aria-invalid={twice || of.name.trim() === '' ? true : undefined}
      onFocus={(event) => { event.target.select(); }}
      onChange={(event) => { onChange({ type: 'rename', id: of.id, name: event.target.value }); }}
    />
  );
}

function Thumbnail({ result, wish }: { readonly result: Shrunk | undefined; readonly wish: ShrinkWish }) {
  const address = useMemo(() => {
    if (!result || !('pixels' in result)) return null;
    // Results of the wish before stand until the next ones come.
    const channels = result.pixels.length === 3 * wish.size * wish.size ? 3 : 1;
    const size = Math.sqrt(result.pixels.length / channels);
    const rgba = rgbaOf(result.pixels, channels);
    return bitmapAddress(size, size, (pixel, channel) => (rgba[4 * pixel + channel] ?? 0) / 255);
  }, [result, wish.size]);
  return address === null ? <span className={styles['waiting']} /> : <img src={address} alt="" width={48} height={48} />;
}
