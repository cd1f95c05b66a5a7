import { X } from 'lucide-react';
import { useId } from 'react';
import { factWords } from '../../lessons/conditions.ts';
import { withRules } from '../../lessons/draft.ts';
import type { Lesson, Rules } from '../../lessons/lesson.ts';
import { PANELS } from '../../lessons/places.ts';
import { lockedNodes } from '../../lessons/rules.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { nodeName } from '../canvas/ports.ts';
import { byCategory, CATEGORY_WORDS, findKinds } from '../palette/search.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './authoring.module.css';
import { editDraft } from './authoringStore.ts';
import { factChoices } from './factChoices.ts';
import { Labelled, NONE, Part, Tick } from './forms.tsx';
import { PANEL_WORDS } from './words.ts';

type Change = (rules: Parameters<typeof withRules>[1]) => void;

const change: Change = (rules) => { editDraft((draft) => withRules(draft, rules)); };

/** What a learner may not do: what is locked, what may be added, what stays, what is not shown. */
export function RulesForm({ lesson }: { readonly lesson: Lesson }) {
  const rules = lesson.rules ?? {};
  return (
    <>
      <p className={styles['note']}>{i18n.t('Goals count only for graphs that keep the rules. Without a word of yours the data, the loss and its answers stay as they are.')}</p>
      <NodeRules lesson={lesson} rules={rules} />
      <KindRules rules={rules} />
      <FixedRules lesson={lesson} rules={rules} />
      <Part title={i18n.t('Weights')}>
        <Tick label={i18n.t('Weights may be set by hand')} checked={rules.weights === 'free'} onChange={(free) => { change({ weights: free ? 'free' : undefined }); }} />
      </Part>
      <Part title={i18n.t('Not shown')} note={i18n.t('Parts of the page that would distract, or give the answer away.')}>
        {PANELS.filter((panel) => panel !== 'canvas' && panel !== 'trainingBar').map((panel) => (
          <Tick key={panel} label={PANEL_WORDS[panel]} checked={rules.hide?.includes(panel) === true} onChange={(on) => { change({ hide: listWith(rules.hide, panel, on) }); }} />
        ))}
      </Part>
    </>
  );
}

interface PartProps {
  readonly lesson: Lesson;
  readonly rules: Rules;
}

function NodeRules({ lesson, rules }: PartProps) {
  const locked = lockedNodes(lesson);
  const always = lockedNodes({ graph: lesson.graph });
  const lock = (id: string, on: boolean) => {
    change(always.has(id) ? { free: listWith(rules.free, id, !on), keep: listWith(rules.keep, id, false) } : { keep: listWith(rules.keep, id, on) });
  };
  return (
    <Part title={i18n.t('Nodes')}>
      <table className={styles['table']}>
        <thead><tr><th scope="col">{i18n.t('Node')}</th><th scope="col">{i18n.t('Locked')}</th><th scope="col">{i18n.t('All data pass it')}</th></tr></thead>
        <tbody>
          {lesson.graph.nodes.map((node) => {
            const name = nodeName(node, nodeKind(node.kind));
            return (
              <tr key={node.id}>
                <th scope="row" translate="no">{name}</th>
                <td><Bare label={i18n.t('{node} is locked', { node: name })} checked={locked.has(node.id)} onChange={(on) => { lock(node.id, on); }} /></td>
                <td>{always.has(node.id) ? null : <Bare label={i18n.t('All data pass {node}', { node: name })} checked={rules.through?.includes(node.id) === true} onChange={(on) => { change({ through: listWith(rules.through, node.id, on) }); }} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}

function Bare({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (on: boolean) => void }) {
  return <input type="checkbox" className={styles['box']} aria-label={label} checked={checked} onChange={(event) => { onChange(event.target.checked); }} />;
}

type Adding = 'all' | 'none' | 'some';

function KindRules({ rules }: Pick<PartProps, 'rules'>) {
  const id = useId();
  const { kinds } = rules;
  const adding: Adding = kinds === undefined ? 'all' : kinds.length === 0 ? 'none' : 'some';
  const choose = (next: Adding) => { change({ kinds: next === 'all' ? undefined : next === 'none' ? [] : ['dense'] }); };
  return (
    <Part title={i18n.t('New nodes')}>
      <Labelled id={id} label={i18n.t('A learner may add')}>
        <Select<Adding>
          id={id}
          value={adding}
          options={[{ value: 'all', label: i18n.t('All but data sets and losses') }, { value: 'some', label: i18n.t('Some kinds') }, { value: 'none', label: i18n.t('Nothing') }]}
          onChange={choose}
        />
      </Labelled>
      {kinds && adding === 'some' ? byCategory(findKinds('')).filter(({ category }) => category !== 'data' && category !== 'loss').map(({ category, kinds: those }) => (
        <fieldset key={category} className={styles['fieldset']}>
          <legend className={styles['label']}>{CATEGORY_WORDS[category]}</legend>
          <div className={styles['columns']}>
            {those.map((kind) => (
              // The last one stays: none at all is a choice of its own.
              <Tick key={kind.id} label={kind.label} checked={kinds.includes(kind.id)} disabled={kinds.length === 1 && kinds.includes(kind.id)} onChange={(on) => { change({ kinds: listWith(kinds, kind.id, on) ?? [] }); }} />
            ))}
          </div>
        </fieldset>
      )) : null}
    </Part>
  );
}

function FixedRules({ lesson, rules }: PartProps) {
  const id = useId();
  const fixed = rules.fixed ?? [];
  const facts = factChoices(lesson, 'graph').filter(({ value }) => !fixed.includes(value));
  return (
    <Part title={i18n.t('Fixed settings')} note={i18n.t('They stay as in the graph to begin from. Fix what would make the goal too easy.')}>
      {fixed.length > 0 ? (
        <ul className={styles['chips']}>
          {fixed.map((fact) => (
            <li key={fact} className={styles['chip']}>
              {factWords(fact, lesson)}
              <Button look="quiet" aria-label={i18n.t('Do not fix {what}', { what: factWords(fact, lesson) })} onClick={() => { change({ fixed: listWith(fixed, fact, false) }); }}><X size={13} aria-hidden /></Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Labelled id={id} label={i18n.t('Fix')}>
        <Select id={id} value={NONE} options={[{ value: NONE, label: i18n.t('Choose…') }, ...facts]} onChange={(fact) => { if (fact !== NONE) change({ fixed: [...fixed, fact] }); }} />
      </Labelled>
    </Part>
  );
}

/** The list with or without something; no list where nothing is in it. */
function listWith<T>(list: readonly T[] | undefined, item: T, on: boolean): T[] | undefined {
  const without = (list ?? []).filter((each) => each !== item);
  const next = on ? [...without, item] : without;
  return next.length > 0 ? next : undefined;
}
