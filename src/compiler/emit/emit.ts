/** Code that runs elsewhere: a program as a complete script or notebook, with the lines of each node. */
import type { Program } from '../program.ts';
import type { CodeGroup } from './codeGroups.ts';
import { dataOf, type ProgramData } from './data.ts';
import { kerasSections } from './keras.ts';
import type { Line, Section } from './lines.ts';
import { identifier } from './names.ts';
import { notebookText } from './notebook.ts';
import { pytorchSections } from './pytorch.ts';
import { tfjsSections } from './tfjs.ts';

export const EMIT_TARGETS = ['keras', 'pytorch', 'tfjs', 'notebook'] as const;
export type EmitTarget = (typeof EMIT_TARGETS)[number];

export interface Emitted {
  /** What the file is best called: `xor_net.py`. */
  readonly fileName: string;
  readonly language: 'python' | 'javascript';
  /** The file's whole content. A notebook's is its JSON. */
  readonly text: string;
  /** What a person reads: the same as `text`, but of a notebook the cells one under the other. */
  readonly display: string;
  /** Line numbers in `display`, from 1, by node id; those of a copy under the node that it is a copy of. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
}

/** Writes a program for a target, `groups` as functions or modules of their own. Fails only where a program names kinds that this version does not know. */
export async function emit(program: Program, target: EmitTarget, groups: readonly CodeGroup[] = []): Promise<Emitted> {
  const data = await dataOf(program);
  const fileName = `${identifier(program.title, 'snake_case').slice(0, 60)}${EXTENSIONS[target]}`;
  const sections = SECTIONS[target](program, data, { fileName, groups });
  const written = target === 'notebook' ? notebookLines(sections) : scriptLines(sections);
  const display = `${written.map(({ text }) => text).join('\n')}\n`;
  return {
    fileName,
    language: target === 'tfjs' ? 'javascript' : 'python',
    text: target === 'notebook' ? notebookText(program.title, sections) : display,
    display,
    lines: linesByNode(written, groups),
  };
}

interface EmitOptions {
  readonly fileName: string;
  readonly groups: readonly CodeGroup[];
}

const EXTENSIONS: Readonly<Record<EmitTarget, string>> = { keras: '.py', pytorch: '.py', tfjs: '.mjs', notebook: '.ipynb' };

const SECTIONS: Readonly<Record<EmitTarget, (program: Program, data: ProgramData, options: EmitOptions) => readonly Section[]>> = {
  keras: (program, data, options) => kerasSections(program, data, { ...options, notebook: false }),
  notebook: (program, data, options) => kerasSections(program, data, { ...options, notebook: true }),
  pytorch: pytorchSections,
  tfjs: tfjsSections,
};

/** Sections with two empty lines between them, as PEP 8 has it. */
function scriptLines(sections: readonly Section[]): readonly Line[] {
  const gap: Line = { text: '', node: null };
  return sections.flatMap(({ lines }, index) => (index === 0 ? lines : [gap, gap, ...lines]));
}

/** Cells one under the other, each with its title as a comment. */
function notebookLines(sections: readonly Section[]): readonly Line[] {
  return sections.flatMap(({ title, lines }, index) => {
    const heading: Line = { text: `# ${title}`, node: null };
    const gap: Line = { text: '', node: null };
    return index === 0 ? [heading, ...lines] : [gap, heading, ...lines];
  });
}

function linesByNode(lines: readonly Line[], groups: readonly CodeGroup[]): ReadonlyMap<string, readonly number[]> {
  const members = new Map(groups.flatMap(({ copies }) => copies.flatMap((ids) => ids.map((id, place) => [id, copies[0]?.[place] ?? id] as const))));
  const found = new Map<string, number[]>();
  lines.forEach(({ node: written }, index) => {
    if (written === null) return;
    const node = members.get(written) ?? written;
    const numbers = found.get(node);
    if (numbers) numbers.push(index + 1);
    else found.set(node, [index + 1]);
  });
  return found;
}
