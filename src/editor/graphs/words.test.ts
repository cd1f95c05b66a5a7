import { expect, it } from 'vitest';
import { agoWords } from './words.ts';

it('says when something was as a person would', () => {
  const now = new Date(2026, 10, 20, 12).getTime();
  const minute = 60_000;
  expect([20_000, minute, 59 * minute, 60 * minute, 23 * 60 * minute, 24 * 60 * minute, 6 * 24 * 60 * minute].map((past) => agoWords(now - past, now))).toEqual([
    'just now', '1 minute ago', '59 minutes ago', '1 hour ago', '23 hours ago', 'yesterday', '6 days ago',
  ]);
  expect(agoWords(new Date(2026, 10, 3).getTime(), now)).toBe('3 November');
  expect(agoWords(new Date(2025, 1, 3).getTime(), now)).toBe('3 February 2025');
});
