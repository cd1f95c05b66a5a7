import { describe, expect, it } from 'vitest';
import { nodeKind } from '../../nodes/registry.ts';
import { portsOf, spokenName } from './ports.ts';

const wired = (...inputs: string[]) => ({ inputs: new Set(inputs), outputs: new Set<string>() });
const names = (ports: readonly { name: string }[]) => ports.map((port) => port.name).join(' ');

describe('the ports that a node shows', () => {
  it('are those of its kind', () => {
    expect(names(portsOf(nodeKind('loss')).inputs)).toBe('prediction target');
    expect(names(portsOf(nodeKind('dataset')).outputs)).toBe('features labels');
  });

  it('are one more than are wired where any number may be, and never fewer than two', () => {
    const concat = nodeKind('concat');
    expect(names(portsOf(concat).inputs)).toBe('a b');
    expect(names(portsOf(concat, wired('a', 'b')).inputs)).toBe('a b c');
    expect(names(portsOf(concat, wired('c')).inputs)).toBe('a b c d');
  });

  it('include one that only a wire in the file knows, so that the wire can be seen', () => {
    expect(names(portsOf(nodeKind('dense'), wired('weights')).inputs)).toBe('in weights');
    expect(names(portsOf(undefined, wired('in')).inputs)).toBe('in');
  });
});

it('tells two nodes of one kind apart by ear', () => {
  const node = { kind: 'dense', position: { x: 0, y: 0 }, params: {} };
  expect(spokenName({ ...node, id: 'dense' }, nodeKind('dense'))).toBe('Dense');
  expect(spokenName({ ...node, id: 'dense2' }, nodeKind('dense'))).toBe('Dense dense2');
  expect(spokenName({ ...node, id: 'h', label: 'Hidden layer' }, nodeKind('dense'))).toBe('Hidden layer');
});
