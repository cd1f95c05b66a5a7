import { Command } from 'cmdk';
import { Plus, Unplug } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { matchSorter } from 'match-sorter';
import { useMemo, useState } from 'react';
import { i18n } from '../../words/i18n.ts';
import styles from '../commands/CommandPalette.module.css';
import { closeConnecting, useCanvasStore } from '../canvas/canvasStore.ts';
import { canvasView } from '../canvas/canvasView.ts';
import type { WireEnd } from '../canvas/connection.ts';
import { connect } from '../canvas/edits.ts';
import { askForNext } from '../canvas/quickAdds.ts';
import { currentSeen, editDocument } from '../stores/documentStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { partnersOf, type Partner, type PortPartners } from './partners.ts';
import own from './ConnectWindow.module.css';

/** Asks what a port, or one of a node's ports, is to be wired to. What does not fit is listed last, with the reason. */
export function ConnectWindow() {
  const ends = useCanvasStore((state) => state.connecting);
  return ends === null ? null : <Search key={ends.map(({ node, port, side }) => `${node} ${port} ${side}`).join()} ends={ends} />;
}

/** The place where the focus goes when the window closes: its port, or the node of them. */
function startOf(ends: readonly WireEnd[]) {
  const [first] = ends;
  if (!first) return null;
  return ends.length === 1 ? ({ type: 'port', ...first } as const) : ({ type: 'node', id: first.node } as const);
}

function Search({ ends }: { readonly ends: readonly WireEnd[] }) {
  const all = useMemo(() => ends.map((end) => partnersOf(currentSeen(), end)), [ends]);
  const [words, setWords] = useState('');
  const only = all.length === 1 ? all[0] : undefined;
  const title = only ? heading(only) : i18n.t('Connect to…');
  const searching = words.trim() !== '';
  const groups = all.map((port) => ({ port, partners: found(port, words) })).filter(({ partners }) => partners.length > 0 || !searching);
  const leaveTo = startOf(ends);
  return (
    <Radix.Root open onOpenChange={(open) => { if (!open) closeConnecting(); }}>
      <Radix.Portal>
        <Radix.Overlay className={styles['overlay']} />
        <Radix.Content
          className={styles['content']}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A search for a new node, which was chosen here, has the focus already.
            if (leaveTo && useCanvasStore.getState().quickAdd === null) canvasView()?.focus(leaveTo);
          }}
        >
          <Radix.Title className={styles['title']}>{title}</Radix.Title>
          <Command label={title} loop shouldFilter={false} className={styles['command']}>
            <Command.Input className={styles['input']} placeholder={only ? `${title}…` : i18n.t('To which port?')} aria-label={title} value={words} onValueChange={setWords} />
            <Command.List className={styles['list']} label={i18n.t('Ports')}>
              <Command.Empty className={styles['none']}>{i18n.t('No port is called “{words}”.', { words })}</Command.Empty>
              {groups.map(({ port, partners }) => (
                <Command.Group key={keyOf(port.end)} heading={heading(port)} className={styles['group']}>
                  {partners.filter(({ reason }) => reason === null).map((partner) => <PartnerItem key={keyOf(partner.end)} start={port.end} partner={partner} />)}
                  {searching ? null : port.taken ? <TakenItem port={port} taken={port.taken} /> : <NewNodeItem start={port.end} />}
                  {partners.filter(({ reason }) => reason !== null).map((partner) => <PartnerItem key={keyOf(partner.end)} start={port.end} partner={partner} />)}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Read as a sentence with each of its entries: "Connect Hidden layer output to": "Sigmoid input". */
function heading({ end, name }: PortPartners): string {
  return end.side === 'output' ? i18n.t('Connect {name} to', { name }) : i18n.t('Connect {name} with', { name });
}

function keyOf({ node, port, side }: WireEnd): string {
  return `${side} ${node}.${port}`;
}

function found({ partners }: PortPartners, words: string): readonly Partner[] {
  if (words.trim() === '') return partners;
  const answers = matchSorter(partners, words.trim(), { keys: ['name', (partner) => partner.end.node], threshold: matchSorter.rankings.CONTAINS });
  return [...answers.filter(({ reason }) => reason === null), ...answers.filter(({ reason }) => reason !== null)];
}

/** What does not fit can be walked to and heard, with its reason; choosing it does nothing. */
function PartnerItem({ start, partner: { end, name, icon, reason } }: { readonly start: WireEnd; readonly partner: Partner }) {
  return (
    <Command.Item
      value={`${keyOf(start)} ${keyOf(end)}`}
      className={styles['item']}
      onSelect={() => {
        if (reason !== null) return;
        closeConnecting();
        connect(start, end);
      }}
    >
      <span className={styles['icon']}><Icon name={icon} size={15} /></span>
      <span className={own['words']}>
        <span className={reason === null ? undefined : own['not']}>{name}</span>
        {reason === null ? null : <span className={own['reason']}>{reason}</span>}
      </span>
    </Command.Item>
  );
}

/** An input takes one wire; the way to another is to take that one off. */
function TakenItem({ port: { end, name }, taken }: { readonly port: PortPartners; readonly taken: NonNullable<PortPartners['taken']> }) {
  return (
    <Command.Item
      value={`${keyOf(end)} taken`}
      className={styles['item']}
      onSelect={() => {
        closeConnecting();
        editDocument({ type: 'removeEdges', ids: [taken.wire] }, i18n.t('Disconnect {name}', { name }));
      }}
    >
      <span className={styles['icon']}><Unplug size={15} aria-hidden /></span>
      <span className={own['words']}>
        <span>{i18n.t('Disconnect from {name}', { name: taken.name })}</span>
        <span className={own['reason']}>{i18n.t('An input takes one wire. Take this one off to draw another.')}</span>
      </span>
    </Command.Item>
  );
}

function NewNodeItem({ start }: { readonly start: WireEnd }) {
  return (
    <Command.Item
      value={`${keyOf(start)} new`}
      className={styles['item']}
      onSelect={() => {
        const view = canvasView();
        const at = view?.besidePort(start) ?? view?.middle();
        closeConnecting();
        // Once the window has gone, and with it its hold on the focus.
        if (at) setTimeout(() => { askForNext(at, start); });
      }}
    >
      <span className={styles['icon']}><Plus size={15} aria-hidden /></span>
      <span className={styles['label']}>{i18n.t('A new node…')}</span>
    </Command.Item>
  );
}
