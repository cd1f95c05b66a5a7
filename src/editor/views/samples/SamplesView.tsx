import { useMemo, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { Select } from '../../ui/Select.tsx';
import { classForm, type ClassForm } from '../classes/classForm.ts';
import { sharesOf } from '../classes/shares.ts';
import { useValidationRows, useVerdicts } from '../classes/useVerdicts.ts';
import type { Split } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { browse, type Filter } from './browse.ts';
import { ChosenSample } from './ChosenSample.tsx';
import { SamplePages } from './SamplePages.tsx';
import styles from './samples.module.css';

/** The rows of the data, sifted, and the chosen one at large. */
export default function SamplesView({ program }: ViewProps) {
  const form = useMemo(() => classForm(program), [program]);
  return form ? <Drawing form={form} program={program} /> : null;
}

function Drawing({ form, program }: { readonly form: ClassForm } & ViewProps) {
  const held = useValidationRows(form);
  const [ownSplit, setSplit] = useState<Split | null>(null);
  const split = held === 0 ? 'train' : (ownSplit ?? 'validation');
  const [filter, setFilter] = useState<Filter>({ truth: null, verdict: 'all', order: 'data' });
  const { verdicts, problem } = useVerdicts(form, split);
  const rows = useMemo(() => {
    if (!verdicts) return [];
    const { truths, answers, outputs } = verdicts;
    const confidences = answers.map((answer, row) => sharesOf(outputs.subarray(row * form.classes, (row + 1) * form.classes))[answer] ?? 0);
    return browse(truths, answers, confidences, filter);
  }, [verdicts, filter, form]);
  return (
    <div className={styles['place']}>
      <figure className={styles['picture']}>
        <section className={styles['browser']} aria-label={i18n.t('Rows of the data')}>
          <div className={styles['filters']}>
            {held > 0 ? <Select label={i18n.t('Rows')} value={split} options={SPLITS} onChange={setSplit} /> : null}
            <Select label={i18n.t('True class')} value={filter.truth === null ? 'all' : String(filter.truth)} options={classOptions(form.names)} onChange={(value) => { setFilter({ ...filter, truth: value === 'all' ? null : Number(value) }); }} />
            <Select label={i18n.t('Answer')} value={filter.verdict} options={VERDICTS} onChange={(verdict) => { setFilter({ ...filter, verdict }); }} />
            <Select label={i18n.t('Order')} value={filter.order} options={ORDERS} onChange={(order) => { setFilter({ ...filter, order }); }} />
          </div>
          {verdicts ? <SamplePages form={form} program={program} verdicts={verdicts} rows={rows} /> : <p className={pictureStyles['empty']}>{problem ?? i18n.t('Reading the rows.')}</p>}
        </section>
        <ChosenSample form={form} program={program} />
        <figcaption className={pictureStyles['srOnly']} data-picture-text>
          {i18n.t('{shown} of the first {rows} {split, select, train {training} other {validation}} rows are shown.', { shown: rows.length, rows: verdicts?.truths.length ?? 0, split })}
        </figcaption>
      </figure>
    </div>
  );
}

const SPLITS = [{ value: 'validation', label: i18n.t('Validation rows') }, { value: 'train', label: i18n.t('Training rows') }] as const;
const VERDICTS = [{ value: 'all', label: i18n.t('Right and wrong') }, { value: 'right', label: i18n.t('Right') }, { value: 'wrong', label: i18n.t('Wrong') }] as const;
const ORDERS = [{ value: 'data', label: i18n.t('In their order') }, { value: 'mistakes', label: i18n.t('Surest mistakes first') }] as const;

function classOptions(names: readonly string[]): readonly { readonly value: string; readonly label: string }[] {
  return [{ value: 'all', label: i18n.t('All classes') }, ...names.map((name, index) => ({ value: String(index), label: i18n.t('Class {name}', { name }) }))];
}
