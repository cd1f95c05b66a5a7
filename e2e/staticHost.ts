/** A host as plain as they come: files under some path, no headers but the type. What lies on it can be changed, and it can go away. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const DIST = path.resolve(import.meta.dirname, '../dist');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm', '.png': 'image/png', '.woff2': 'font/woff2', '.gz': 'application/gzip',
};

export class StaticHost {
  readonly #server: Server;
  readonly #folder: string;
  readonly #changed = new Map<string, string>();
  readonly #gone = new Set<string>();
  /** Paths below the folder that were asked for and not there. */
  readonly missed: string[] = [];
  /** True while every connection is refused. */
  away = false;

  /** Serves the built app below `folder`, which begins and ends with a slash. */
  static async start(folder: string): Promise<StaticHost> {
    const host = new StaticHost(folder);
    await new Promise<void>((done) => { host.#server.listen(0, 'localhost', done); });
    return host;
  }

  private constructor(folder: string) {
    this.#folder = folder;
    this.#server = createServer((request, response) => {
      if (this.away) request.socket.destroy();
      else void this.#answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(({ status, type, body }) => { response.writeHead(status, type ? { 'content-type': type } : {}).end(body); });
    });
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${this.#folder}`;
  }

  /** From now on the file is another. */
  async change(file: string, edit: (text: string) => string): Promise<void> {
    this.#changed.set(file, edit(this.#changed.get(file) ?? (await readFile(path.join(DIST, file), 'utf8'))));
  }

  /** From now on the host has no file whose name matches. */
  takeAway(file: string): void {
    this.#gone.add(file);
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((done) => { this.#server.close(() => { done(); }); });
  }

  async #answer(pathname: string): Promise<{ status: number; type?: string; body: string | Buffer }> {
    if (!pathname.startsWith(this.#folder)) return this.#nothing(pathname);
    const file = pathname.slice(this.#folder.length) || 'index.html';
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const changed = this.#changed.get(file);
    if (changed !== undefined) return { status: 200, type, body: changed };
    if (this.#gone.has(file)) return this.#nothing(file);
    try {
      return { status: 200, type, body: await readFile(path.join(DIST, file)) };
    } catch {
      return this.#nothing(file);
    }
  }

  #nothing(file: string): { status: number; body: string } {
    this.missed.push(file);
    return { status: 404, body: 'Not found' };
  }
}
