/** What the window and its worker say to each other. */
import type { FileProblem } from '../../../datasets/own/problem.ts';
import type { Column, Layout } from '../../../datasets/csv/params.ts';
import type { TableProfile } from '../../../datasets/csv/profile.ts';
import type { spokenCatalogue } from '../../../words/i18n.ts';

export type ToWorker =
  /** Reads a file. What is given of the layout holds; the rest is guessed. */
  | { readonly type: 'read'; readonly file: Blob; readonly given: Partial<Layout>; readonly spoken: ReturnType<typeof spokenCatalogue> }
  /** Counts the rows of the table that was read last. */
  | { readonly type: 'count'; readonly columns: readonly Column[] };

export interface Counts {
  readonly labelled: number;
  readonly complete: number;
}

export type FromWorker =
  /** Rows so far, and the share of the file. */
  | { readonly type: 'progress'; readonly rows: number; readonly share: number }
  | { readonly type: 'profile'; readonly profile: TableProfile }
  | { readonly type: 'refused'; readonly problem: FileProblem; readonly layout: Layout | null }
  | { readonly type: 'counts'; readonly columns: readonly Column[]; readonly counts: Counts };
