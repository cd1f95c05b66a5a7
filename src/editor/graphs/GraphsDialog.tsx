import { Ellipsis } from 'lucide-react';
import { matchSorter } from 'match-sorter';
import { useEffect, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { runAction } from '../actions/runAction.ts';
import { newGraph } from '../actions/file.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import styles from './GraphsDialog.module.css';
import { deleteKept, duplicateKept, loadGraphs, openGraphId, openKept, putBack, useGraphsStore } from './graphsStore.ts';
import type { GraphEntry } from './record.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { agoWords } from './words.ts';

/** More graphs than can be taken in at a glance can be searched. */
const MANY = 6;

const close = () => { setOverlay({ graphs: false }); };

/** All graphs that this browser keeps: open one, make a second of it, or delete it. */
export function GraphsDialog() {
  const graphs = useGraphsStore((state) => state.graphs);
  const [words, setWords] = useState('');
  const [now] = useState(() => Date.now());
  useEffect(() => {
    useGraphsStore.setState({ deleted: null });
    void loadGraphs();
  }, []);
  const found = graphs && (words.trim() ? matchSorter(graphs, words, { keys: ['title'] }) : graphs);
  return (
    <Dialog open onClose={close} title={i18n.t('My graphs')} description={i18n.t('Kept in this browser as you work. Save a graph to a file to take it elsewhere.')}>
      {graphs && graphs.length > MANY ? (
        <input type="search" className={styles['search']} aria-label={i18n.t('Search my graphs')} placeholder={i18n.t('Search')} value={words} onChange={(event) => { setWords(event.target.value); }} />
      ) : null}
      <Deleted />
      {found === null ? <p className={styles['none']} aria-busy>{i18n.t('Reading the graphs.')}</p> : null}
      {graphs?.length === 0 ? <Nothing /> : null}
      {graphs && graphs.length > 0 && found?.length === 0 ? <p className={styles['none']}>{i18n.t('No graph is called “{words}”.', { words })}</p> : null}
      <ul className={styles['graphs']} aria-label={i18n.t('Graphs')}>
        {found?.map((entry) => <GraphCard key={entry.id} entry={entry} now={now} />)}
      </ul>
    </Dialog>
  );
}

/** In the window itself: what lies outside of it cannot be pressed while it is open. */
function Deleted() {
  const deleted = useGraphsStore((state) => state.deleted);
  return (
    <p role="status" className={styles['deleted']} hidden={!deleted}>
      {deleted ? (
        <>
          {i18n.t('“{title}” is deleted.', { title: deleted.entry.title })} <Button onClick={() => void putBack()}>{i18n.t('Undo')}</Button>
        </>
      ) : null}
    </p>
  );
}

function Nothing() {
  return (
    <div className={styles['none']}>
      <p>{i18n.t('Nothing is kept yet. A graph comes here with the first change that you make to it; presets are always in their own menu.')}</p>
      <Button onClick={() => { close(); runAction(newGraph); }}>{i18n.t('Begin a new graph')}</Button>
    </div>
  );
}

function GraphCard({ entry, now }: { readonly entry: GraphEntry; readonly now: number }) {
  const held = useGraphsStore((state) => state.held.has(entry.id));
  const here = entry.id === openGraphId();
  const title = entry.title || i18n.t('Untitled');
  const where = here ? i18n.t('open here') : held ? i18n.t('open in another window') : agoWords(entry.used, now);
  const open = () => {
    if (here) close();
    else void openKept(entry.id).then((opened) => { if (opened) close(); });
  };
  return (
    <li className={styles['graph']} data-here={here ? '' : undefined}>
      <button type="button" className={styles['open']} aria-label={i18n.t('Open {title}, {nodes}, {where}', { title, nodes: countWords(entry.nodes), where })} onClick={open}>
        <Thumbnail outline={entry.outline} />
        <span className={styles['title']} translate="no">{title}</span>
        <span className={styles['note']}>{countWords(entry.nodes)} · {where}</span>
      </button>
      <div className={styles['more']}>
        <Menu trigger={<IconButton label={i18n.t('More for {title}', { title })}><Ellipsis size={16} aria-hidden /></IconButton>}>
          <MenuItem label={i18n.t('Duplicate')} onSelect={() => void duplicateKept(entry.id)} />
          <MenuItem label={i18n.t('Delete')} note={here || held ? i18n.t('Not while it is open') : undefined} disabled={here || held} onSelect={() => void deleteKept(entry)} />
        </Menu>
      </div>
    </li>
  );
}

function countWords(nodes: number): string {
  return i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes });
}
