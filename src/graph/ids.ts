/** Short, readable ids: `dense`, `dense2`, `dense3`. People meet them in saved files and in exported code. */
export function freshId(stem: string, taken: ReadonlySet<string> | readonly string[]): string {
  const used = taken instanceof Set ? taken : new Set(taken);
  if (!used.has(stem)) return stem;
  let number = 2;
  while (used.has(`${stem}${number}`)) number++;
  return `${stem}${number}`;
}
