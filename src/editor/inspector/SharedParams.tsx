import type { GraphNode } from '../../graph/document.ts';
import type { NodeKind } from '../../nodes/kind.ts';
import { i18n } from '../../words/i18n.ts';
import { editDocument } from '../stores/documentStore.ts';
import { mergeKeyOf } from './editing.ts';
import styles from './Inspector.module.css';
import { differingFields, paramGroups, setParams } from './params.ts';
import { ParamFields } from './ParamFields.tsx';

interface SharedParamsProps {
  /** Two or more, all of the kind. */
  readonly nodes: readonly [GraphNode, ...GraphNode[]];
  readonly kind: NodeKind;
}

/** The settings of several nodes of one kind: what is set here is set for all of them, as one step. Where they differ, the first one's value stands in the field. */
export function SharedParams({ nodes, kind }: SharedParamsProps) {
  const [group] = paramGroups(kind, nodes[0].params);
  if (!group || group.fields.length === 0) return null;
  const differing = differingFields(group, nodes);
  return (
    <section className={styles['section']} aria-label={i18n.t('Settings of all')}>
      <h3 className={styles['heading']}>{i18n.t('Settings of all {nodes}', { nodes: nodes.length })}</h3>
      <ParamFields
        owner={nodes.map(({ id }) => id).join('-')}
        group={group}
        params={nodes[0].params}
        onChange={(changes, label) => {
          editDocument(setParams(nodes, changes), i18n.t('{label} of {nodes, plural, one {# node} other {# nodes}}', { label, nodes: nodes.length }), mergeKeyOf(`${nodes.map(({ id }) => id).join(' ')} ${Object.keys(changes).join(' ')}`));
        }}
      />
      {differing.map(({ field, values }) => <p key={field.name} className={styles['quiet']}>{i18n.t('{label} differs: {values}. A change here sets all of them.', { label: field.label, values: values.join(', ') })}</p>)}
    </section>
  );
}
