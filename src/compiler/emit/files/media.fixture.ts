/** Texts, pictures and IDX files, and graphs that learn from them. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'fflate';
import { idxFile } from '../../../datasets/idx/idx.fixture.ts';
import { writeNpz } from '../../../datasets/images/npz.ts';
import { scanText } from '../../../datasets/text/scan.ts';
import type { TextUnit } from '../../../datasets/text/tokens.ts';
import type { Json } from '../../../graph/document.ts';
import type { Program } from '../../program.ts';
import { chain } from '../../testGraphs.fixture.ts';
import { programOf } from '../emit.fixture.ts';

/** Puts a file into the folder, and names it as a graph does. */
function given(folder: string, name: string, bytes: Uint8Array): Json {
  writeFileSync(path.join(folder, name), bytes);
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
}

const TALE = `“Don't stop,” said l’été — ΣΊΣΥΦΟΣ,\r\n你好，world! हिन्दी snake_case 42\t½ naïve…\u00a0🙂\r`.repeat(6);

function text(folder: string, unit: TextUnit, lowercase: boolean, more: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  const { tokens, vocabulary } = scanText(TALE.replace(/\r\n?/g, '\n'), { unit, lowercase, mostTokens: 20 });
  return { source: 'textWindows', file: given(folder, `tale of ${unit}.txt`, new TextEncoder().encode(`\uFEFF${TALE}`)), unit, lowercase, tokens, vocabulary: [...vocabulary], window: 5, ...more };
}

function pictures(folder: string, channels: 1 | 3, more: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  const images = Uint8Array.from({ length: 11 * 16 * channels }, (_, at) => (at * 89) % 256);
  const bytes = writeNpz({ shape: [11, 4, 4, channels], images, labels: Uint8Array.from({ length: 11 }, (_, row) => Math.floor(row / 4)) }, ['猫', 'dogs', 'none']);
  return { source: 'images', file: given(folder, `pets in ${channels}.npz`, bytes), rows: 11, size: 4, channels, classNames: ['猫', 'dogs', 'none'], ...more };
}

function idx(folder: string, more: Readonly<Record<string, Json>> = {}): Readonly<Record<string, Json>> {
  return {
    source: 'idxSet',
    trainImages: given(folder, 'train-images.gz', gzipSync(idxFile([9, 3, 2]))),
    trainLabels: given(folder, 'train-labels', idxFile([9], (at) => 1 + (at % 3))),
    trainRows: 9,
    size: [3, 2, 1],
    classNames: ['a', 'b', 'c'],
    firstLabel: 1,
    ...more,
  };
}

/** What each is called, and the data node's parameters; making them puts the files into the folder. */
export const MEDIA_CASES: Readonly<Record<string, (folder: string) => Readonly<Record<string, Json>>>> = {
  'a text by characters': (folder) => text(folder, 'characters', true, { validationShare: 0.25 }),
  'a text by words': (folder) => text(folder, 'words', false, { stride: 2, validationShare: 0 }),
  'pictures in colour': (folder) => pictures(folder, 3),
  'pictures in grey, from 0 to 255': (folder) => pictures(folder, 1, { scale: '0..255', validationShare: 0 }),
  'IDX files without test files': (folder) => idx(folder, { validationShare: 0.3 }),
  'IDX files with test files, on their side': (folder) => idx(folder, { transposed: true, testImages: given(folder, 'test-images', idxFile([4, 3, 2])), testLabels: given(folder, 'test-labels', idxFile([4], (at) => 1 + (at % 3))), testRows: 4 }),
};

export function mediaGraph(data: Readonly<Record<string, Json>>): Program {
  const units = Array.isArray(data['classNames']) ? data['classNames'].length : (data['vocabulary'] as readonly Json[]).length + 1;
  return programOf(chain(data, [['flat', 'flatten'], ['out', 'dense', { units }]], { function: 'meanSquaredError' }, { batchSize: 4, steps: 2 }));
}
