import { Fragment, useRef, useState, type PointerEvent, type MouseEvent, type ReactNode, type TouchEvent } from 'react';
import type { Action } from '../actions/action.ts';
import { deleteFrameAndContents, frame, note } from '../actions/annotations.ts';
import { arrange } from '../actions/arrange.ts';
import { bypass } from '../actions/bypass.ts';
import { copy, cut, duplicate, paste } from '../actions/clipboard.ts';
import { fragmentOf } from '../actions/fragment.ts';
import { keepBlock, placeBlockFile, saveBlock } from '../actions/blocks.ts';
import { chosenGroups, group, renameGroup, takeOutOfGroup, toggleFold, ungroupChosen } from '../actions/groups.ts';
import { isEnabled } from '../actions/action.ts';
import { redo, undo } from '../actions/history.ts';
import { placing } from '../actions/placing.ts';
import { menuEntry } from '../actions/menuEntry.ts';
import { aimAt } from '../actions/pointer.ts';
import { wireTogether } from '../actions/connecting.ts';
import { deleteSelection, disconnect, selectAll } from '../actions/selection.ts';
import { findCommand, fitView, quickAdd } from '../actions/view.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { wiresBehind } from '../../graph/groups/seen.ts';
import { i18n } from '../../words/i18n.ts';
import { currentDocument, currentSeen, editDocument } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { goToNode } from './goTo.ts';
import { ContextChoice, ContextItem, ContextMenu, ContextSeparator, ContextSubmenu } from '../ui/ContextMenu.tsx';
import styles from './Canvas.module.css';
import { contents, paint } from '../annotations/edits.ts';
import { colourOptions, sharedColour } from '../annotations/ColourChoice.tsx';
import { endName, endsOfNode, wiresAt } from '../access/partners.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { openConnecting, startWriting } from './canvasStore.ts';
import { canvasView, type CanvasPart, type PagePoint } from './canvasView.ts';
import type { WireEnd } from './connection.ts';
import { askForInsertion, askForNext, askForReplacement } from './quickAdds.ts';
import { replacements } from './rewire.ts';

interface Aim {
  readonly part: CanvasPart;
  readonly point: PagePoint;
}

const MENU_NAMES = { canvas: i18n.t('Canvas'), wire: i18n.t('Wire'), port: i18n.t('Port'), node: i18n.t('Nodes'), selection: i18n.t('Nodes'), note: i18n.t('Note'), frame: i18n.t('Frame'), group: i18n.t('Group') } as const satisfies Record<CanvasPart['type'], string>;

const NOWHERE: Aim = { part: { type: 'canvas' }, point: { x: 0, y: 0 } };

/** The canvas with a menu for each of its parts: a node, several, a wire, and the ground they stand on. */
export function CanvasMenu({ children }: { readonly children: ReactNode }) {
  const aimed = useRef<Aim>(NOWHERE);
  const [aim, setAim] = useState<Aim>(NOWHERE);
  const { longPressed, ...lifting } = useLifting();
  const aimHere = (event: PointerEvent | MouseEvent) => {
    const part = event.target instanceof Element ? canvasView()?.partAt(event.target) : undefined;
    if (part) aimed.current = { part, point: placeOf(event) };
  };
  return (
    <ContextMenu
      label={MENU_NAMES[aim.part.type]}
      onOpenChange={(open) => {
        if (open) {
          longPressed();
          setAim(aimed.current);
          choose(aimed.current.part);
        }
        // What an entry does, it does before this is told that the menu has closed.
        aimAt(open ? aimed.current.point : null);
      }}
      over={<div className={styles['ground']} onPointerDownCapture={aimHere} onContextMenuCapture={aimHere} {...lifting}>{children}</div>}
    >
      <Items aim={aim} />
    </ContextMenu>
  );
}

/**
 * The finger that asked for the menu by pressing long is still to be lifted. The browser would then press what lies under it, a
 * card's picture say, which would open, and take the focus from what was chosen in the menu meanwhile.
 */
function useLifting() {
  const touch = useRef<'none' | 'down' | 'long'>('none');
  return {
    longPressed: () => { if (touch.current === 'down') touch.current = 'long'; },
    onTouchStartCapture: () => { touch.current = 'down'; },
    onTouchEndCapture: (event: TouchEvent) => {
      if (touch.current === 'long' && event.cancelable) event.preventDefault();
      touch.current = 'none';
    },
    onTouchCancelCapture: () => { touch.current = 'none'; },
  };
}

/** The menu key says no place: then it is that of what has the focus. */
function placeOf(event: PointerEvent | MouseEvent): PagePoint {
  if (event.clientX !== 0 || event.clientY !== 0 || !(event.target instanceof Element)) return { x: event.clientX, y: event.clientY };
  const box = event.target.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}

/** A menu speaks of what is selected; so what it was asked for is selected, unless it is already, among others or alone. */
function choose(part: CanvasPart): void {
  const { selectedNodes, selectedEdges } = useSessionStore.getState();
  if ((part.type === 'node' || part.type === 'note' || part.type === 'frame' || part.type === 'group') && !selectedNodes.includes(part.id)) select([part.id]);
  if (part.type === 'wire' && !selectedEdges.includes(part.id)) select([], [part.id]);
}

