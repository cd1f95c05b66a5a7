/** One line of the table that the benchmarks make. */
export interface BenchRow {
  readonly what: string;
  readonly unit: string;
  readonly value: number;
  readonly must: number | null;
  readonly aim: number | null;
  readonly note?: string;
}
