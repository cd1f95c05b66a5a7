import { useId } from 'react';
import type { Check, CheckOf, Lesson } from '../../lessons/lesson.ts';
import { i18n } from '../../words/i18n.ts';
import { ownCompilation } from '../../lessons/facts.ts';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Select } from '../ui/Select.tsx';
import { ConditionRows, ValueInput } from './ConditionRows.tsx';
import { comparisonsFor, factChoices, firstComparison, firstValue, valueForm } from './factChoices.ts';
import { Labelled, Line, Passage } from './forms.tsx';
import { OptionRows } from './OptionRows.tsx';
import { COMPARISON_WORDS } from './words.ts';

export interface FormProps<C extends Check = Check> {
  readonly lesson: Lesson;
  readonly check: C;
  /** @param key changes with the same key that follow one another are taken back as one. */
  readonly onChange: (check: Check, key: string | null) => void;
}

/** How a step is checked, as a form to fill in. */
export function CheckForm({ lesson, check, onChange }: FormProps) {
  const form = { lesson, onChange };
  switch (check.kind) {
    case 'predict':
      return <PredictForm {...form} check={check} />;
    case 'choice':
      return (
        <>
          <Question check={check} onChange={onChange} />
          <OptionRows check={check} onChange={onChange} />
          <Told check={check} onChange={onChange} />
        </>
      );
    case 'number':
      return <NumberForm {...form} check={check} />;
    case 'text':
      return <Question check={check} onChange={onChange} />;
    case 'run':
      return <RunForm {...form} check={check} />;
    case 'change':
      return <ChangeForm {...form} check={check} />;
    case 'goal':
      return <ConditionRows lesson={lesson} conditions={check.all} onChange={(all, key) => { onChange({ ...check, all }, key); }} examples />;
  }
}

type Asking = CheckOf<'predict'> | CheckOf<'choice'> | CheckOf<'number'> | CheckOf<'text'>;

function Question({ check, onChange }: Pick<FormProps<Asking>, 'check' | 'onChange'>) {
  return <Line label={i18n.t('Question')} maxLength={500} value={check.question} onChange={(question) => { onChange({ ...check, question }, 'question'); }} />;
}

function Told({ check, onChange }: Pick<FormProps<CheckOf<'predict'> | CheckOf<'choice'> | CheckOf<'number'>>, 'check' | 'onChange'>) {
  const note = check.kind === 'predict' ? i18n.t('What happened, and why. Shown after the run.') : i18n.t('Why it is so. Shown with the right answer.');
  return <Passage label={i18n.t('Explanation')} note={note} rows={2} value={check.told ?? ''} onChange={(told) => { onChange({ ...check, told }, 'told'); }} />;
}

function PredictForm({ lesson, check, onChange }: FormProps<CheckOf<'predict'>>) {
  const [ask, truth] = [useId(), useId()];
  const { options: _options, answer: _answer, fact: _fact, ...asked } = check;
  const facts = factChoices(lesson, 'run').filter(({ value }) => valueForm(value, lesson.graph).type === 'number');
  return (
    <>
      <Question check={check} onChange={onChange} />
      <Labelled id={ask} label={i18n.t('Guessed is')}>
        <Select<'options' | 'number'>
          id={ask}
          value={check.options ? 'options' : 'number'}
          options={[{ value: 'options', label: i18n.t('One of several answers') }, { value: 'number', label: i18n.t('A number') }]}
          onChange={(kind) => { onChange(kind === 'options' ? { ...asked, options: ['', ''] } : { ...asked, fact: 'right' }, null); }}
        />
      </Labelled>
      {check.options ? <OptionRows check={check} onChange={onChange} /> : (
        <Labelled id={truth} label={i18n.t('The right number is that of the run')}>
          <Select id={truth} value={check.fact ?? 'right'} options={facts} onChange={(fact) => { onChange({ ...asked, fact }, null); }} />
        </Labelled>
      )}
      <Told check={check} onChange={onChange} />
    </>
  );
}

function NumberForm({ check, onChange }: FormProps<CheckOf<'number'>>) {
  const [answer, tolerance] = [useId(), useId()];
  return (
    <>
      <Question check={check} onChange={onChange} />
      <Labelled id={answer} label={i18n.t('Right number')}>
        <NumberInput id={answer} value={check.answer} onChange={(value) => { onChange({ ...check, answer: value }, 'answer'); }} />
      </Labelled>
      <Labelled id={tolerance} label={i18n.t('May be off by')}>
        <NumberInput id={tolerance} min={0} value={check.tolerance} onChange={(value) => { onChange({ ...check, tolerance: value }, 'tolerance'); }} />
      </Labelled>
      <Told check={check} onChange={onChange} />
    </>
  );
}

function RunForm({ lesson, check, onChange }: FormProps<CheckOf<'run'>>) {
  const id = useId();
  const { where: _where, ...rest } = check;
  return (
    <>
      <Labelled id={id} label={i18n.t('Steps of training')}>
        <NumberInput id={id} integer min={0} max={1e9} value={check.steps} onChange={(steps) => { onChange({ ...check, steps }, 'steps'); }} />
      </Labelled>
      <ConditionRows lesson={lesson} conditions={check.where ?? []} none onChange={(where, key) => { onChange(where.length === 0 ? rest : { ...check, where }, key); }} />
    </>
  );
}

function ChangeForm({ lesson, check, onChange }: FormProps<CheckOf<'change'>>) {
  const [what, how] = [useId(), useId()];
  const form = valueForm(check.fact, lesson.graph);
  const { is: _is, value: _value, ...rest } = check;
  const choose = (fact: string) => { onChange({ kind: 'change', fact }, null); };
  const compare = (is: string) => {
    if (is === 'other') onChange(rest, null);
    else onChange({ ...rest, is: is as CheckOf<'change'>['is'], value: check.value ?? firstValue(check.fact, lesson.graph, ownCompilation(lesson)) }, null);
  };
  const comparisons = comparisonsFor(form).filter((is) => form.type === 'number' || is === firstComparison(check.fact, form) || is === 'differs');
  return (
    <>
      <Labelled id={what} label={i18n.t('What is changed')}>
        <Select id={what} value={check.fact} options={factChoices(lesson, 'graph')} onChange={choose} />
      </Labelled>
      <Labelled id={how} label={i18n.t('To what')}>
        <Select id={how} value={check.is ?? 'other'} options={[{ value: 'other', label: i18n.t('anything else than at first') }, ...comparisons.map((value) => ({ value, label: COMPARISON_WORDS[value] }))]} onChange={compare} />
      </Labelled>
      {check.is !== undefined && check.value !== undefined ? <ValueInput label={i18n.t('Value')} form={form} value={check.value} onChange={(value) => { onChange({ ...check, value }, 'value'); }} /> : null}
    </>
  );
}