function Items({ aim: { part, point } }: { readonly aim: Aim }) {
  if (part.type === 'wire') return <WireItems id={part.id} point={point} />;
  if (part.type === 'port') return <PortItems end={part} point={point} />;
  return part.type === 'canvas' ? <CanvasItems /> : <ChosenItems point={point} />;
}

function Item({ action }: { readonly action: Action }) {
  return <ContextItem {...menuEntry(action)} />;
}

function CanvasItems() {
  return (
    <>
      <Item action={quickAdd} />
      <Item action={note} />
      <Item action={frame} />
      <Item action={paste} />
      <Item action={placeBlockFile} />
      <ContextSeparator />
      <Item action={undo} />
      <Item action={redo} />
      <ContextSeparator />
      <Item action={selectAll} />
      <Item action={arrange} />
      <Item action={fitView} />
      <ContextSeparator />
      <Item action={findCommand} />
    </>
  );
}

function PortItems({ end, point }: { readonly end: WireEnd; readonly point: PagePoint }) {
  const document = currentSeen();
  const wires = wiresAt(document, end);
  return (
    <>
      <ContextItem label={i18n.t('Connect to…')} shortcut={shortcutText('C')} onSelect={() => { openConnecting([end]); }} />
      <ContextItem label={i18n.t('Add a node…')} disabled={end.side === 'input' && wires.length > 0} onSelect={() => { askForNext(canvasView()?.besidePort(end) ?? point, end); }} />
      {wires.length > 0 ? <ContextSeparator /> : null}
      {wires.map(({ id, node, name }) => (
        <Fragment key={id}>
          <ContextItem label={i18n.t('Go to {name}', { name })} onSelect={() => { goToNode(node); }} />
          <ContextItem label={i18n.t('Disconnect from {name}', { name })} onSelect={() => { editDocument({ type: 'removeEdges', ids: wiresBehind(document, [id]) }, i18n.t('Disconnect {port}', { port: endName(document, end) })); }} />
        </Fragment>
      ))}
    </>
  );
}

function WireItems({ id, point }: { readonly id: string; readonly point: PagePoint }) {
  return (
    <>
      <ContextItem label={i18n.t('Insert a node…')} onSelect={() => { askForInsertion(point, id); }} />
      <Item action={deleteSelection} />
    </>
  );
}

/** For what is chosen: nodes, notes, frames, or some of each. */
function ChosenItems({ point }: { readonly point: PagePoint }) {
  const chosen = useSessionStore((state) => state.selectedNodes);
  const { nodes, notes = [], frames = [] } = fragmentOf(currentSeen(), chosen);
  const [onlyNode, onlyMark] = chosen.length === 1 ? [nodes[0]?.id, (notes[0] ?? frames[0])?.id] : [];
  const groups = chosenGroups().length > 0;
  const marked = notes.length + frames.length > 0;
  return (
    <>
      {onlyMark ? <ContextItem label={notes.length > 0 ? i18n.t('Edit the text') : i18n.t('Rename')} shortcut="Enter" onSelect={() => { startWriting(onlyMark); }} /> : null}
      {marked ? (
        <ContextSubmenu label={i18n.t('Colour')}>
          <ContextChoice label={i18n.t('Colour')} value={sharedColour(notes, frames)} options={colourOptions} onChange={(colour) => { paint(chosen, colour); }} />
        </ContextSubmenu>
      ) : null}
      {marked ? <ContextSeparator /> : null}
      <Item action={cut} />
      <Item action={copy} />
      <Item action={duplicate} />
      <ContextSeparator />
      {onlyNode ? <ContextItem label={i18n.t('Connect to…')} shortcut={shortcutText('C')} onSelect={() => { openConnecting(endsOfNode(currentSeen(), onlyNode)); }} /> : null}
      {nodes.length > 1 ? <Item action={wireTogether} /> : null}
      {nodes.length > 0 ? <Item action={bypass} /> : null}
      {onlyNode ? <ContextItem label={i18n.t('Replace by…')} disabled={!canReplace(onlyNode)} onSelect={() => { askForReplacement(point, onlyNode); }} /> : null}
      <Item action={frame} />
      {isEnabled(group) ? <Item action={group} /> : null}
      {groups ? (
        <ContextSubmenu label={i18n.t('Group')}>
          <Item action={toggleFold} />
          <Item action={renameGroup} />
          <Item action={ungroupChosen} />
          <Item action={takeOutOfGroup} />
          <Item action={keepBlock} />
          <Item action={saveBlock} />
        </ContextSubmenu>
      ) : null}
      {chosen.length > 1 ? (
        <ContextSubmenu label={i18n.t('Align')}>
          {placing.map((action) => <Item key={action.id} action={action} />)}
        </ContextSubmenu>
      ) : null}
      {nodes.length > 0 ? <Item action={disconnect} /> : null}
      {onlyMark && frames.length > 0 ? <ContextItem label={i18n.t('Select what lies on it')} disabled={contents(onlyMark).length === 0} onSelect={() => { select(contents(onlyMark)); }} /> : null}
      <ContextSeparator />
      <Item action={deleteSelection} />
      {frames.length > 0 ? <Item action={deleteFrameAndContents} /> : null}
    </>
  );
}

function canReplace(id: string): boolean {
  const node = currentDocument().nodes.find((each) => each.id === id);
  return replacements(node && nodeKind(node.kind), nodeKinds).length > 0;
}
