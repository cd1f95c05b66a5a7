/** Written code as lines that know their node, so that pointing at one lights the other. */

export interface Line {
  readonly text: string;
  /** The node that this line writes; null for what belongs to the script as a whole. */
  readonly node: string | null;
}

/** A part of a script, and a cell of a notebook. */
export interface Section {
  readonly title: string;
  /** What happens here, Markdown; a notebook shows it above the cell. */
  readonly prose: string;
  readonly lines: readonly Line[];
}

/** Collects lines; everything it is given may hold several. */
export class Lines {
  readonly #lines: Line[] = [];

  /** Adds code, indented by so many levels of four blanks (or two, as the target does). */
  add(code: string, node: string | null = null): this {
    for (const text of code.split('\n')) this.#lines.push({ text: text.trimEnd(), node });
    return this;
  }

  addAll(lines: readonly Line[]): this {
    this.#lines.push(...lines);
    return this;
  }

  section(title: string, prose: string): Section {
    return { title, prose, lines: this.#lines };
  }
}

/** Lines moved to the right by so many blanks; empty lines stay empty. */
export function indented(code: string, blanks: number): string {
  const margin = ' '.repeat(blanks);
  return code
    .split('\n')
    .map((line) => (line === '' ? '' : margin + line))
    .join('\n');
}

/** Text of a person (a title, a label) for a comment: one line, nothing that could end the comment or the string around it. */
export function commentText(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\\"`]/g, "'")
    .replace(/\*\//g, '* /')
    .trim();
}
