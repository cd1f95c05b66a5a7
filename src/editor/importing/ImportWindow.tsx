import { useRef, useState, type ComponentType } from 'react';
import { i18n } from '../../words/i18n.ts';
import { useDocument } from '../stores/documentStore.ts';
import { setOverlay, useOverlayStore } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { later } from '../ui/later.tsx';
import { cameFrom, pickedFiles } from './came.ts';
import type { ImporterProps } from './importer.ts';
import { importers } from './importers.ts';
import styles from './importing.module.css';
import { StaysHere } from './StaysHere.tsx';
import { openImporter } from './take.ts';

const close = () => { setOverlay({ importing: null }); };

/** Each importer's window, fetched when it is first shown. */
const windows: readonly { readonly id: string; readonly Window: ComponentType<ImporterProps> }[] = importers.map(({ id, load }) => ({ id, Window: later(load, () => null) }));

/** The window that brings in a person's own data: it asks what, or is that of the importer whose data came. */
export function ImportWindow() {
  const request = useOverlayStore((state) => state.importing);
  const document = useDocument();
  if (!request) return null;
  if (request.importer === null) return <Asking />;
  const node = document.nodes.find(({ id }) => id === request.node) ?? null;
  // Other files are looked at from the beginning.
  const key = request.came.map(({ path }) => path).join('/');
  return windows.map(({ id, Window }) => (id === request.importer ? <Window key={`${id} ${key}`} came={request.came} node={node} onClose={close} /> : null));
}

function Asking() {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState('');
  const take = async (files: readonly File[]) => {
    if (files.length === 0 || (await openImporter(await cameFrom(pickedFiles(files))))) return;
    setRefused(i18n.t('“{name}” is none of these. Nothing was changed.', { name: files[0]?.name ?? '' }));
  };
  return (
    <Dialog open onClose={close} title={i18n.t('Import data')}>
      <div className={styles['asking']}>
        <p>{i18n.t('Choose a file, drop it on the page, or paste the rows of a table.')}</p>
        <ul className={styles['kinds']}>
          {importers.map(({ id, label, begin }) => (
            <li key={id}>
              <span>{label}</span>
              {begin === undefined ? null : <Button onClick={() => { setOverlay({ importing: { importer: id, came: [], node: null } }); }}>{begin}</Button>}
            </li>
          ))}
        </ul>
        <input ref={input} type="file" multiple hidden accept={[...new Set(importers.flatMap(({ accept }) => accept))].join(',')} onChange={(event) => { void take([...(event.target.files ?? [])]); }} />
        <Button look="primary" onClick={() => input.current?.click()}>{i18n.t('Choose a file…')}</Button>
        <p role="status" className={styles['refused']} hidden={refused === ''}>{refused}</p>
        <StaysHere />
      </div>
    </Dialog>
  );
}
