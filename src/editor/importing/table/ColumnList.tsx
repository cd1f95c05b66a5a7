import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Column } from '../../../datasets/csv/params.ts';
import { isLabelGuessed, kindWords, strayWords, typesOf, type ColumnProfile, type TableProfile } from '../../../datasets/csv/profile.ts';
import { i18n } from '../../../words/i18n.ts';
import { commaed } from '../../../words/list.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount, formatNumber } from '../../ui/format.ts';
import { Select, type SelectOption } from '../../ui/Select.tsx';
import { withUse } from './choices.ts';
import { ColumnBars } from './ColumnBars.tsx';
import styles from './table.module.css';

/** Rows of controls that a page shows at once. */
const AT_FIRST = 40;

interface ColumnListProps {
  readonly profile: TableProfile;
  readonly columns: readonly Column[];
  readonly onChange: (columns: readonly Column[]) => void;
  /** A word of a column of numbers is to be taken for missing. */
  readonly onMissing: (word: string) => void;
}

/** Every column: what it holds, how it is spread, and what it is used for. */
export function ColumnList({ profile, columns, onChange, onMissing }: ColumnListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? profile.columns : profile.columns.slice(0, AT_FIRST);
  const more = profile.columns.length - shown.length;
  return (
    <section aria-label={i18n.t('Columns')}>
      <h3 className={styles['heading']}>{i18n.t('What the network learns from, and what it should foretell')}</h3>
      {isLabelGuessed(profile) ? <p className={styles['guess']}>{i18n.t('The file has no line of names, so what to foretell is a guess. Look at the first rows and choose the label.')}</p> : null}
      <ul className={styles['columns']}>
        {shown.map((each, at) => (
          <li key={each.name} className={styles['column']} data-use={columns[at]?.use}>
            <div className={styles['about']}>
              <span className={styles['name']} translate="no">{each.name}</span>
              <span className={styles['quiet']}>{kindWords(each)}</span>
            </div>
            <ColumnBars profile={each} />
            <p className={styles['facts']}>{factsOf(each)}</p>
            <Uses profile={each} column={columns[at]} onChange={(use, type) => { onChange(withUse(columns, profile, at, use, type)); }} />
            {each.stray ? <StrayValue profile={each} onMissing={onMissing} /> : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <Button onClick={() => { setAll(true); }}>{i18n.t('Show {more, plural, one {# more column} other {# more columns}}', { more })}</Button> : null}
    </section>
  );
}

function factsOf({ numbers, categories, missing, kind }: ColumnProfile): string {
  const gaps = missing > 0 ? i18n.t('{missing} missing', { missing: formatCount(missing) }) : '';
  if (numbers && kind !== 'identifier') return commaed([i18n.t('{low} to {high}', { low: formatNumber(numbers.min), high: formatNumber(numbers.max) }), i18n.t('mean {mean}', { mean: formatNumber(numbers.mean) }), gaps]);
  if (categories && categories.length > 0 && kind === 'category') return commaed([i18n.t('{count, plural, one {# category} other {# categories}}', { count: categories.length }), categories.slice(0, 3).map(({ value }) => value).join(' · '), gaps]);
  return gaps;
}

type Choice = 'none' | `${'feature' | 'label'} ${Column['type']}`;

/** What a column can be used as. Where it can be numbers or categories, both stand in the list. */
function Uses({ profile, column, onChange }: { readonly profile: ColumnProfile; readonly column: Column | undefined; readonly onChange: (use: Column['use'], type?: Column['type']) => void }) {
  const types = typesOf(profile);
  const both = types.length > 1;
  const option = (use: 'feature' | 'label', type: Column['type']): SelectOption<Choice> => ({ value: `${use} ${type}`, label: labelOf(use, type, both) });
  const options: readonly SelectOption<Choice>[] = [
    ...types.map((type) => option('feature', type)),
    ...types.map((type) => option('label', type)),
    { value: 'none', label: i18n.t('Leave out') },
  ];
  const value: Choice = !column || column.use === 'none' ? 'none' : `${column.use} ${column.type}`;
  return (
    <div className={styles['use']}>
      <Select
        label={i18n.t('Use of {name}', { name: profile.name })}
        value={value}
        options={options}
        onChange={(next) => {
          const [use, type] = next.split(' ') as [Column['use'], Column['type'] | undefined];
          onChange(use, type);
        }}
      />
    </div>
  );
}

function labelOf(use: 'feature' | 'label', type: Column['type'], both: boolean): string {
  if (!both) return use === 'feature' ? i18n.t('Feature') : i18n.t('Label');
  if (type === 'number') return use === 'feature' ? i18n.t('Feature, as a number') : i18n.t('Label, as a number');
  return use === 'feature' ? i18n.t('Feature, as categories') : i18n.t('Label, as classes');
}

/** A word among numbers, with its line; a press takes it for missing. */
function StrayValue({ profile, onMissing }: { readonly profile: ColumnProfile; readonly onMissing: (word: string) => void }) {
  const { stray } = profile;
  if (!stray) return null;
  return (
    <div className={styles['stray']}>
      <TriangleAlert size={14} aria-hidden />
      <p>{strayWords(profile)}</p>
      <Button onClick={() => { onMissing(stray.value); }}>{i18n.t('Take “{value}” for missing', { value: stray.value.slice(0, 40) })}</Button>
    </div>
  );
}
