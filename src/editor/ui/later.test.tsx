// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { later } from './later.tsx';

afterEach(cleanup);

it('a part is fetched once, shown in the place of what waits for it, and drawn again for other props alone', async () => {
  let fetched = 0;
  let drawn = 0;
  const Part = later<{ readonly word: string }>(
    () => {
      fetched += 1;
      return Promise.resolve(({ word }) => {
        drawn += 1;
        return <p>{`Here: ${word}`}</p>;
      });
    },
    ({ word }) => <p>{`Waiting: ${word}`}</p>,
  );
  const { rerender } = render(<Part word="a" />);
  expect(screen.getByText('Waiting: a')).toBeTruthy();
  await act(() => Part.load());
  expect(screen.getByText('Here: a')).toBeTruthy();
  expect([fetched, drawn]).toEqual([1, 1]);
  rerender(<Part word="a" />);
  expect(drawn).toBe(1);
  rerender(<Part word="b" />);
  expect(screen.getByText('Here: b')).toBeTruthy();
  expect([fetched, drawn]).toEqual([1, 2]);
});
