/**
 * Zod can also write its schemas as JSON Schema, which only the command line and the documentation ask for. Every schema refers to
 * that code, so no bundler can leave it out: in the page it is replaced by functions that say so. Saves 5 kB of the first script, gzipped.
 */
import type { Plugin } from 'vite';

const FILES = /\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/;
const EXPORT = /^export (?:const|function) (\w+)/gm;

export function zodInPage(): Plugin {
  return { name: 'netloom:zod-in-page', apply: 'build', transform: (code, id) => (FILES.test(id) ? { code: withoutJsonSchema(code), map: null } : null) };
}

/** The same exports, each of which throws when what it made is called; those that make a method are called when a schema is made. */
export function withoutJsonSchema(code: string): string {
  const names = [...code.matchAll(EXPORT)].map((match) => match[1] ?? '');
  if (names.length === 0) throw new Error('zod keeps what writes JSON Schemas elsewhere than before: look at scripts/zodInPage.ts.');
  const none = "const none = () => { throw new Error('The page writes no JSON Schema.'); };";
  return [none, ...names.map((name) => `export const ${name} = ${name.startsWith('create') ? '() => none' : 'none'};`)].join('\n');
}
