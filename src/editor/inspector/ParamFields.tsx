import { ChevronRight } from 'lucide-react';
import type { Json } from '../../graph/document.ts';
import type { Field } from '../../graph/fields.ts';
import { i18n } from '../../words/i18n.ts';
import { FieldControl } from './fields/FieldControl.tsx';
import { FieldRow } from './fields/FieldRow.tsx';
import { PlaneField } from './fields/PlaneField.tsx';
import { TableField } from './fields/TableField.tsx';
import type { Rows } from './fields/tableText.ts';
import styles from './Inspector.module.css';
import { checkParam, isDefault, valueOf, type ParamGroup } from './params.ts';

interface ParamFieldsProps {
  /** Begins the ids of the controls. */
  readonly owner: string;
  readonly group: ParamGroup;
  readonly params: Readonly<Record<string, unknown>>;
  /** They can be read, not changed. */
  readonly locked?: boolean;
  /** Changes some parameters in one edit; `undefined` goes back to the default. */
  readonly onChange: (changes: Readonly<Record<string, Json | undefined>>, label: string) => void;
}

/** The fields of one schema: the usual ones, the tables as one grid, and the rarely changed ones folded away. */
export function ParamFields({ owner, group, params, locked = false, onChange }: ParamFieldsProps) {
  // Points on a plane are rows as well: they can be clicked, and typed in the grid below.
  const planes = group.fields.filter((field) => field.control === 'plane');
  const tables = group.fields.filter((field) => field.control === 'table' || field.control === 'plane');
  const single = group.fields.filter((field) => !tables.includes(field));
  const advanced = single.filter((field) => field.advanced);
  const row = (field: Field) => (
    <ParamRow key={field.name} owner={owner} group={group} field={field} params={params} locked={locked} onChange={onChange} />
  );
  return (
    <>
      {single.filter((field) => !field.advanced).map(row)}
      {planes.map((field) => (
        <div key={field.name} inert={locked}><PlaneField rows={rowsOf(valueOf(field, params))} onChange={(rows, label) => { onChange({ [field.name]: rows }, label); }} /></div>
      ))}
      {tables.length > 0 ? (
        <div className={styles['whole']}>
          <TableField
            locked={locked}
            groups={tables.map((field) => ({ name: field.name, label: field.label, help: field.help, rows: rowsOf(valueOf(field, params)) }))}
            onChange={(groups, label) => {
              onChange(Object.fromEntries(groups.map(({ name, rows }) => [name, rows])), label);
            }}
          />
        </div>
      ) : null}
      {advanced.length > 0 ? (
        <details className={styles['details']} open={advanced.some((field) => !isDefault(field, params))}>
          <summary className={styles['summary']}>
            <ChevronRight size={14} aria-hidden />
            {i18n.t('More settings')}
          </summary>
          <div className={styles['fields']}>{advanced.map(row)}</div>
        </details>
      ) : null}
    </>
  );
}

function ParamRow({ owner, group, field, params, locked, onChange }: ParamFieldsProps & { readonly field: Field }) {
  const id = `${owner}-${field.name}`;
  const changed = !isDefault(field, params);
  return (
    <FieldRow
      id={id}
      label={field.label}
      help={field.help}
      locked={locked}
      onReset={changed ? () => { onChange({ [field.name]: undefined }, i18n.t('Reset {label}', { label: field.label })); } : undefined}
    >
      <FieldControl
        id={id}
        field={field}
        value={valueOf(field, params)}
        check={(value) => checkParam(group.schema, field.name, value)}
        onChange={(value) => { onChange({ [field.name]: value }, i18n.t('Change {label}', { label: field.label })); }}
      />
    </FieldRow>
  );
}

/** A hand-written file may hold anything here; only rows of numbers can be shown in the grid. */
function rowsOf(value: unknown): Rows {
  if (!Array.isArray(value)) return [];
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(Number) : []));
}
