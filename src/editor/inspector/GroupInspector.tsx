import { Boxes, ChevronsDownUp, ChevronsUpDown, Download, Trash2, Ungroup } from 'lucide-react';
import { useId } from 'react';
import type { GraphDocument, GraphNode, Group } from '../../graph/document.ts';
import { MAX_GROUP_NAME, MAX_REPEAT } from '../../graph/groups/groupFields.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { keepBlock, saveBlock } from '../actions/blocks.ts';
import { toggleFold, ungroupChosen } from '../actions/groups.ts';
import { runAction } from '../actions/runAction.ts';
import { deleteSelection } from '../actions/selection.ts';
import { parametersOf } from '../canvas/cardView.ts';
import { typeText } from '../canvas/nodeView.ts';
import { spokenName } from '../canvas/ports.ts';
import { groupPorts } from '../canvas/portsAt.ts';
import { renameGroup, repeatGroup } from '../groups/edits.ts';
import { useCompilationStore } from '../stores/compilationStore.ts';
import { revealNode } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { DiagnosticCard } from './DiagnosticCard.tsx';
import { mergeKeyOf } from './editing.ts';
import { DraftInput } from './fields/DraftInput.tsx';
import { NumberField } from './fields/NumberField.tsx';
import styles from './Inspector.module.css';

interface GroupInspectorProps {
  readonly group: Group;
  readonly document: GraphDocument;
}

/** All that can be seen and set of a group, folded or not. */
export function GroupInspector({ group, document }: GroupInspectorProps) {
  const name = useId();
  const diagnostics = useCompilationStore((state) => state.compilation.diagnostics);
  const own = new Set(group.members);
  const members = document.nodes.filter(({ id }) => own.has(id));
  const found = diagnostics.filter(({ node }) => node !== undefined && own.has(node));
  return (
    <>
      <h2 className={styles['spoken']}>{groupName(group)}</h2>
      <header className={styles['header']}>
        <div className={styles['name']}>
          <span className={styles['hue']}><Icon name="group" size={18} /></span>
          <DraftInput id={name} label={i18n.t('Name of the group')} className={styles['nameInput']} shown={groupName(group)} maxLength={MAX_GROUP_NAME} commit={(text) => { renameGroup(group, text); return null; }} />
        </div>
        <p className={styles['quiet']}>{group.folded ? i18n.t('A group, folded into one node. Open it to see and wire what is inside.') : i18n.t('A group of nodes. Fold it into one node.')}</p>
      </header>
      {found.length > 0 ? (
        <section className={styles['section']} aria-label={i18n.t('Problems of this group')}>
          {found.map((diagnostic) => <DiagnosticCard key={diagnostic.code + diagnostic.message} diagnostic={diagnostic} />)}
        </section>
      ) : null}
      <section className={styles['section']} aria-label={i18n.t('Settings')}>
        <label>
          {i18n.t('Times in a row')}
          <NumberField id={`${group.id}-repeat`} value={group.repeat ?? 1} rules={{ integer: true, min: 1, max: MAX_REPEAT, step: 1 }} onChange={(times) => { repeatGroup(group, times, mergeKeyOf(`repeat ${group.id}`)); }} />
        </label>
        <p className={styles['quiet']}>{i18n.t('Its content is applied so often, one after the other, each time with weights of its own. One value must enter and one leave, of one shape.')}</p>
      </section>
      <Figures group={group} document={document} members={members} />
      <Members members={members} />
      <section className={styles['section']} aria-label={i18n.t('What can be done')}>
        <Button onClick={() => { runAction(toggleFold); }}>{group.folded ? <ChevronsUpDown size={14} aria-hidden /> : <ChevronsDownUp size={14} aria-hidden />}{group.folded ? i18n.t('Unfold the group') : i18n.t('Fold the group')}</Button>
        <Button onClick={() => { runAction(ungroupChosen); }}><Ungroup size={14} aria-hidden />{i18n.t('Ungroup')}</Button>
        <Button onClick={() => { runAction(keepBlock); }}><Boxes size={14} aria-hidden />{i18n.t('Keep as a block')}</Button>
        <Button onClick={() => { runAction(saveBlock); }}><Download size={14} aria-hidden />{i18n.t('Save as a block file')}</Button>
        <Button onClick={() => { runAction(deleteSelection); }}><Trash2 size={14} aria-hidden />{i18n.t('Delete the group and its nodes')}</Button>
      </section>
    </>
  );
}

function Figures({ group, document, members }: GroupInspectorProps & { readonly members: readonly GraphNode[] }) {
  const typed = useCompilationStore((state) => state.compilation.typed);
  const { inputs, outputs } = groupPorts(document, group);
  const { repeat = 1 } = group;
  const all = parametersOf(group, members.map((node) => ({ typed: typed.nodes.get(node.id) })));
  const unknown = i18n.t('not known yet');
  const entering = (port: string): string => {
    const wire = document.edges.find(({ to }) => to === port);
    return typeText((wire && typed.edges.get(wire.id)) ?? undefined) || unknown;
  };
  const leaving = (port: string): string => {
    const [node = '', name = ''] = port.split('.');
    return typeText(typed.nodes.get(node)?.outputs[name]) || unknown;
  };
  return (
    <section className={styles['section']} aria-label={i18n.t('Shapes and size')}>
      <h3 className={styles['heading']}>{i18n.t('Shapes and size')}</h3>
      <dl className={styles['figures']}>
        {inputs.map(({ name, label }) => <Figure key={name} term={inputs.length === 1 ? i18n.t('In') : label} value={entering(name)} />)}
        {outputs.map(({ name, label }) => <Figure key={name} term={outputs.length === 1 ? i18n.t('Out') : label} value={leaving(name)} />)}
        {all > 0 ? <Figure term={i18n.t('Parameters')} value={repeat > 1 ? `${formatCount(all / repeat)} × ${repeat} = ${formatCount(all)}` : formatCount(all)} /> : null}
      </dl>
    </section>
  );
}

function Figure({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd className={styles['mono']}>{value}</dd>
    </>
  );
}

function Members({ members }: { readonly members: readonly GraphNode[] }) {
  return (
    <section className={styles['section']} aria-label={i18n.t('Nodes in the group')}>
      <h3 className={styles['heading']}>{i18n.t('Inside')}</h3>
      <ul className={styles['list']}>
        {members.map((node) => {
          const kind = nodeKind(node.kind);
          return (
            <li key={node.id}>
              <Button look="quiet" className={styles['listButton']} onClick={() => { revealNode(node.id); }}>
                <span className={styles['hue']} data-category={kind?.category}><Icon name={kind?.icon ?? ''} /></span>
                {spokenName(node, kind)}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
