import { Lock } from 'lucide-react';
import { passedNodes } from '../../graph/bypass.ts';
import type { GraphDocument, GraphNode } from '../../graph/document.ts';
import { groupName, groupOf } from '../../graph/groups/groups.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { nodeName } from '../canvas/ports.ts';
import { useHeldRules } from '../lessons/heldRules.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { editDocument } from '../stores/documentStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { later } from '../ui/later.tsx';
import { DiagnosticCard } from './DiagnosticCard.tsx';
import { mergeKeyOf } from './editing.ts';
import { DraftInput } from './fields/DraftInput.tsx';
import styles from './Inspector.module.css';
import { NodeFigures } from './NodeFigures.tsx';
import { NodeHelp } from './NodeHelp.tsx';
import { paramGroups, setParam } from './params.ts';
import { ParamFields } from './ParamFields.tsx';
import { WeightsSection } from './WeightsSection.tsx';

const OwnDataLater = later<{ readonly node: GraphNode }>(() => import('../importing/OwnData.tsx').then(({ OwnData }) => OwnData), () => null);

interface NodeInspectorProps {
  readonly node: GraphNode;
  readonly document: GraphDocument;
}

/** All that can be seen and set of one node, from its kind's own description. */
export function NodeInspector({ node, document }: NodeInspectorProps) {
  const kind = nodeKind(node.kind);
  const diagnostics = useCompilationStore((state) => state.compilation.diagnostics);
  const passed = passedNodes(document).has(node.id);
  const group = groupOf(document, node.id);
  const locked = useHeldRules(({ rules }) => rules?.locked.has(node.id) === true);
  const own = diagnostics.filter((diagnostic) => diagnostic.node === node.id);
  return (
    <>
      <h2 className={styles['spoken']}>{nodeName(node, kind)}</h2>
      <NodeHeader node={node} kind={kind} />
      {locked ? (
        <section className={styles['section']} aria-label={i18n.t('Locked')}>
          <p className={styles['reason']}><Lock size={14} aria-hidden />{i18n.t('The lesson needs this node as it is. Its settings can be read, not changed.')}</p>
        </section>
      ) : null}
      {group ? (
        <section className={styles['section']} aria-label={i18n.t('Group')}>
          <Button look="quiet" className={styles['listButton']} onClick={() => { revealNode(group.id); }}>
            <span className={styles['hue']}><Icon name="group" /></span>
            {i18n.t('In the group {name}', { name: groupName(group) })}
          </Button>
        </section>
      ) : null}
      {own.length > 0 ? (
        <section className={styles['section']} aria-label={i18n.t('Problems of this node')}>
          {own.map((diagnostic) => (
            <DiagnosticCard key={diagnostic.code + diagnostic.message} diagnostic={diagnostic} />
          ))}
        </section>
      ) : null}
      {passed ? (
        <section className={styles['section']} aria-label={i18n.t('Bypass')}>
          <p className={styles['text']}>{i18n.t('Bypassed: what enters this node goes past it, unchanged, to where it leads. It learns nothing and is left out of exported code.')}</p>
          <Button onClick={() => { editDocument({ type: 'setBypassed', ids: [node.id], bypassed: false }, i18n.t('End the bypass')); }}>{i18n.t('End the bypass')}</Button>
        </section>
      ) : null}
      {kind ? (
        <>
          {kind.id === 'dataset' && !locked ? <OwnDataLater node={node} /> : null}
          <NodeParams node={node} kind={kind} locked={locked} />
          <WeightsSection node={node} />
          {passed ? null : <NodeFigures node={node} kind={kind} document={document} />}
          <NodeHelp node={node} kind={kind} />
        </>
      ) : (
        <section className={styles['section']}>
          <p className={styles['text']}>
            {i18n.t('This version does not know the node kind “{kind}”. It is kept as it is and saved unchanged; the graph cannot be trained with it. Delete it, or open the graph in a newer version.', { kind: node.kind })}
          </p>
        </section>
      )}
    </>
  );
}

function NodeHeader({ node, kind }: { readonly node: GraphNode; readonly kind: NodeKind | undefined }) {
  const kindLabel = kind?.label ?? node.kind;
  return (
    <header className={styles['header']}>
      <div className={styles['name']}>
        <span className={styles['hue']} data-category={kind?.category}>
          <Icon name={kind?.icon ?? ''} size={18} />
        </span>
        <DraftInput
          id={`${node.id}-name`}
          label={i18n.t('Name of the node')}
          className={styles['nameInput']}
          shown={node.label ?? kindLabel}
          maxLength={120}
          commit={(text) => {
            const label = text.trim();
            editDocument({ type: 'setLabel', id: node.id, label: label === '' || label === kindLabel ? undefined : label }, i18n.t('Rename {label}', { label: node.label ?? kindLabel }));
            return null;
          }}
        />
      </div>
      <p className={styles['quiet']}>
        {sentences([node.label === undefined || node.label === kindLabel ? '' : i18n.t('{fact}.', { fact: kindLabel }), kind?.summary ?? ''])}
      </p>
    </header>
  );
}

function NodeParams({ node, kind, locked }: { readonly node: GraphNode; readonly kind: NodeKind; readonly locked: boolean }) {
  const groups = paramGroups(kind, node.params).filter((group) => group.fields.length > 0);
  if (groups.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={i18n.t('Settings')} data-settings="">
      {groups.map((group, index) => (
        <ParamFields
          key={index === 0 ? kind.id : String(node.params['source'])}
          owner={node.id}
          group={group}
          params={node.params}
          locked={locked}
          onChange={(changes, label) => {
            const names = Object.keys(changes);
            const [name] = names;
            const command = names.length === 1 && name !== undefined ? setParam(node, name, changes[name]) : ({ type: 'setParams', id: node.id, params: changes } as const);
            editDocument(command, label, mergeKeyOf(`${node.id} ${names.join(' ')}`));
          }}
        />
      ))}
    </section>
  );
}
