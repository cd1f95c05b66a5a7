import { useRef } from 'react';
import { csvParams } from '../../datasets/csv/schema.ts';
import { ownFile, ownFilesIn, sizeText } from '../../datasets/own/ownFile.ts';
import type { GraphNode } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';
import { cameFrom, pickedFiles } from './came.ts';
import styles from './importing.module.css';
import { importerOfSource } from './importers.ts';

/** In the inspector of a dataset node over a person's own file: which it is, what is used of it, and the way back to the window. */
export function OwnData({ node }: { readonly node: GraphNode }) {
  const input = useRef<HTMLInputElement>(null);
  const importer = importerOfSource(String(node.params['source']));
  if (!importer) return null;
  const named = ownFile.safeParse(node.params['file']);
  const embedded = typeof node.params['text'] === 'string' && node.params['text'] !== '';
  const open = (came: Awaited<ReturnType<typeof cameFrom>>) => { setOverlay({ importing: { importer: importer.id, came, node: node.id } }); };
  const has = embedded || ownFilesIn(node.params).length > 0;
  return (
    <section className={styles['own']} aria-label={i18n.t('Data of this node')}>
      {named.success ? <p translate="no">{embedded ? named.data.name : i18n.t('{name}, {size}, kept in this browser.', { name: named.data.name, size: sizeText(named.data.bytes) })}</p> : null}
      {embedded ? <p>{i18n.t('The rows stand in the graph.')}</p> : null}
      <ChosenColumns node={node} />
      <div className={styles['buttons']}>
        {has && importer.change !== undefined ? <Button onClick={() => { open([]); }}>{importer.change}</Button> : null}
        <input ref={input} type="file" hidden accept={importer.accept.join(',')} onChange={(event) => { void cameFrom(pickedFiles(event.target.files ?? [])).then((came) => { if (came.length > 0) open(came); }); }} />
        <Button look={has ? 'plain' : 'primary'} onClick={() => input.current?.click()}>{has ? i18n.t('Choose another file…') : i18n.t('Choose a file…')}</Button>
        {ownFilesIn(node.params).map((file) => (
          <Button key={file.sha256} title={i18n.t('Scripts and the command line find the file by this name in a folder.')} onClick={() => { void import('./saveCopy.ts').then(({ saveCopy }) => saveCopy(file)); }}>{i18n.t('Save a copy of {name}', { name: file.name })}</Button>
        ))}
      </div>
    </section>
  );
}

/** The columns of a table, by what they are used for. */
function ChosenColumns({ node }: { readonly node: GraphNode }) {
  const parsed = node.params['source'] === 'csv' ? csvParams.safeParse(node.params) : null;
  if (!parsed?.success || parsed.data.columns.length === 0) return null;
  const names = (use: 'feature' | 'label') => series(parsed.data.columns.filter((column) => column.use === use).map(({ name }) => name));
  return (
    <dl className={styles['chosen']}>
      <dt>{i18n.t('Features')}</dt>
      <dd translate="no">{names('feature')}</dd>
      <dt>{i18n.t('Label')}</dt>
      <dd translate="no">{names('label')}</dd>
    </dl>
  );
}
