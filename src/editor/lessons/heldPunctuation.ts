/**
 * A link that is a button, a sign behind a link and a formula are boxes in the line, and a line may be broken on either side of
 * a box: the comma after it would then begin the next line. So a box and the marks that touch it are held together.
 */

/** What this needs to know of a node of the text's tree (hast). */
export interface TextNode {
  readonly type: string;
  readonly value?: string;
  readonly tagName?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  children?: TextNode[];
}

const CLOSING = /^[.,;:!?%)\]}’”»…、。，；：！？）】》」』]+/u;
const OPENING = /[([{‘“«（【《「『]+$/u;

/** A plugin for rehype: puts each box and the marks that touch it into one span of the class, within which no line is broken. */
export function heldPunctuation(className: string) {
  return (tree: TextNode): void => { hold(tree, className); };
}

function hold(parent: TextNode, className: string): void {
  if (!parent.children) return;
  const held: TextNode[] = [];
  let rest = parent.children;
  while (rest.length > 0) {
    const [node, ...after] = rest as [TextNode, ...TextNode[]];
    rest = after;
    if (!isBox(node)) {
      hold(node, className);
      held.push(node);
      continue;
    }
    const before = split(held.at(-1), OPENING);
    const behind = split(rest[0], CLOSING);
    if (before) held.splice(-1, 1, ...before.left);
    if (behind) rest = [...behind.left, ...rest.slice(1)];
    held.push(before || behind ? { type: 'element', tagName: 'span', properties: { className: [className] }, children: [...marks(before), node, ...marks(behind)] } : node);
  }
  parent.children = held;
}

/** The marks at the end of a text that the pattern asks for, and the text without them; null where there are none. */
function split(node: TextNode | undefined, pattern: RegExp): { readonly marks: string; readonly left: readonly TextNode[] } | null {
  const value = node?.type === 'text' ? (node.value ?? '') : '';
  const [found] = pattern.exec(value) ?? [];
  if (found === undefined) return null;
  const left = value.replace(pattern, '');
  return { marks: found, left: left === '' ? [] : [{ type: 'text', value: left }] };
}

function marks(part: { readonly marks: string } | null): TextNode[] {
  return part ? [{ type: 'text', value: part.marks }] : [];
}

function isBox({ type, tagName, properties }: TextNode): boolean {
  if (type !== 'element') return false;
  if (tagName === 'a' || tagName === 'img') return true;
  const names = properties?.['className'];
  return Array.isArray(names) && names.includes('katex');
}
