import { useEffect, useMemo, useState } from 'react';
import type { Column, Layout } from '../../../datasets/csv/params.ts';
import type { TableProfile } from '../../../datasets/csv/profile.ts';
import { csvParams, type CsvParams } from '../../../datasets/csv/schema.ts';
import { keepOwnFile, readOwnFile } from '../../../datasets/own/keep.ts';
import { OWN_FILES, sizeText } from '../../../datasets/own/ownFile.ts';
import { placeOf, type FileProblem } from '../../../datasets/own/problem.ts';
import { browserPlaces } from '../../../datasets/places.ts';
import { isDataProblem } from '../../../datasets/source.ts';
import { textPieces } from '../../../datasets/csv/text.ts';
import type { GraphNode } from '../../../graph/document.ts';
import { describeData } from '../../../nodes/kinds/dataset.ts';
import { i18n } from '../../../words/i18n.ts';
import { notify } from '../../stores/sessionStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { addDataset, changeDataset, openStarter } from '../finish.ts';
import type { ImporterProps } from '../importer.ts';
import { ownCache } from '../ownCache.ts';
import { StaysHere } from '../StaysHere.tsx';
import { firstChoices, mayEmbed, paramsOf, titleOf, type Choices } from './choices.ts';
import { ColumnList } from './ColumnList.tsx';
import { LayoutFields } from './LayoutFields.tsx';
import type { Counts } from './messages.ts';
import { OtherFields } from './OtherFields.tsx';
import { Preview } from './Preview.tsx';
import { outcomeWords } from './words.ts';
import styles from './table.module.css';
import { useTable } from './useTable.ts';

/** The parameters of a node that has a table already. */
function paramsBefore(node: GraphNode | null): CsvParams | null {
  const parsed = node?.params['source'] === 'csv' ? csvParams.safeParse(node.params) : null;
  return parsed?.success && (parsed.data.file !== null || parsed.data.text !== '') ? parsed.data : null;
}

/** Looks at a table and chooses what is learned from it. */
export function TableWindow({ came, node, onClose }: ImporterProps) {
  const before = paramsBefore(node);
  const [file, setFile] = useState<File | null>(() => came[0]?.file ?? (before && before.text !== '' ? new File([before.text], before.file?.name ?? 'table.csv') : null));
  const [failure, setFailure] = useState('');
  // The file is looked for once: it is the node's whatever is chosen meanwhile.
  const [own] = useState(before?.file ?? null);
  useEffect(() => {
    if (file || !own) return undefined;
    const stopping = new AbortController();
    const places = browserPlaces({ base: new URL('.', location.href).href });
    readOwnFile(own, { signal: stopping.signal, progress: () => undefined, places: () => places(OWN_FILES) }).then(
      (bytes) => { setFile(new File([bytes as Uint8Array<ArrayBuffer>], own.name)); },
      (error: unknown) => { if (!stopping.signal.aborted) setFailure(error instanceof Error ? error.message : String(error)); },
    );
    return () => { stopping.abort(); };
  }, [file, own]);
  if (file) return <Chosen file={file} node={node} before={before} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={i18n.t('Import a table')}>
      {failure === '' ? <p aria-busy>{i18n.t('Looking for the file.')}</p> : <Refused problem={{ message: failure }} />}
    </Dialog>
  );
}

interface ChosenProps {
  readonly file: File;
  readonly node: GraphNode | null;
  readonly before: CsvParams | null;
  readonly onClose: () => void;
}

function layoutOf({ encoding, separator, decimal, header, missingWords }: CsvParams): Layout {
  return { encoding, separator, decimal, header, missingWords };
}

