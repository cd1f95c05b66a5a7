/** The text that a window is about: the file that came, or that of the node whose data are looked at again. */
import { browserPlaces } from '../../../datasets/places.ts';
import { keepOwnFile, readOwnFile } from '../../../datasets/own/keep.ts';
import { readText } from '../../../datasets/text/textFile.ts';
import { textWindows } from '../../../datasets/text/textWindows.ts';
import type { TextScan } from '../../../datasets/text/scan.ts';
import type { GraphNode } from '../../../graph/document.ts';
import type { CameFile } from '../came.ts';
import type { Imported } from '../finish.ts';
import { ownCache } from '../ownCache.ts';

export interface GivenText {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** @throws FileRefused with what is wrong with it; FileMissing where a node's file is not here. */
export async function givenText(came: readonly CameFile[], node: GraphNode | null): Promise<GivenText | null> {
  const [first] = came;
  if (first) return read(first.name, new Uint8Array(await first.file.arrayBuffer()));
  const { file } = paramsOf(node);
  if (!file) return null;
  const places = browserPlaces({ base: new URL('.', location.href).href });
  return read(file.name, await readOwnFile(file, { signal: new AbortController().signal, progress: () => undefined, places }));
}

function read(name: string, bytes: Uint8Array): GivenText {
  return { name, bytes, text: readText(bytes, name) };
}

/** The parameters that a text's node has, or a new one gets. */
export function paramsOf(node: GraphNode | null) {
  const parsed = textWindows.params.safeParse(node?.params['source'] === 'textWindows' ? node.params : {});
  return parsed.success ? parsed.data : textWindows.params.parse({});
}

export type TextParams = ReturnType<typeof paramsOf>;

/** Keeps the text and says what the dataset node is told of it. */
export async function keepText({ name, bytes }: GivenText, params: TextParams, scan: TextScan): Promise<Imported> {
  const file = await keepOwnFile(name, bytes, ownCache());
  return {
    name: name.replace(/\.[^.]*$/, ''),
    params: { source: 'textWindows', ...params, file, tokens: scan.tokens, vocabulary: scan.vocabulary },
  };
}
