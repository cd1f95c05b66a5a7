// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { renderPart } from '../../ui/render.fixture.tsx';
import { NumberField } from './NumberField.tsx';

const onChange = vi.fn<(value: number) => void>();

function Units({ start }: { readonly start: number }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <NumberField
        id="units"
        label="Units"
        value={value}
        rules={{ integer: true, min: 1, max: 64 }}
        onChange={(next) => {
          onChange(next);
          setValue(next);
        }}
      />
      <button type="button" onClick={() => { setValue(7); }}>Undo</button>
    </>
  );
}

function setup(start = 4) {
  onChange.mockClear();
  renderPart(<Units start={start} />);
  return { user: userEvent.setup(), field: screen.getByRole<HTMLInputElement>('textbox', { name: 'Units' }) };
}

describe('typing a number', () => {
  it('commits on Enter, once, and not while typing', async () => {
    const { user, field } = setup();
    await user.clear(field);
    await user.type(field, '12');
    expect(onChange).not.toHaveBeenCalled();
    await user.type(field, '{Enter}');
    expect(onChange.mock.calls).toEqual([[12]]);
  });

  it('commits when the field is left', async () => {
    const { user, field } = setup();
    await user.clear(field);
    await user.type(field, '9');
    await user.tab();
    expect(onChange.mock.calls).toEqual([[9]]);
  });

  it('keeps a text that cannot be used, with the reason, and does not pass it on', async () => {
    const { user, field } = setup();
    await user.clear(field);
    await user.type(field, '6x');
    await user.tab();
    expect(field.value).toBe('6x');
    expect(screen.getByRole('alert').textContent).toBe('“6x” is not a number. Enter a whole number from 1 to 64.');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toBe(screen.getByRole('alert').id);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('brings the last good value back on Escape', async () => {
    const { user, field } = setup();
    await user.clear(field);
    await user.type(field, '999{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('too large');
    await user.type(field, '{Escape}');
    expect(field.value).toBe('4');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('gives way to a value that comes from elsewhere', async () => {
    const { user, field } = setup();
    await user.clear(field);
    await user.type(field, 'oops{Enter}');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(field.value).toBe('7');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('steps with the arrow keys, ten at a time with Shift, and stops at the bounds', async () => {
    const { user, field } = setup(60);
    await user.click(field);
    await user.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
    expect(onChange.mock.calls.flat()).toEqual([61, 60, 59, 64]);
    expect(field.value).toBe('64');
  });
});