function Chosen({ file, node, before, onClose }: ChosenProps) {
  const [given, setGiven] = useState<Partial<Layout>>(() => (before ? { ...layoutOf(before), ...(before.text === '' ? {} : { encoding: 'utf-8' }) } : {}));
  const table = useTable(file, given);
  const profile = table.state === 'read' ? table.profile : null;
  const layout = profile?.layout ?? (table.state === 'refused' ? table.layout : null);
  const [own, setOwn] = useState<{ readonly of: TableProfile; readonly choices: Choices } | null>(null);
  const choices = useMemo(() => (profile === null ? null : own?.of === profile ? own.choices : firstChoices(profile, before)), [profile, own, before]);
  const counts = useCounts(table.count, choices?.columns ?? null);
  const change = (next: Partial<Choices>) => { if (profile && choices) setOwn({ of: profile, choices: { ...choices, ...next } }); };
  const outcome = profile && choices && counts ? outcomeOf(profile, choices, counts, file) : null;
  const finish = async (end: 'starter' | 'add' | 'change') => {
    if (!profile || !choices || !counts) return;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const kept = await keepOwnFile(file.name, bytes, ownCache());
      const text = choices.embed && mayEmbed(file) ? [...textPieces(bytes, profile.layout.encoding)].join('') : null;
      const imported = { params: paramsOf(profile, choices, counts, before?.text && before.file ? before.file : kept, text), name: titleOf(file.name) };
      if (end === 'change' && node) changeDataset(node, imported);
      else if (end === 'add') addDataset(imported);
      else openStarter(imported);
      onClose();
    } catch (error) {
      notify({ severity: 'error', title: i18n.t('The table could not be taken'), lines: [error instanceof Error ? error.message : String(error), i18n.t('The open graph is unchanged.')] });
    }
  };
  const ready = outcome?.ready === true;
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={node ? i18n.t('Columns of {name}', { name: file.name }) : i18n.t('Import {name}', { name: file.name })}
      actions={
        <div className={styles['foot']}>
          <p role="status" className={styles['outcome']} data-refused={outcome !== null && !ready ? '' : undefined}>{outcome?.words ?? (table.state === 'reading' ? i18n.t('Reading {file}, {size}.', { file: file.name, size: sizeText(file.size) }) : '')}</p>
          {node ? (
            <Button look="primary" disabled={!ready} onClick={() => { void finish('change'); }}>{i18n.t('Use these columns')}</Button>
          ) : (
            <>
              <Button disabled={!ready} onClick={() => { void finish('add'); }}>{i18n.t('Add to this graph')}</Button>
              <Button look="primary" disabled={!ready} onClick={() => { void finish('starter'); }}>{i18n.t('Open a starter graph')}</Button>
            </>
          )}
        </div>
      }
    >
      <div className={styles['window']}>
        <StaysHere />
        {table.state === 'reading' ? <Progress rows={table.rows} share={table.share} onStop={onClose} /> : null}
        {table.state === 'refused' ? <Refused problem={table.problem} /> : null}
        {layout ? <LayoutFields key={JSON.stringify(layout)} layout={layout} rows={profile?.rows ?? null} columns={profile?.columns.length ?? null} open={table.state === 'refused'} onChange={(next) => { setGiven({ ...layout, ...next }); }} /> : null}
        {profile && choices ? (
          <>
            <ColumnList
              profile={profile}
              columns={choices.columns}
              onChange={(columns) => { change({ columns }); }}
              onMissing={(word) => { setGiven({ ...profile.layout, missingWords: [...profile.layout.missingWords, word] }); }}
            />
            <Preview profile={profile} columns={choices.columns} />
            <OtherFields choices={choices} counts={counts} mayEmbed={mayEmbed(file)} onChange={change} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** The rows that can be used, counted anew when other columns are chosen; null meanwhile. */
function useCounts(count: (columns: readonly Column[]) => Promise<Counts>, columns: readonly Column[] | null): Counts | null {
  const [known, setKnown] = useState<{ readonly of: readonly Column[]; readonly counts: Counts } | null>(null);
  useEffect(() => {
    let over = false;
    if (columns) void count(columns).then((counts) => { if (!over) setKnown({ of: columns, counts }); });
    return () => { over = true; };
  }, [count, columns]);
  return known && known.of === columns ? known.counts : null;
}

/** What comes of the choices: how the network will see them, or what is still to choose. */
function outcomeOf(profile: TableProfile, choices: Choices, counts: Counts, file: File): { readonly ready: boolean; readonly words: string } {
  // The sum is known once the file is kept; what is described does not depend on it.
  const description = describeData(paramsOf(profile, choices, counts, { name: 'table', sha256: '0'.repeat(64), bytes: file.size }, null));
  return isDataProblem(description) ? { ready: false, words: description.message } : { ready: true, words: outcomeWords(description) };
}

function Progress({ rows, share, onStop }: { readonly rows: number; readonly share: number; readonly onStop: () => void }) {
  return (
    <div className={styles['progress']}>
      <progress value={share} max={1} aria-label={i18n.t('Reading the table')} />
      <span>{i18n.t('{rows} rows so far', { rows: formatCount(rows) })}</span>
      <Button onClick={onStop}>{i18n.t('Cancel')}</Button>
    </div>
  );
}

/** What is wrong with the file; what was open is still open. */
function Refused({ problem }: { readonly problem: FileProblem }) {
  const place = placeOf(problem);
  return (
    <div role="alert" className={styles['refused']}>
      {place === '' ? null : <strong>{place}</strong>}
      <p>{problem.message}</p>
      <p className={styles['quiet']}>{i18n.t('The graph that is open stays as it is.')}</p>
    </div>
  );
}
