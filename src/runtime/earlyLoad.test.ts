import { describe, expect, it } from 'vitest';
import { EarlyLoad } from './earlyLoad.ts';

const loading = (message: string) => ({ type: 'loading', run: 1, message, fraction: null }) as const;
const idle = { type: 'state', run: 1, state: 'idle' } as const;

describe('a run that is loaded unasked', () => {
  it('keeps what the engine says of it, in order, and of what it is doing the last word alone', () => {
    const early = new EarlyLoad({ key: 'a' });
    for (const event of [loading('one'), loading('two')]) early.add(event);
    expect(early.events).toEqual([loading('two')]);
    early.add(idle);
    expect(early.events).toEqual([idle]);
  });

  it('is the one that is asked for by its name, from its beginning', () => {
    const early = new EarlyLoad({ key: 'a' });
    expect(early.serves({ key: 'a' })).toBe(true);
    for (const other of [undefined, { key: 'b' }, { key: 'a', from: 'a 17' }]) expect(early.serves(other)).toBe(false);
  });

  it('says once whether it stands ready', () => {
    const said: boolean[] = [];
    const early = new EarlyLoad({ key: 'a' }, (ready) => said.push(ready));
    early.add({ type: 'state', run: 1, state: 'loading' });
    expect(said).toEqual([]);
    early.add(idle);
    expect(said).toEqual([true]);
    const lost = new EarlyLoad({ key: 'b' }, (ready) => said.push(ready));
    lost.add({ type: 'failed', run: 1, message: 'It is not there.' });
    lost.fail();
    expect(said).toEqual([true, false]);
  });

  it('is loaded anew after it failed', () => {
    const early = new EarlyLoad({ key: 'a' });
    early.add({ type: 'failed', run: 1, message: 'It is not there.' });
    expect(early.serves({ key: 'a' })).toBe(false);
  });
});
