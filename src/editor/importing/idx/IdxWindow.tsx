import { useEffect, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { PixelImage } from '../../views/classes/PixelImage.tsx';
import { ImportActions } from '../ImportActions.tsx';
import type { ImporterProps } from '../importer.ts';
import importing from '../importing.module.css';
import { StaysHere } from '../StaysHere.tsx';
import styles from './idx.module.css';
import { keepIdx, paramsOf, readIdxFiles, type IdxData } from './readIdxFiles.ts';

/** Images in IDX files: which file is what, the first images, what the classes are called. */
export function IdxWindow({ came, node, onClose }: ImporterProps) {
  const [data, setData] = useState<IdxData | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const [transposed, setTransposed] = useState(() => paramsOf(node).transposed);
  useEffect(() => {
    let gone = false;
    readIdxFiles(came, node).then((read) => {
      if (gone) return;
      setData(read);
      setNames(read.classNames);
    }, (error: unknown) => { if (!gone) setRefused(error instanceof Error ? error.message : String(error)); });
    return () => { gone = true; };
  }, [came, node]);
  const why = refused === null ? (data === null ? i18n.t('Reading the files.') : whyNotNamed(names)) : i18n.t('Nothing was changed. Drop the files on the page again, images and labels together.');
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={i18n.t('Images in IDX files')}
      actions={<ImportActions why={why} node={node} make={() => keepIdx(data as IdxData, names.map((name) => name.trim()), transposed, node)} onClose={onClose} />}
    >
      <div className={styles['window']}>
        {refused === null ? null : <p role="alert" className={importing['refused']}>{refused}</p>}
        {data === null ? null : (
          <>
            <Told data={data} />
            <Samples data={data} names={names} transposed={transposed} />
            <div className={styles['switch']}>
              <Switch id="idx-transposed" checked={transposed} onChange={setTransposed} />
              <label htmlFor="idx-transposed">{i18n.t('The images lie on their side: turn them (EMNIST)')}</label>
            </div>
            <fieldset className={styles['names']}>
              <legend>{i18n.t('What the classes are called')}</legend>
              {names.map((name, at) => (
                <label key={at}>
                  <span>{at + data.halves.firstLabel}</span>
                  <input type="text" className={styles['typed']} value={name} maxLength={100} onChange={({ target }) => { setNames(names.map((other, place) => (place === at ? target.value : other))); }} />
                </label>
              ))}
            </fieldset>
          </>
        )}
        <StaysHere />
      </div>
    </Dialog>
  );
}

function whyNotNamed(names: readonly string[]): string | null {
  return names.some((name) => name.trim() === '') ? i18n.t('A class has no name. Give it one.') : null;
}

function Told({ data: { halves, left } }: { readonly data: IdxData }) {
  const { train, test, size } = halves;
  const rows = (pair: typeof train) => pair.images.idx.shape[0] ?? 0;
  return (
    <p>
      {sentences([
        i18n.t('{rows, number} images of {size} to learn from ({images}, {labels}).', { rows: rows(train), size: size.slice(0, 2).join(' × '), images: train.images.name, labels: train.labels.name }),
        test ? i18n.t('{rows, number} to check with ({images}, {labels}).', { rows: rows(test), images: test.images.name, labels: test.labels.name }) : i18n.t('There are no test files: a share of these is held back to check with.'),
        left.length > 0 ? i18n.t('Left out, being no IDX files: {names}.', { names: left.join(', ') }) : '',
      ])}
    </p>
  );
}

const SHOWN = 24;

function Samples({ data: { halves }, names, transposed }: { readonly data: IdxData; readonly names: readonly string[]; readonly transposed: boolean }) {
  const [height, width, channels] = halves.size;
  const size = height * width * channels;
  const { images, labels } = halves.train;
  const count = Math.min(SHOWN, images.idx.shape[0] ?? 0);
  return (
    <ul className={styles['samples']} aria-label={i18n.t('The first images')}>
      {Array.from({ length: count }, (_, row) => {
        const pixels = images.idx.values.subarray(row * size, (row + 1) * size);
        return (
          <li key={row}>
            <PixelImage pixels={transposed ? turned(pixels, height, width, channels) : pixels} shape={transposed ? [width, height, channels] : [height, width, channels]} full={255} />
            <span>{names[(labels.idx.values[row] ?? 0) - halves.firstLabel]}</span>
          </li>
        );
      })}
    </ul>
  );
}

function turned(pixels: Uint8Array, height: number, width: number, channels: number): Uint8Array {
  return Uint8Array.from({ length: pixels.length }, (_, at) => {
    const channel = at % channels;
    const pixel = (at - channel) / channels;
    return pixels[((pixel % height) * width + Math.floor(pixel / height)) * channels + channel] ?? 0;
  });
}
