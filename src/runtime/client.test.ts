import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Program } from '../compiler/program.ts';
import { createClient, type Client } from './client.ts';
import type { Envelope } from './envelope.ts';
import { preset, programOf } from './harness.fixture.ts';
import type { Command, Event } from './protocol.ts';

/** A worker that does nothing but write down what it is told. */
class SilentWorker {
  static made: SilentWorker[] = [];
  readonly told: Command[] = [];
  ended = false;
  onmessage: ((message: { data: Envelope }) => void) | null = null;
  onerror: ((error: { message: string }) => void) | null = null;

  constructor() {
    SilentWorker.made.push(this);
  }

  postMessage(envelope: Envelope): void {
    if (envelope.type === 'command') this.told.push(envelope.command);
  }

  terminate(): void {
    this.ended = true;
  }

  say(event: Event): void {
    this.onmessage?.({ data: { type: 'event', event } });
  }
}

const program = programOf(preset('5-xor-net'));
const other: Program = { ...program };

let client: Client;
let heard: Event[];

beforeEach(() => {
  SilentWorker.made = [];
  vi.stubGlobal('Worker', SilentWorker);
  // That there is one is all that is asked.
  vi.stubGlobal('OffscreenCanvas', EventTarget);
  vi.stubGlobal('navigator', { vendor: '' });
  client = createClient({ base: 'http://localhost/' });
  heard = [];
  client.subscribe((event) => heard.push(event));
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function worker(): SilentWorker {
  const last = SilentWorker.made.at(-1);
  if (!last) throw new Error('No worker was started.');
  return last;
}

const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

describe('a run that is prepared', () => {
  it('is silent until it is asked for, and then is not loaded again', () => {
    client.prepare(program, 'auto', { key: 'a' });
    expect(worker().told).toEqual([{ type: 'load', run: 1, program, backend: 'auto', record: { key: 'a' }, early: true }]);
    worker().say({ type: 'state', run: 1, state: 'idle' });
    expect(heard).toEqual([]);
    client.load(program, 'auto', { key: 'a' });
    client.train();
    expect(heard).toEqual([{ type: 'state', run: 1, state: 'idle' }]);
    expect(typesOf(worker().told)).toEqual(['load', 'setSpeed', 'train']);
    worker().say({ type: 'state', run: 1, state: 'training' });
    expect(heard.at(-1)).toEqual({ type: 'state', run: 1, state: 'training' });
  });

  it('gives way to a graph that was changed since, and to a run that goes on from a checkpoint', () => {
    client.prepare(program, 'auto', { key: 'a' });
    client.prepare(other, 'auto', { key: 'b' });
    expect(worker().told.map(({ run }) => run)).toEqual([1, 2]);
    client.load(program, 'auto', { key: 'b', from: 'b 17' });
    expect(worker().told.at(-2)).toEqual({ type: 'load', run: 3, program, backend: 'auto', record: { key: 'b', from: 'b 17' } });
    worker().say({ type: 'state', run: 2, state: 'idle' });
    expect(heard).toEqual([]);
  });

  it('is nobody’s to steer or to ask', async () => {
    client.prepare(program, 'auto', { key: 'a' });
    client.pause();
    client.stop();
    client.reset();
    expect(typesOf(worker().told)).toEqual(['load']);
    await expect(client.ask({ kind: 'memory' })).rejects.toThrow('There is no run to ask.');
  });

  it('fails in silence; Train then loads it as if nothing had been', () => {
    client.prepare(program, 'auto', { key: 'a' });
    worker().say({ type: 'failed', run: 1, message: 'MNIST does not lie near.' });
    client.load(program, 'auto', { key: 'a' });
    expect(heard).toEqual([]);
    expect(worker().told.at(-2)).toEqual({ type: 'load', run: 2, program, backend: 'auto', record: { key: 'a' } });
  });

  it('may lose its worker in silence; the next load starts another', () => {
    client.prepare(program, 'auto', { key: 'a' });
    const lost = worker();
    lost.onerror?.({ message: 'out of memory' });
    expect(lost.ended).toBe(true);
    expect(heard).toEqual([]);
    client.load(program, 'auto', { key: 'a' });
    expect(SilentWorker.made).toHaveLength(2);
    expect(typesOf(worker().told)).toEqual(['load', 'setSpeed']);
  });

  it('takes the place of a run that was let go of, and says that it stands ready', () => {
    const said: boolean[] = [];
    client.load(program, 'auto', { key: 'a' });
    client.prepare(other, 'auto', { key: 'b' }, (ready) => said.push(ready));
    expect(said).toEqual([false]);
    client.dispose();
    client.prepare(other, 'auto', { key: 'b' }, (ready) => said.push(ready));
    expect(typesOf(worker().told)).toEqual(['load', 'setSpeed', 'dispose', 'load']);
    const run = worker().told.at(-1)?.run ?? NaN;
    worker().say({ type: 'state', run, state: 'idle' });
    expect(said).toEqual([false, true]);
    expect(heard).toEqual([]);
  });

  it('is never prepared over a run, nor on the page’s own thread', () => {
    client.load(program, 'auto', { key: 'a' });
    client.prepare(other, 'auto', { key: 'b' });
    expect(typesOf(worker().told)).toEqual(['load', 'setSpeed']);
    SilentWorker.made = [];
    createClient({ base: 'http://localhost/', forceMainThread: true }).prepare(program, 'auto', { key: 'a' });
    expect(SilentWorker.made).toEqual([]);
  });
});
