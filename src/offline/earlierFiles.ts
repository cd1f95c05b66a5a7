/** Files of the version before, for pages that began with it and are still open: their host has only the new ones. */
export class EarlierFiles {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  /** Takes what lies in `cache` and is not of the present version, in the place of what was taken before: one version is kept, not all. */
  async take(cache: Cache, present: ReadonlySet<string>): Promise<void> {
    await this.forget();
    const old = (await cache.keys()).filter(({ url }) => !present.has(url));
    if (old.length === 0) return;
    const own = await caches.open(this.#name);
    await Promise.all(old.map(async (request) => {
      const response = await cache.match(request);
      if (response) await own.put(request, response);
    }));
  }

  async find(url: string): Promise<Response | undefined> {
    return (await caches.has(this.#name)) ? (await caches.open(this.#name)).match(url) : undefined;
  }

  async forget(): Promise<void> {
    await caches.delete(this.#name);
  }
}
