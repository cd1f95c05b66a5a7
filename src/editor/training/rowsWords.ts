import { i18n } from '../../words/i18n.ts';
import { formatCount } from '../ui/format.ts';

/** How many rows a data set gives: `1,000 training rows, 200 for validation`. */
export function rowsWords(rows: number, validationRows: number): string {
  return validationRows > 0
    ? i18n.t('{rows, plural, one {# training row} other {# training rows}}, {validation} for validation', { rows, validation: formatCount(validationRows) })
    : i18n.t('{rows, plural, one {# training row} other {# training rows}}', { rows });
}
