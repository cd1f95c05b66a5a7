/** What is kept between two reads, thinned evenly where more comes than has room. */
export class Thinned<T> {
  readonly #most: number;
  readonly #release: (item: T) => void;
  readonly #spared: (item: T) => boolean;
  #items: T[] = [];
  /** Every how many steps one is kept; doubles when more would be kept than fit. */
  #stride = 1;

  /**
   * @param release is given what is thinned out.
   * @param spared is kept in any case.
   */
  constructor(most: number, release: (item: T) => void = () => undefined, spared: (item: T) => boolean = () => false) {
    this.#most = most;
    this.#release = release;
    this.#spared = spared;
  }

  /** True where the turn of this step has come. */
  wants(step: number): boolean {
    return step % this.#stride === 0;
  }

  keep(item: T): void {
    if (this.#items.length >= this.#most) this.#thin();
    this.#items.push(item);
  }

  /** All that is kept, in order; it is the caller's from then on. */
  take(): T[] {
    const items = this.#items;
    this.#items = [];
    if (items.length > 0 && items.length < this.#most / 2) this.#stride = Math.max(1, this.#stride / 2);
    return items;
  }

  #thin(): void {
    this.#stride *= 2;
    const stays = (item: T, index: number): boolean => index % 2 === 0 || this.#spared(item);
    for (const [index, item] of this.#items.entries()) if (!stays(item, index)) this.#release(item);
    this.#items = this.#items.filter(stays);
  }
}
