import type { Column } from '../../../datasets/csv/params.ts';
import type { TableProfile } from '../../../datasets/csv/profile.ts';
import { i18n } from '../../../words/i18n.ts';
import styles from './table.module.css';

/** Columns beyond these are not looked at one by one. */
const SHOWN = 40;

/** The first rows as they stand in the file. */
export function Preview({ profile, columns }: { readonly profile: TableProfile; readonly columns: readonly Column[] }) {
  return (
    <section className={styles['preview']} aria-label={i18n.t('First rows')}>
      <h3>{i18n.t('First rows')}</h3>
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={i18n.t('First rows of the table')}>
        <table>
          <thead>
            <tr>{columns.slice(0, SHOWN).map(({ name, use }) => <th key={name} scope="col" data-use={use}>{name}</th>)}</tr>
          </thead>
          <tbody>
            {profile.preview.map((row, line) => (
              <tr key={line}>{row.slice(0, SHOWN).map((field, at) => <td key={at} data-use={columns[at]?.use}>{field}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
