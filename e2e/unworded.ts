/** Finds text that is in no catalogue, by the pseudo language `?lang=en-XA`: it puts each message in brackets. */
import type { Locator, Page } from '@playwright/test';

/** Attributes that are read to people. */
const READ = ['aria-label', 'title', 'alt', 'placeholder', 'aria-description', 'aria-roledescription', 'aria-valuetext'];

/** Names that are the same in every language: of frameworks, of languages, of a kind that the button Step keeps from being a message. */
const SAME = ['Keras', 'PyTorch', 'TensorFlow.js', 'English', '简体中文', 'Step', '· Language'];

/**
 * Texts and names within an element that stand outside the pseudo language's brackets and hold a word (two letters of one
 * alphabet in a row). Left out: what is nobody's to translate (`translate="no"`: names that people gave, code, formulas,
 * units), what says itself which language it is in (`lang`), what is not shown, and what people typed.
 * @param same what else stands outside all catalogues on purpose.
 */
export async function unworded(page: Page, within: Locator = page.locator('body'), same: readonly string[] = []): Promise<readonly string[]> {
  return within.evaluate((root, { attributes, same }) => {
    const names = new Set(same);
    const found = new Set<string>();
    const kept = '[translate="no"], [lang]:not(html), .react-flow__attribution, code, pre, kbd, .katex, style, script, noscript';
    const outside = (text: string): string => {
      let depth = 0;
      let rest = '';
      for (const letter of text) {
        if (letter === '⟦') depth += 1;
        else if (letter === '⟧') depth -= 1;
        else if (depth === 0) rest += letter;
      }
      return rest;
    };
    const look = (text: string, where: string): void => {
      if (!names.has(outside(text).trim()) && /\p{L}{2,}/u.test(outside(text))) found.add(`${where}: ${text.trim()}`);
    };
    // A message may be shown in several elements, of which some are bold: looked at is the whole line or block.
    const blockOf = (element: Element): Element => (element !== root && element.parentElement && getComputedStyle(element).display === 'inline' ? blockOf(element.parentElement) : element);
    const blocks = new Map<Element, string>();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      if (!parent || parent.closest(kept) || !parent.checkVisibility()) continue;
      const block = blockOf(parent);
      blocks.set(block, (blocks.get(block) ?? '') + (texts.currentNode.textContent ?? ''));
    }
    for (const [block, text] of blocks) look(text, block.tagName.toLowerCase());
    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (element.closest(kept)) continue;
      for (const attribute of attributes) look(element.getAttribute(attribute) ?? '', `${element.tagName.toLowerCase()} ${attribute}`);
    }
    return [...found];
  }, { attributes: READ, same: [...SAME, ...same] });
}
