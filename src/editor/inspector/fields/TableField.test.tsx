// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { renderPart } from '../../ui/render.fixture.tsx';
import { TableField } from './TableField.tsx';
import type { ColumnGroup, Rows } from './tableText.ts';

let rows: readonly Rows[] = [];

function Grid() {
  const [groups, setGroups] = useState<readonly ColumnGroup[]>([
    { name: 'features', rows: [[0, 0], [0, 1]] },
    { name: 'labels', rows: [[0], [1]] },
  ]);
  useEffect(() => {
    rows = groups.map((group) => group.rows);
  });
  const labels = ['Features', 'Labels'];
  return <TableField groups={groups.map((group, index) => ({ ...group, label: labels[index] ?? '', help: '' }))} onChange={setGroups} />;
}

const cell = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

describe('the table', () => {
  it('that is locked is read page by page, and takes no other value', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 120 }, (_, row) => [row]);
    renderPart(<TableField locked groups={[{ name: 'features', rows: many, label: 'Features', help: '' }]} onChange={() => { throw new Error('changed'); }} />);
    expect(screen.queryByRole('textbox', { name: 'Features 1, row 51' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add row' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Later rows' }));
    await user.click(screen.getByRole('button', { name: 'Later rows' }));
    expect(screen.getByText('101 to 120 of 120')).toBeDefined();
    expect(cell('Features 1, row 120').matches(':disabled')).toBe(true);
    expect(screen.getByRole('button', { name: 'Remove row 120' }).matches(':disabled')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Earlier rows' }));
    expect(cell('Features 1, row 51').value).toBe('50');
  });

  it('takes a block from a spreadsheet across both groups', async () => {
    const user = userEvent.setup();
    renderPart(<Grid />);
    await user.click(cell('Features 1, row 2'));
    await user.paste('5\t6\t7\n8\t9\t10');
    expect(rows).toEqual([[[0, 0], [5, 6], [8, 9]], [[0], [7], [10]]]);
    expect(cell('Labels 1, row 3').value).toBe('10');
  });

  it('says where a paste is wrong and changes nothing', async () => {
    const user = userEvent.setup();
    renderPart(<Grid />);
    await user.click(cell('Features 1, row 1'));
    await user.paste('1,2\n3,four');
    expect(screen.getByRole('alert').textContent).toBe('Nothing was pasted. Line 2, column 2: “four” is not a number. Enter a number.');
    expect(rows).toEqual([[[0, 0], [0, 1]], [[0], [1]]]);
  });

  it('keeps a cell that is no number as it was typed, with the reason', async () => {
    const user = userEvent.setup();
    renderPart(<Grid />);
    const first = cell('Features 1, row 1');
    await user.clear(first);
    await user.type(first, 'abc');
    await user.tab();
    expect(first.value).toBe('abc');
    expect(screen.getByRole('alert').textContent).toContain('“abc” is not a number');
    expect(rows[0]).toEqual([[0, 0], [0, 1]]);
  });

  it('moves with the arrow keys and Enter, and commits on the way', async () => {
    const user = userEvent.setup();
    renderPart(<Grid />);
    await user.click(cell('Features 1, row 1'));
    await user.keyboard('{Control>}a{/Control}3{Enter}');
    expect(document.activeElement).toBe(cell('Features 1, row 2'));
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowUp}');
    expect(document.activeElement).toBe(cell('Labels 1, row 1'));
    expect(rows[0]).toEqual([[3, 0], [0, 1]]);
  });

  it('adds and removes rows and columns', async () => {
    const user = userEvent.setup();
    renderPart(<Grid />);
    await user.click(screen.getByRole('button', { name: 'Add row' }));
    await user.click(screen.getByRole('button', { name: 'Add a column to Labels' }));
    await user.click(screen.getByRole('button', { name: 'Remove row 1' }));
    expect(rows).toEqual([[[0, 1], [0, 0]], [[1, 0], [0, 0]]]);
  });
});
