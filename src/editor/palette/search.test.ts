import { describe, expect, it } from 'vitest';
import { nodeKinds } from '../../nodes/registry.ts';
import { byCategory, findKinds } from './search.ts';

describe('searching the palette', () => {
  it('finds Dense by what else it is called', () => {
    expect(findKinds('fully connected')[0]?.id).toBe('dense');
  });

  it('puts the kind of that very name first', () => {
    expect(findKinds('conv2d')[0]?.id).toBe('conv2d');
    expect(findKinds('  Flatten ')[0]?.id).toBe('flatten');
  });

  it('shows all kinds for no words and none for nonsense', () => {
    expect(findKinds(' ')).toEqual(nodeKinds);
    expect(findKinds('qqqq')).toEqual([]);
  });

  it('shows every kind in exactly one category', () => {
    expect(byCategory(nodeKinds).flatMap((group) => group.kinds).length).toBe(nodeKinds.length);
  });
});
