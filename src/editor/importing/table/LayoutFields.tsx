import { ChevronRight } from 'lucide-react';
import { SEPARATORS, type Encoding, type Layout, type Separator } from '../../../datasets/csv/params.ts';
import { i18n } from '../../../words/i18n.ts';
import { commaed } from '../../../words/list.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Field } from './Field.tsx';
import styles from './table.module.css';

/** Options are named by words: an empty or blank value cannot be chosen in a list. */
const SEPARATOR_WORDS: Readonly<Record<Separator, string>> = { ',': i18n.t('Comma ,'), ';': i18n.t('Semicolon ;'), '\t': i18n.t('Tab'), '|': i18n.t('Bar |'), ' ': i18n.t('Blanks') };
// eslint-disable-next-line lingui/no-unlocalized-strings -- encodings are called the same in every language
const ENCODING_WORDS: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16 BE', 'windows-1252': 'Latin-1' };

interface LayoutFieldsProps {
  readonly layout: Layout;
  readonly rows: number | null;
  readonly columns: number | null;
  /** Shown at once: something is wrong that may be mended here. */
  readonly open: boolean;
  readonly onChange: (change: Partial<Layout>) => void;
}

/** How the file is read: told in a line, and to be changed where the guess was wrong. */
export function LayoutFields({ layout, rows, columns, open, onChange }: LayoutFieldsProps) {
  const { separator, decimal, header, encoding, missingWords } = layout;
  const size = rows === null || columns === null ? '' : i18n.t('{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}', { rows, columns });
  const at = SEPARATORS.indexOf(separator);
  return (
    <details className={styles['layout']} open={open}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        <strong>{size === '' ? i18n.t('How the file is read') : size}</strong>
        <span className={styles['quiet']}>{commaed([SEPARATOR_WORDS[separator].replace(/ .$/, ''), header ? i18n.t('names on the first line') : i18n.t('no line of names'), decimal === ',' ? i18n.t('decimal comma') : '', ENCODING_WORDS[encoding]])}</span>
      </summary>
      <div className={styles['fields']}>
        <Field label={i18n.t('Separator')}>{(id) => <Select id={id} value={String(at)} options={SEPARATORS.map((each, index) => ({ value: String(index), label: SEPARATOR_WORDS[each] }))} onChange={(next) => { onChange({ separator: SEPARATORS[Number(next)] ?? ',' }); }} />}</Field>
        <Field label={i18n.t('Decimal sign')}>{(id) => <Select id={id} value={decimal} options={[{ value: '.', label: i18n.t('Point 1.5') }, { value: ',', label: i18n.t('Comma 1,5') }]} onChange={(next) => { onChange({ decimal: next }); }} />}</Field>
        <Field label={i18n.t('Characters')}>{(id) => <Select id={id} value={encoding} options={(Object.keys(ENCODING_WORDS) as Encoding[]).map((each) => ({ value: each, label: ENCODING_WORDS[each] }))} onChange={(next) => { onChange({ encoding: next }); }} />}</Field>
        <Field label={i18n.t('Names on the first line')}>{(id) => <Switch id={id} checked={header} onChange={(next) => { onChange({ header: next }); }} />}</Field>
        {missingWords.length > 0 ? <p className={styles['quiet']}>{i18n.t('Also taken for missing: {words}', { words: missingWords.map((word) => `“${word}”`).join(' ') })}</p> : null}
      </div>
    </details>
  );
}
