import katex from 'katex';
import 'katex/dist/katex.min.css';
import { memo } from 'react';
import type { Explanation } from '../../../nodes/explain/explanation.ts';
import { i18n } from '../../../words/i18n.ts';
import { formatCount, formatNumber } from '../../ui/format.ts';
import styles from './layer.module.css';

/** More summands than these are told by the largest of them. */
const MOST = 12;

/** An explanation in words, as formulas and as a table of its terms. */
export function Told({ explanation, headings }: { readonly explanation: Explanation; readonly headings: { readonly parts: string; readonly value: string } }) {
  const { title, formula, withNumbers, terms, factors, stages, result, notes } = explanation;
  const shown = terms.length > MOST ? terms.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST) : terms;
  return (
    <section className={styles['told']} aria-label={i18n.t('How the number comes about')}>
      <p className={styles['lead']}>{title}</p>
      <Formula tex={formula} label={i18n.t('Formula')} />
      <Formula tex={withNumbers} label={i18n.t('Formula with the numbers put in')} />
      <table className={styles['terms']}>
        <caption>{terms.length > MOST ? i18n.t('The {shown} largest of {terms} terms', { shown: MOST, terms: formatCount(terms.length) }) : i18n.t('Term by term')}</caption>
        <thead>
          <tr><th scope="col">{i18n.t('Term')}</th><th scope="col">{factors ?? headings.parts}</th><th scope="col">{headings.value}</th></tr>
        </thead>
        <tbody>
          {shown.map(({ label, parts, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{parts.length > 1 || parts[0] !== value ? parts.map((part) => formatNumber(part, 4)).join(' · ') : ''}</td>
              <td className={value === 0 ? undefined : value < 0 ? styles['negative'] : styles['positive']}>{formatNumber(value, 4)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {stages.map(({ label, value }) => <tr key={label}><th scope="row" colSpan={2}>{label}</th><td>{formatNumber(value, 4)}</td></tr>)}
          <tr><th scope="row" colSpan={2}>{i18n.t('Result')}</th><td>{formatNumber(result, 4)}</td></tr>
        </tfoot>
      </table>
      {notes.map((note) => <p key={note} className={styles['quiet']}>{note}</p>)}
    </section>
  );
}

const Formula = memo(function Formula({ tex, label }: { readonly tex: string; readonly label: string }) {
  // Wider than its place it scrolls, also by keyboard.
  return <div className={styles['formula']} tabIndex={0} role="group" aria-label={label} dangerouslySetInnerHTML={{ __html: katex.renderToString(tex, { displayMode: true, throwOnError: false }) }} />;
});
