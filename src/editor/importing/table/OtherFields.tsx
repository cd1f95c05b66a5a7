import type { CsvParams } from '../../../datasets/csv/schema.ts';
import { csvParams } from '../../../datasets/csv/schema.ts';
import { fieldsOf } from '../../../graph/fields.ts';
import { i18n } from '../../../words/i18n.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { formatCount } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import type { Choices } from './choices.ts';
import { Field } from './Field.tsx';
import type { Counts } from './messages.ts';
import styles from './table.module.css';

/** Names and words of the settings are the source's own. */
const FIELDS = new Map(fieldsOf(csvParams).map((field) => [field.name, field]));
const SHARES = ['0', '0.1', '0.2', '0.3', '0.5'];

interface OtherFieldsProps {
  readonly choices: Choices;
  readonly counts: Counts | null;
  readonly mayEmbed: boolean;
  readonly onChange: (change: Partial<Choices>) => void;
}

/** Scales, missing values, the split, and whether the graph carries the rows. */
export function OtherFields({ choices, counts, mayEmbed, onChange }: OtherFieldsProps) {
  const lacking = counts ? counts.labelled - counts.complete : 0;
  const numbersForetold = choices.columns.some(({ use, type }) => use === 'label' && type === 'number');
  return (
    <section className={styles['others']} aria-label={i18n.t('How the rows are prepared')}>
      <h3>{i18n.t('How the rows are prepared')}</h3>
      <div className={styles['fields']}>
        <ChoiceField name="scale" value={choices.scale} onChange={(scale) => { onChange({ scale: scale as CsvParams['scale'] }); }} />
        {numbersForetold ? <ChoiceField name="labelScale" value={choices.labelScale} onChange={(labelScale) => { onChange({ labelScale: labelScale as CsvParams['labelScale'] }); }} /> : null}
        {lacking > 0 ? (
          <ChoiceField name="missing" value={choices.missing} note={i18n.t('{lacking} of {rows} rows lack a value.', { lacking: formatCount(lacking), rows: formatCount(counts?.labelled ?? 0) })} onChange={(missing) => { onChange({ missing: missing as CsvParams['missing'] }); }} />
        ) : null}
        <Field label={FIELDS.get('validationShare')?.label ?? ''}>
          {(id) => <Select id={id} value={String(choices.validationShare)} options={[...new Set([...SHARES, String(choices.validationShare)])].sort().map((share) => ({ value: share, label: `${Math.round(100 * Number(share))} %` }))} onChange={(share) => { onChange({ validationShare: Number(share) }); }} />}
        </Field>
      </div>
      {mayEmbed ? (
        <div className={styles['embed']}>
          <Checkbox checked={choices.embed} onChange={(embed) => { onChange({ embed }); }} label={i18n.t('Put the rows into the graph')} />
          <p>
            {i18n.t('Put the rows into the graph')}
            <span className={styles['quiet']}>{i18n.t('Links, saved files and lessons then carry them: whoever gets the graph gets the rows.')}</span>
          </p>
        </div>
      ) : null}
    </section>
  );
}

function ChoiceField({ name, value, note, onChange }: { readonly name: string; readonly value: string; readonly note?: string; readonly onChange: (value: string) => void }) {
  const field = FIELDS.get(name);
  return <Field label={field?.label ?? name} {...(note === undefined ? {} : { note })}>{(id) => <Select id={id} value={value} options={field?.options ?? []} onChange={onChange} />}</Field>;
}
