// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Params } from '../../graph/document.ts';
import { OwnData } from './OwnData.tsx';

afterEach(cleanup);

const file = { name: 'mine', sha256: 'a'.repeat(64), bytes: 12 };

function show(params: Params): void {
  render(<OwnData node={{ id: 'data', kind: 'dataset', position: { x: 0, y: 0 }, params }} />);
}

describe('the inspector of a node over a person’s own data', () => {
  it.each([
    ['csv', { file }, 'Change columns…'],
    ['images', { file }, 'Change images…'],
    ['idxSet', { trainImages: file, trainLabels: file }, 'Change images…'],
    ['textWindows', { file }, 'Change text…'],
  ] as const)('goes back to the window of %s by its own words', (source, params, words) => {
    show({ source, ...params });
    expect(screen.getByRole('button', { name: /^Change/ }).textContent).toBe(words);
  });

  it('has nothing to change where no file is chosen yet', () => {
    show({ source: 'images' });
    expect(screen.queryByRole('button', { name: /^Change/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Choose a file…' })).toBeDefined();
  });

  it('says nothing of data that nobody brought', () => {
    show({ source: 'digits' });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
