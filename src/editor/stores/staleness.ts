/** Whether two programs train the same. */
import type { Program } from '../../compiler/program.ts';

/** A program never changes, so it is written out once at most. */
const texts = new WeakMap<Program, string>();

function textOf(program: Program): string {
  const known = texts.get(program);
  if (known !== undefined) return known;
  const text = JSON.stringify(program);
  texts.set(program, text);
  return text;
}

/** True when the open graph would train differently from the program that the engine holds. */
export function isStale(program: Program | null, loaded: Program | null): boolean {
  if (loaded === null || program === loaded) return false;
  return program === null || textOf(program) !== textOf(loaded);
}
