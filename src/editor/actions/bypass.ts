import { i18n } from '../../words/i18n.ts';
import { currentDocument, editDocument } from '../stores/documentStore.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { withMembers } from '../../graph/groups/groups.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { nodeName } from '../canvas/ports.ts';
import type { Action } from './action.ts';

/** Selected nodes that something can flow past: their kind has an input and an output. */
function chosen() {
  const ids = new Set(withMembers(currentDocument(), useSessionStore.getState().selectedNodes));
  return currentDocument().nodes.filter(({ id, kind }) => {
    const known = nodeKind(kind);
    return ids.has(id) && (known === undefined || ((known.inputs.length > 0 || known.variadic === true) && known.outputs.length > 0));
  });
}

/** Leads the wires past the selected nodes; through them again where all of them are bypassed. */
export const bypass: Action = {
  id: 'bypass',
  label: () => (allBypassed() ? i18n.t('End the bypass') : i18n.t('Bypass')),
  shortcuts: ['Mod+B'],
  enabled: () => chosen().length > 0,
  run() {
    const nodes = chosen();
    const only = nodes.length === 1 ? nodes[0] : undefined;
    const what = only ? nodeName(only, nodeKind(only.kind)) : i18n.t('{nodes, plural, one {# node} other {# nodes}}', { nodes: nodes.length });
    const bypassed = !allBypassed();
    editDocument({ type: 'setBypassed', ids: nodes.map(({ id }) => id), bypassed }, bypassed ? i18n.t('Bypass {what}', { what }) : i18n.t('End the bypass of {what}', { what }));
  },
};

function allBypassed(): boolean {
  const nodes = chosen();
  return nodes.length > 0 && nodes.every(({ bypassed }) => bypassed === true);
}
