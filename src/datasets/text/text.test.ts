import { describe, expect, it } from 'vitest';
import { keepOwnFile } from '../own/keep.ts';
import { memoryPlace } from '../own/memoryPlace.fixture.ts';
import { isDataProblem, type Data, type DataDescription, type LoadContext } from '../source.ts';
import { isMostlyIdeographs, scanText, strideFor } from './scan.ts';
import { textWindows } from './textWindows.ts';
import { indicesOf, textOf, tokensOf, type TextUnit } from './tokens.ts';

const place = memoryPlace();
const context: LoadContext = { seed: 1, signal: new AbortController().signal, progress: () => undefined, places: () => [place] };

/** The parameters that an import of this text gives. */
async function imported(text: string, more: Record<string, unknown> = {}) {
  const { unit = 'characters', lowercase = false, mostTokens = 255 } = more as { unit?: TextUnit; lowercase?: boolean; mostTokens?: number };
  const file = await keepOwnFile('a text.txt', new TextEncoder().encode(text), place);
  const { tokens, vocabulary } = scanText(text.replaceAll('\r\n', '\n'), { unit, lowercase, mostTokens });
  return textWindows.params.parse({ file, unit, lowercase, tokens, vocabulary, ...more });
}

async function load(text: string, more: Record<string, unknown> = {}): Promise<Data & { description: DataDescription }> {
  const params = await imported(text, more);
  const description = textWindows.describe(params);
  if (isDataProblem(description)) throw new Error(description.message);
  return { ...(await textWindows.load(params, context)), description };
}

describe('tokens', () => {
  it('are characters, one for each code point', () => {
    expect(tokensOf('Ça 🙂', { unit: 'characters', lowercase: false })).toEqual(['Ç', 'a', ' ', '🙂']);
    expect(tokensOf('ÇA', { unit: 'characters', lowercase: true })).toEqual(['ç', 'a']);
  });

  it('are words, punctuation marks and line breaks; ideographs are words of their own', () => {
    const text = "Don't stop, l’été\u00a0snake_case 42!\n 你好，world\tहिन्दी";
    expect(tokensOf(text, { unit: 'words', lowercase: false })).toEqual(["Don't", 'stop', ',', 'l’été', 'snake_case', '42', '!', '\n', '你', '好', '，', 'world', 'हिन्दी']);
  });

  it('get their place in the vocabulary, and 0 where they have none', () => {
    expect([...indicesOf(['b', 'x', 'a'], ['a', 'b'])]).toEqual([2, 0, 1]);
  });

  it('become a text again with the spaces that people write', () => {
    expect(textOf(['He', 'said', ':', '“', 'no', ',', 'never', '”', '\n', 'Then'], 'words')).toBe('He said: “no, never”\nThen');
    expect(textOf(['你', '好', '，', '世', '界'], 'words')).toBe('你好，世界');
    expect(textOf(['a', ' ', 'b'], 'characters')).toBe('a b');
  });
});

describe('a scan', () => {
  it('counts tokens and keeps the most frequent, those alike often by their characters', () => {
    expect(scanText('abcabcab', { unit: 'characters', lowercase: false, mostTokens: 2 })).toEqual({ tokens: 8, distinct: 3, vocabulary: ['a', 'b'], counts: [3, 3], covered: 6 / 8 });
  });

  it('knows a text that is best read character by character', () => {
    expect(isMostlyIdeographs('床前明月光，疑是地上霜。')).toBe(true);
    expect(isMostlyIdeographs('Call me Ishmael.')).toBe(false);
  });

  it('spreads the windows of a long text, so that there are not too many', () => {
    expect([strideFor(5000, 'characters'), strideFor(1_000_000, 'characters'), strideFor(1_000_000, 'words')]).toEqual([1, 10, 25]);
  });
});

describe('rows of a text', () => {
  it('are windows in order, each with the token after it', async () => {
    const { train, validation, description } = await load('abcdefgh', { window: 3, validationShare: 0 });
    // The vocabulary is a to h: their indices are 1 to 8.
    expect([...train.features]).toEqual([1, 2, 3, 2, 3, 4, 3, 4, 5, 4, 5, 6, 5, 6, 7]);
    expect([...train.labels]).toEqual([4, 5, 6, 7, 8]);
    expect(validation).toBeNull();
    expect(description.features).toEqual({ shape: [3], range: [0, 8], indices: true });
    expect(description.labels).toEqual({ shape: [9], classes: 9, range: [0, 1] });
    expect(train.classes).toBe(9);
  });

  it('begin a stride apart, and the end of the text is held back', async () => {
    const { train, validation, description } = await load('abcdefghij', { window: 2, stride: 3, validationShare: 0.4 });
    expect([description.trainRows, description.validationRows]).toEqual([2, 1]);
    expect([...train.features]).toEqual([1, 2, 4, 5]);
    expect([...(validation?.features ?? []), ...(validation?.labels ?? [])]).toEqual([7, 8, 9]);
  });

  it('name what is not in the vocabulary by 0', async () => {
    const { train } = await load('aaabab', { window: 2, mostTokens: 1, validationShare: 0 });
    expect([...train.features.slice(0, 4), ...train.labels]).toEqual([1, 1, 1, 1, 1, 0, 1, 0]);
  });

  it('of a vocabulary above a byte are numbers all the same', async () => {
    const text = Array.from({ length: 400 }, (_, at) => `w${at}`).join(' ');
    const { train, description } = await load(text, { unit: 'words', mostTokens: 10_000, window: 4, validationShare: 0 });
    expect(description.labels.classes).toBe(401);
    expect(train.features).toBeInstanceOf(Float32Array);
    expect(Math.max(...train.labels)).toBe(400);
  });

  it('of a text from Windows are those of the same text from elsewhere', async () => {
    const [windows, unix] = await Promise.all([load('ab\r\ncd\r\nef', { window: 2 }), load('ab\ncd\nef', { window: 2 })]);
    expect(windows.train).toEqual(unix.train);
  });
});

describe('what cannot be windows', () => {
  it('says that no text is chosen yet', () => {
    expect(textWindows.describe(textWindows.params.parse({}))).toEqual({ param: 'source', message: 'No text is chosen yet. Drop a text file (.txt) on the page.' });
  });

  it('says how large the stride must be where the windows would not fit into memory', () => {
    const params = textWindows.params.parse({ file: { name: 'a.txt', sha256: '0'.repeat(64), bytes: 5 }, tokens: 1_000_000, vocabulary: ['a'], window: 100 });
    const problem = textWindows.describe(params);
    expect(problem).toEqual({ param: 'stride', message: '999,900 windows of 100 are more than the memory should hold. Set the stride to 2 or more.' });
    expect(isDataProblem(textWindows.describe({ ...params, stride: 2 }))).toBe(false);
  });

  it('says where the graph was edited by hand and no longer tells the truth of its text', async () => {
    const params = { ...(await imported('abcdefgh', { window: 2 })), tokens: 7 };
    await expect(textWindows.load(params, context)).rejects.toThrow('The graph says that “a text.txt” has 7 tokens, but it has 8. Import the text anew.');
  });
});
