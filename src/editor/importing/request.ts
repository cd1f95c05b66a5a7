import type { CameFile } from './came.ts';

/** What the import window is opened with. */
export interface ImportRequest {
  /** An importer's id; null asks what to import. */
  readonly importer: string | null;
  readonly came: readonly CameFile[];
  /** The id of the dataset node whose data are to be changed. */
  readonly node: string | null;
}
