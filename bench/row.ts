/** One figure of a benchmark. */
export interface BenchRow {
  /** What was done: "recompile 1,000 nodes, a parameter at the front". */
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  /** At most (or, for speeds, at least) this; null where nothing is promised. */
  readonly must: number | null;
  /** What it should become. */
  readonly aim: number | null;
  readonly note?: string;
}
