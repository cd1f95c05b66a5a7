import { expect, it } from 'vitest';
import { nodeKinds } from '../../nodes/registry.ts';
import { hasIcon } from './Icon.tsx';

it('has the icon of every node kind', () => {
  expect(nodeKinds.filter((kind) => !hasIcon(kind.icon)).map((kind) => `${kind.id}: ${kind.icon}`)).toEqual([]);
});
