import { Command } from 'cmdk';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useMemo, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import { loadGraphs, useGraphsStore } from '../graphs/graphsStore.ts';
import type { GraphEntry } from '../graphs/record.ts';
import { setOverlay, useOverlayStore } from '../stores/overlayStore.ts';
import { useGivenBackFocus } from '../ui/givenBackFocus.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './CommandPalette.module.css';
import { allEntries, found, nodes, type Entry } from './entries.ts';

const TITLES = { everything: i18n.t('Find a command'), nodes: i18n.t('Go to a node') } as const;
// A select, since elsewhere it asks which kind of node.
const HINTS = { everything: i18n.t('A command, a node, a graph…'), nodes: i18n.t('{of, select, graph {Which node?} other {Which node?}}', { of: 'graph' }) } as const;

const NONE: readonly GraphEntry[] = [];

/** A search over all that can be done: commands, nodes of the graph, kinds to add, kept graphs, presets. */
export function CommandPalette() {
  const over = useOverlayStore((state) => state.palette);
  return over === null ? null : <Search key={over} over={over} />;
}

function Search({ over }: { readonly over: 'everything' | 'nodes' }) {
  const graphs = useGraphsStore((state) => state.graphs);
  useEffect(() => { if (over === 'everything') void loadGraphs(); }, [over]);
  const all = useMemo(() => (over === 'nodes' ? [nodes()] : allEntries(graphs ?? NONE)), [over, graphs]);
  const [words, setWords] = useState('');
  const giveBack = useGivenBackFocus();
  const groups = found(all, words);
  const close = () => { setOverlay({ palette: null }); };
  const run = (entry: Entry) => {
    close();
    // Once the window has gone, and with it its hold on the focus: an entry may open another.
    queueMicrotask(entry.run);
  };
  return (
    <Radix.Root open onOpenChange={(open) => { if (!open) close(); }}>
      <Radix.Portal>
        <Radix.Overlay className={styles['overlay']} />
        <Radix.Content className={styles['content']} aria-describedby={undefined} onCloseAutoFocus={giveBack}>
          <Radix.Title className={styles['title']}>{TITLES[over]}</Radix.Title>
          <Command label={TITLES[over]} loop shouldFilter={false} className={styles['command']}>
            <Command.Input className={styles['input']} placeholder={HINTS[over]} aria-label={TITLES[over]} value={words} onValueChange={setWords} />
            <Command.List className={styles['list']} label={i18n.t('Found')}>
              <Command.Empty className={styles['none']}>{i18n.t('Nothing is called so. Try another word: a layer’s name, “undo”, “save”.')}</Command.Empty>
              {groups.map(({ title, entries }) => (
                <Command.Group key={title} heading={title} className={styles['group']}>
                  {entries.map((entry) => (
                    <Command.Item key={entry.id} value={entry.id} onSelect={() => { run(entry); }} className={styles['item']}>
                      {entry.icon === undefined ? null : <span className={styles['icon']}><Icon name={entry.icon} size={15} /></span>}
                      <span className={styles['label']}>{entry.label}</span>
                      {entry.note ? <span className={styles['note']} translate="no">{entry.note}</span> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
