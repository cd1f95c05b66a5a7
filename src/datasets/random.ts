/** Chance that repeats: every generated data set draws from here, so that a seed gives the same rows everywhere. */
import seedrandom from 'seedrandom';

export interface Random {
  /** Evenly between the two bounds, the upper one excluded. */
  uniform(low: number, high: number): number;
  /** Gaussian, by Marsaglia's polar method (1964). */
  normal(mean: number, deviation: number): number;
  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number;
}

/** The same name gives the same numbers (Alea, 32-bit arithmetic: alike on every machine). */
export function randomFrom(name: string): Random {
  const next = seedrandom.alea(name);
  return {
    uniform: (low, high) => low + next() * (high - low),
    normal(mean, deviation) {
      for (;;) {
        const a = 2 * next() - 1;
        const b = 2 * next() - 1;
        const square = a * a + b * b;
        if (square > 0 && square < 1) return mean + deviation * a * Math.sqrt((-2 * Math.log(square)) / square);
      }
    },
    below: (count) => Math.floor(next() * count),
  };
}

/** The rows in a random order (Fisher and Yates), in place. */
export function shuffle<T>(rows: T[], random: Random): T[] {
  for (let last = rows.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [rows[last], rows[other]] = [rows[other] as T, rows[last] as T];
  }
  return rows;
}
