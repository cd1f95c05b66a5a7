import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { Json } from '../../graph/document.ts';
import { ownCompilation } from '../../lessons/facts.ts';
import type { Comparison, Condition, Lesson } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './authoring.module.css';
import { comparisonsFor, factChoices, firstComparison, firstValue, valueForm, type ValueForm } from './factChoices.ts';
import { Labelled, NONE } from './forms.tsx';
import { COMPARISON_WORDS } from './words.ts';

const MAX_CONDITIONS = 12;

interface ConditionRowsProps {
  readonly lesson: Lesson;
  readonly conditions: readonly Condition[];
  readonly onChange: (conditions: Condition[], key: string | null) => void;
  /** It may be that nothing is asked. */
  readonly none?: boolean;
  /** Goals that others have set are offered. */
  readonly examples?: boolean;
}

/** What must hold of one run: rows of what, how much, and a value. */
export function ConditionRows({ lesson, conditions, onChange, none = false, examples = false }: ConditionRowsProps) {
  const facts = factChoices(lesson, 'run');
  const fresh = (fact: string): Condition => {
    const form = valueForm(fact, lesson.graph);
    return { fact, is: firstComparison(fact, form), value: firstValue(fact, lesson.graph, ownCompilation(lesson)) };
  };
  return (
    <fieldset className={styles['fieldset']}>
      <legend className={styles['label']}>{none ? i18n.t('And of that run') : i18n.t('All this of one run')}</legend>
      {conditions.map((condition, at) => (
        <ConditionRow
          key={at}
          number={at + 1}
          lesson={lesson}
          condition={condition}
          facts={facts}
          fresh={fresh}
          onChange={(next, key) => { onChange(conditions.with(at, next), key === null ? null : `condition ${at} ${key}`); }}
          onRemove={none || conditions.length > 1 ? () => { onChange(conditions.toSpliced(at, 1), null); } : null}
        />
      ))}
      <div className={styles['row']}>
        {conditions.length < MAX_CONDITIONS ? <Button onClick={() => { onChange([...conditions, fresh(conditions.length === 0 ? 'accuracy' : 'hiddenUnits')], null); }}>{i18n.t('Add a condition')}</Button> : null}
      </div>
      {examples ? <Examples onChoose={(all) => { onChange([...all], null); }} rows={Number(fresh('right').value)} /> : null}
    </fieldset>
  );
}

/** Goals in words, to begin from. */
function Examples({ rows, onChoose }: { readonly rows: number; readonly onChoose: (conditions: readonly Condition[]) => void }) {
  const id = useId();
  const examples: readonly { readonly label: string; readonly all: readonly Condition[] }[] = [
    { label: i18n.t('All rows right with at most 3 hidden units'), all: [{ fact: 'right', is: 'atLeast', value: rows }, { fact: 'hiddenUnits', is: 'atMost', value: 3 }] },
    { label: i18n.t('97 % with under 50,000 parameters'), all: [{ fact: 'validationAccuracy', is: 'atLeast', value: 0.97 }, { fact: 'parameters', is: 'below', value: 50_000 }] },
    { label: i18n.t('A loss under 0.05 within 1,000 steps'), all: [{ fact: 'loss', is: 'below', value: 0.05 }, { fact: 'steps', is: 'atMost', value: 1000 }] },
    { label: i18n.t('90 % on rows that were held back, with dropout'), all: [{ fact: 'validationAccuracy', is: 'atLeast', value: 0.9 }, { fact: 'kind:dropout', is: 'atLeast', value: 1 }] },
  ];
  return (
    <Labelled id={id} label={i18n.t('Begin from an example')}>
      <Select id={id} value={NONE} options={[{ value: NONE, label: i18n.t('Choose…') }, ...examples.map(({ label }, at) => ({ value: String(at), label }))]} onChange={(value) => { onChoose(examples[Number(value)]?.all ?? []); }} />
    </Labelled>
  );
}

interface ConditionRowProps {
  readonly number: number;
  readonly lesson: Lesson;
  readonly condition: Condition;
  readonly facts: ReturnType<typeof factChoices>;
  readonly fresh: (fact: string) => Condition;
  readonly onChange: (condition: Condition, key: string | null) => void;
  readonly onRemove: (() => void) | null;
}

function ConditionRow({ number, lesson, condition, facts, fresh, onChange, onRemove }: ConditionRowProps) {
  const form = valueForm(condition.fact, lesson.graph);
  return (
    <div className={styles['condition']} role="group" aria-label={i18n.t('Condition {number, number}', { number })}>
      <div className={styles['wide']}><Select label={i18n.t('What')} value={condition.fact} options={facts} onChange={(fact) => { onChange(fresh(fact), null); }} /></div>
      <Select<Comparison> label={i18n.t('How much')} value={condition.is} options={comparisonsFor(form).map((value) => ({ value, label: COMPARISON_WORDS[value] }))} onChange={(is) => { onChange({ ...condition, is }, null); }} />
      <ValueInput label={i18n.t('Value')} form={form} value={condition.value} quiet onChange={(value) => { onChange({ ...condition, value }, 'value'); }} />
      {onRemove ? <IconButton label={i18n.t('Take condition {number, number} away', { number })} onClick={onRemove}><Trash2 size={15} aria-hidden /></IconButton> : null}
    </div>
  );
}

interface ValueInputProps {
  readonly label: string;
  readonly form: ValueForm;
  readonly value: Json;
  readonly onChange: (value: Json) => void;
  /** Its label is for screen readers alone. */
  readonly quiet?: boolean;
}

/** A value as its fact has it: a number, a share in percent, yes or no, one of a list. */
export function ValueInput({ label, form, value, onChange, quiet = false }: ValueInputProps) {
  const id = useId();
  const named = quiet ? { label } : { id };
  const control = () => {
    switch (form.type) {
      case 'number': {
        const { integer, percent, min, max } = form;
        const scale = percent ? 100 : 1;
        const shown = Number((Number(value) * scale).toPrecision(12));
        return <NumberInput {...named} value={Number.isFinite(shown) ? shown : 0} integer={integer} min={min === undefined ? undefined : min * scale} max={max === undefined ? undefined : max * scale} unit={percent ? '%' : undefined} onChange={(next) => { onChange(Number((next / scale).toPrecision(12))); }} />;
      }
      case 'yes':
        return <Select<'yes' | 'no'> {...named} value={value === true ? 'yes' : 'no'} options={[{ value: 'yes', label: i18n.t('yes') }, { value: 'no', label: i18n.t('no') }]} onChange={(next) => { onChange(next === 'yes'); }} />;
      case 'choice':
        return <Select {...named} value={String(value)} options={form.options} onChange={onChange} />;
      case 'text':
        return <input type="text" className={styles['input']} id={quiet ? undefined : id} aria-label={quiet ? label : undefined} value={String(value)} maxLength={200} onChange={(event) => { onChange(event.target.value); }} />;
    }
  };
  return quiet ? control() : <Labelled id={id} label={label}>{control()}</Labelled>;
}
