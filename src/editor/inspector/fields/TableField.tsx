import { Minus, Plus, X } from 'lucide-react';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { listed } from '../../../words/list.ts';
import { Button } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './TableField.module.css';
import { readNumber } from './numberText.ts';
import { addColumn, addRow, columnCount, readBlock, removeColumn, removeRow, rowCount, widthOf, writeBlock, writeCell, type Cell, type ColumnGroup } from './tableText.ts';
import { useDraft } from './useDraft.ts';

interface TableFieldProps {
  /** The rows can be read page by page, and not changed. */
  readonly locked?: boolean;
  readonly groups: readonly (ColumnGroup & { readonly label: string; readonly help: string })[];
  readonly onChange: (groups: readonly ColumnGroup[], label: string) => void;
}

/** More rows than these are shown in pages: thousands of inputs would make every edit slow. */
const PAGE = 50;

/** A grid of numbers. Arrow keys and Enter move between cells; a block pastes from a spreadsheet. */
export function TableField({ groups, locked = false, onChange }: TableFieldProps) {
  const [page, setPage] = useState(0);
  const [pasteReason, setPasteReason] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const hintId = useId();
  const rows = rowCount(groups);
  const pages = Math.max(1, Math.ceil(rows / PAGE));
  const shownPage = Math.min(page, pages - 1);
  const first = shownPage * PAGE;
  const shownRows = Math.min(PAGE, rows - first);

  const focusCell = ({ row, column }: Cell) => {
    const cell = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}.${column}"]`);
    cell?.focus();
    cell?.select();
  };

  const paste = (event: ClipboardEvent, cell: Cell) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n,;]/.test(text.trim())) return;
    event.preventDefault();
    const block = readBlock(text);
    setPasteReason(block.ok ? null : block.reason);
    if (block.ok) onChange(writeBlock(groups, cell, block.value), i18n.t('Paste into the table'));
  };

  return (
    <div className={styles['field']}>
      {/* Not round the buttons below, which lead to the other pages of a table that is locked too. */}
      <fieldset className={styles['scroll']} disabled={locked} aria-label={listed(groups.map((group) => group.label))} {...(locked ? { tabIndex: 0 } : {})}>
        <table ref={grid} className={styles['grid']} aria-describedby={hintId}>
          <caption className={styles['hidden']}>{listed(groups.map((group) => group.label))}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles['corner']}>
                <span className={styles['hidden']}>{i18n.t('Row')}</span>
              </th>
              {groups.map((group, index) => (
                <th key={group.name} scope="colgroup" colSpan={widthOf(group.rows)} className={styles['group']} data-second={index > 0 ? '' : undefined}>
                  <span className={styles['columns']}>
                    <span className={styles['groupName']}>{group.label}</span>
                    <IconButton
                      label={i18n.t('Remove the last column of {label}', { label: group.label })}
                      className={styles['small']}
                      disabled={widthOf(group.rows) <= 1}
                      onClick={() => { onChange(removeColumn(groups, index), i18n.t('Remove a column')); }}
                    >
                      <Minus size={12} aria-hidden />
                    </IconButton>
                    <IconButton label={i18n.t('Add a column to {label}', { label: group.label })} className={styles['small']} onClick={() => { onChange(addColumn(groups, index), i18n.t('Add a column')); }}>
                      <Plus size={12} aria-hidden />
                    </IconButton>
                  </span>
                </th>
              ))}
              <th aria-hidden className={styles['corner']} />
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: shownRows }, (_, index) => first + index).map((row) => (
              <tr key={row}>
                <th scope="row" className={styles['number']}>
                  {formatCount(row + 1)}
                </th>
                {cellsOf(groups, row).map(({ column, value, group, place, begins }) => (
                  <td key={column} className={styles['cell']} data-second={begins ? '' : undefined}>
                    <CellInput
                      cell={{ row, column }}
                      value={value}
                      label={i18n.t('{group} {place}, row {row}', { group, place: place + 1, row: row + 1 })}
                      onCommit={(next) => { onChange(writeCell(groups, { row, column }, next), i18n.t('Edit the table')); }}
                      onMove={focusCell}
                      onPaste={paste}
                    />
                  </td>
                ))}
                <td className={styles['remove']}>
                  <IconButton
                    label={i18n.t('Remove row {row}', { row: row + 1 })}
                    className={styles['small']}
                    disabled={rows <= 1}
                    onClick={() => { onChange(removeRow(groups, row), i18n.t('Remove a row')); }}
                  >
                    <X size={12} aria-hidden />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </fieldset>
      {pasteReason === null ? null : (
        <p role="alert" className={styles['reason']}>
          {pasteReason}
        </p>
      )}
      {pages > 1 ? (
        <div className={styles['pages']}>
          <Button disabled={shownPage === 0} onClick={() => { setPage(shownPage - 1); }}>{i18n.t('Earlier rows')}</Button>
          <span>{i18n.t('{first} to {last} of {rows}', { first: formatCount(first + 1), last: formatCount(first + shownRows), rows: formatCount(rows) })}</span>
          <Button disabled={shownPage === pages - 1} onClick={() => { setPage(shownPage + 1); }}>{i18n.t('Later rows')}</Button>
        </div>
      ) : null}
      {locked ? null : (
        <div className={styles['tools']}>
          <Button onClick={() => { onChange(addRow(groups), i18n.t('Add a row')); setPage(Math.floor(rows / PAGE)); }}>
            <Plus size={14} aria-hidden />
            {i18n.t('Add row')}
          </Button>
        </div>
      )}
      <p id={hintId} className={styles['hint']}>
        {locked
          ? i18n.t('{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}.', { rows, columns: columnCount(groups) })
          : i18n.t('{rows, plural, one {# row} other {# rows}}, {columns, plural, one {# column} other {# columns}}. Paste from a spreadsheet into any cell.', { rows, columns: columnCount(groups) })}
      </p>
    </div>
  );
}

