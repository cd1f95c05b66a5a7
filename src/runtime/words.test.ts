/** What the engine says, put into words when it is said: a worker is told its language after its modules are evaluated. */
import { afterEach, expect, it } from 'vitest';
import { speak } from '../words/i18n.ts';
import { LANGUAGES, SOURCE } from '../words/language.ts';
import { watchDevice } from './backends/webgpu.ts';
import { Harness, preset, programOf } from './harness.fixture.ts';

/** Each message in brackets. */
const pseudo = LANGUAGES.find((language) => language.pseudo === true) ?? SOURCE;
const WORDED = /^⟦.*⟧$/;

afterEach(() => { speak(SOURCE, {}); });

it('the engine says everything in the language that its first message told', async () => {
  // What this machine has answered to a test before this one is forgotten, as after a lost device.
  await watchDevice({ device: { lost: Promise.resolve({ reason: 'unknown' }) } });
  speak(pseudo, {});
  const harness = new Harness();
  await harness.load(programOf(preset('5-xor-net')), 'wasm');
  const backend = harness.of('backend').at(-1)?.backend;
  const said = [...harness.of('loading').map(({ message }) => message), ...harness.of('data').map(({ origin }) => origin), backend?.reason, backend?.execution, ...(backend?.choices ?? []).map(({ note }) => note)];
  expect(said.length).toBeGreaterThan(6);
  expect(said.filter((text) => !WORDED.test(text ?? ''))).toEqual([]);
  await expect(harness.ask({ kind: 'rows', split: 'validation', from: 0, count: 1 })).rejects.toThrow(WORDED);
});

it('a loss that grows without end is told in it, too', async () => {
  speak(pseudo, {});
  const harness = new Harness();
  const document = preset('1-least-squares');
  await harness.load(programOf({ ...document, training: { ...document.training, optimizer: { kind: 'sgd', learningRate: 1 } } }), 'cpu');
  harness.post({ type: 'train' });
  await harness.until(() => harness.of('failed').length > 0);
  expect(harness.of('failed').at(-1)?.message).toMatch(WORDED);
});

it('loaded data are told by the id of their data set, which is the same in every language', async () => {
  const harness = new Harness();
  await harness.load(programOf(preset('5-xor-net')), 'cpu');
  expect(harness.of('data').map(({ source }) => source)).toEqual(['table']);
});
