/** What a page loads before any of its code runs: its scripts with all that they import statically. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface LoadedFile {
  readonly name: string;
  /** In bytes, gzipped as hard as servers do it. */
  readonly gzipped: number;
}

/** An import or export from another file; `import(...)` comes later and is not meant. */
const STATIC_IMPORT = /\b(?:import|export)\s*(?:[\w$*{][^'"`()]*?\bfrom\s*)?["'](\.[^"']+\.js)["']/g;

/** The JavaScript that `index.html` of a built page loads statically, the largest file first. */
export function firstScripts(dist: string): readonly LoadedFile[] {
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)].map((match) => path.join(dist, match[1] ?? ''));
  const files = new Map<string, LoadedFile>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    const code = readFileSync(file);
    files.set(file, { name: path.basename(file), gzipped: gzipSync(code, { level: 9 }).length });
    const folder = path.dirname(file);
    waiting.push(...[...code.toString('utf8').matchAll(STATIC_IMPORT)].map((match) => path.join(folder, match[1] ?? '')));
  }
  return [...files.values()].sort((a, b) => b.gzipped - a.gzipped);
}
