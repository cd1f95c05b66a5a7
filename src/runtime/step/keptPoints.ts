import type { MetricPoint } from '../protocol.ts';

/** Points that are kept between two reads; of a program whose path is followed, more. */
const KEPT = 64;
const KEPT_ON_TRAIL = 128;

/** Measured points, thinned evenly where there are more than a chart can show. */
export class KeptPoints {
  readonly #most: number;
  #points: MetricPoint[] = [];
  /** Every how many steps a point is kept; doubles when more would be kept than fit. */
  #stride = 1;

  constructor(followed: boolean) {
    this.#most = followed ? KEPT_ON_TRAIL : KEPT;
  }

  /** True where the turn of this step has come. */
  wants(step: number): boolean {
    return step % this.#stride === 0;
  }

  keep(point: MetricPoint): void {
    if (this.#points.length >= this.#most) {
      this.#stride *= 2;
      this.#points = this.#points.filter(({ loss }, index) => index % 2 === 0 || !Number.isFinite(loss));
    }
    this.#points.push(point);
  }

  /** What is kept; lets go of it. */
  read(): readonly MetricPoint[] {
    const points = this.#points;
    this.#points = [];
    if (points.length > 0 && points.length < this.#most / 4) this.#stride = Math.max(1, this.#stride / 2);
    return points;
  }
}
