/** What the quick search is asked for: a node, what follows a wire, what goes into one, what takes a node's place. */
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { select } from '../stores/sessionStore.ts';
import { openQuickAdd } from './canvasStore.ts';
import { canvasView, type PagePoint } from './canvasView.ts';
import { matchingPort, type WireEnd } from './connection.ts';
import { addNode, addNodeBeside, addWired, CARD, dropNode } from './edits.ts';
import { nodeName } from './ports.ts';
import { replacement, replacements } from './rewire.ts';

/** Adds a node in the middle of a point. */
export function askForNode(at: PagePoint): void {
  openQuickAdd({ at, label: i18n.t('Add a node'), question: i18n.t('Which node?'), kinds: nodeKinds, choose: ({ id }) => { onCanvas(at, (point) => { addNode(id, point); }); } });
}

/** Adds a node beside the one that is selected, else in the middle of what is seen. */
export function askForNodeBeside(): void {
  const at = canvasView()?.middle();
  if (at) openQuickAdd({ at, label: i18n.t('Add a node'), question: i18n.t('Which node?'), kinds: nodeKinds, choose: ({ id }) => { addNodeBeside(id); } });
}

/** Adds a node at the loose end of a wire, with the wire. */
export function askForNext(at: PagePoint, from: WireEnd): void {
  const aside = from.side === 'output' ? CARD.width / 2 : -CARD.width / 2;
  openQuickAdd({
    at,
    label: i18n.t('Add a node that follows'),
    question: i18n.t('What comes next?'),
    kinds: nodeKinds.filter(({ id }) => matchingPort(id, from) !== null),
    choose: ({ id }) => { onCanvas(at, ({ x, y }) => { addWired(id, from, { x: x + aside, y }); }); },
  });
}

/** Puts a node into a wire. */
export function askForInsertion(at: PagePoint, wire: string): void {
  const through = ({ inputs, outputs }: NodeKind) => inputs.length > 0 && outputs.length > 0;
  openQuickAdd({ at, label: i18n.t('Insert a node'), question: i18n.t('What goes between?'), kinds: nodeKinds.filter(through), choose: ({ id }) => { onCanvas(at, (point) => { dropNode(id, point, wire); }); } });
}

/** Puts another kind in a node's place. */
export function askForReplacement(at: PagePoint, id: string): void {
  const node = currentDocument().nodes.find((each) => each.id === id);
  if (!node) return;
  const kind = nodeKind(node.kind);
  openQuickAdd({
    at,
    label: i18n.t('Replace {node} by', { node: nodeName(node, kind) }),
    question: i18n.t('By which node?'),
    kinds: replacements(kind, nodeKinds),
    choose(next) {
      const made = replacement(currentDocument(), id, next);
      if (!made) return;
      if (editDocument(made.command, i18n.t('Replace {node} by {other}', { node: nodeName(node, kind), other: next.label }))) select([made.node.id]);
    },
  });
}

function onCanvas(at: PagePoint, act: (point: PagePoint) => void): void {
  const view = canvasView();
  if (view) act(view.toCanvas(at));
}
