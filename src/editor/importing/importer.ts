import type { ComponentType } from 'react';
import type { GraphNode } from '../../graph/document.ts';
import type { CameFile } from './came.ts';

/** What the window of an importer is shown with. */
export interface ImporterProps {
  /** What came. Empty where the person began without a file (camera), or goes back to the data of `node`. */
  readonly came: readonly CameFile[];
  /** The dataset node whose data are looked at again and changed; null where a new one is made. */
  readonly node: GraphNode | null;
  readonly onClose: () => void;
}

/** A way from a person's files to a dataset node: a file, and a line in `importers.ts`. */
export interface Importer {
  readonly id: string;
  /** Sources (ids of `src/datasets`) whose nodes its window can open again. */
  readonly sources: readonly string[];
  /** What it takes, for the window that asks: "A table (CSV, TSV)". */
  readonly label: string;
  /** Endings and types for the browser's file window: `.csv`. */
  readonly accept: readonly string[];
  /** The words on the button by which the inspector of such a node goes back to the window: "Change columns…". */
  readonly change?: string;
  /** Where it can begin without a file (a camera): the words on the button. */
  readonly begin?: string;
  /** By contents and name. It looks at `head`, and at the whole only where it must. */
  recognises(came: readonly CameFile[]): boolean | Promise<boolean>;
  /** Fetches the code of the window, which is a `Dialog`. */
  load(): Promise<ComponentType<ImporterProps>>;
}