function cellsOf(groups: TableFieldProps['groups'], row: number) {
  let column = 0;
  return groups.flatMap((group, index) =>
    Array.from({ length: widthOf(group.rows) }, (_, place) => ({
      column: column++,
      value: group.rows[row]?.[place],
      group: group.label,
      place,
      begins: index > 0 && place === 0,
    })),
  );
}

interface CellInputProps {
  readonly cell: Cell;
  /** Undefined where the row is shorter than the others. */
  readonly value: number | undefined;
  readonly label: string;
  readonly onCommit: (value: number) => void;
  readonly onMove: (to: Cell) => void;
  readonly onPaste: (event: ClipboardEvent, cell: Cell) => void;
}

function CellInput({ cell, value, label, onCommit, onMove, onPaste }: CellInputProps) {
  const { input, reason } = useDraft(value === undefined ? '' : String(value), (text) => {
    const reading = readNumber(text, { integer: false });
    if (!reading.ok) return reading.reason;
    onCommit(reading.value);
    return null;
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    input.onKeyDown(event);
    const to = destination(event, cell);
    if (!to) return;
    event.preventDefault();
    onMove(to);
  };

  return (
    <>
      <input
        {...input}
        className={styles['input']}
        data-cell={`${cell.row}.${cell.column}`}
        size={Math.max(4, input.value.length)}
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={reason === null ? undefined : true}
        onKeyDown={onKeyDown}
        onPaste={(event) => { onPaste(event, cell); }}
      />
      {reason === null ? null : (
        <span role="alert" className={styles['cellReason']}>
          {reason}
        </span>
      )}
    </>
  );
}

/** Where a key leads from a cell; left and right only from the edge of its text. */
function destination(event: KeyboardEvent<HTMLInputElement>, { row, column }: Cell): Cell | null {
  const { selectionStart, selectionEnd, value } = event.currentTarget;
  const whole = selectionStart === 0 && selectionEnd === value.length;
  switch (event.key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
    case 'Enter':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return whole || selectionEnd === 0 ? { row, column: column - 1 } : null;
    case 'ArrowRight':
      return whole || selectionStart === value.length ? { row, column: column + 1 } : null;
    default:
      return null;
  }
}
