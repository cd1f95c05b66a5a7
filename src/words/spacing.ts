/**
 * Spaces round values in a Chinese message: `已添加 {what}。` needs one before a value that begins with a Latin letter or a
 * digit, and none before a Chinese one. Translators write the space; it is taken out where the value needs none.
 */

const HAN = String.raw`\p{Script=Han}`;
const BEFORE = new RegExp(String.raw`(${HAN}) \{(\w+)\}`, 'gu');
const AFTER = new RegExp(String.raw`\{(\w+)\} (?=${HAN})`, 'gu');
const BEGINS = new RegExp(`^${HAN}`, 'u');
const ENDS = new RegExp(`${HAN}$`, 'u');

/** The message with spaces only where these values need them. What a value itself holds stays as it is. */
export function spaced(message: string, values: Readonly<Record<string, string | number>>): string {
  return message
    .replace(BEFORE, (whole, letter: string, name: string) => (BEGINS.test(String(values[name])) ? `${letter}{${name}}` : whole))
    .replace(AFTER, (whole, name: string) => (ENDS.test(String(values[name])) ? `{${name}}` : whole));
}
