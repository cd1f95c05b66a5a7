/** Values as both languages write them. Strings and numbers of JSON are also those of Python and JavaScript. */

type Literal = string | number | boolean | null | readonly Literal[];

/** A dictionary: `NAME = {"key": value, …}`, a key on each line. */
export function pythonConstant(name: string, entries: Readonly<Record<string, Literal>>): string {
  return `${name} = {\n${Object.entries(entries).map(([key, value]) => `    "${key}": ${pythonLiteral(value)},\n`).join('')}}`;
}

/** An object: `const NAME = { key: value, … };`, a key on each line. */
export function scriptConstant(name: string, entries: Readonly<Record<string, Literal>>): string {
  return `const ${name} = {\n${Object.entries(entries).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`).join('')}};`;
}

function pythonLiteral(value: Literal): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return `[${(value as readonly Literal[]).map(pythonLiteral).join(', ')}]`;
  return JSON.stringify(value);
}
