/** What a file's first bytes say that it is. */
import type { CameFile } from '../../importing/came.ts';

/** In the texts of a file the quotes would be escaped. */
const HAND_BACK = /"format"\s*:\s*"netloom-answers"/;
const LESSON = /"format"\s*:\s*"netloom-lesson"/;

const headOf = ({ head }: CameFile): string => new TextDecoder().decode(head);

export function isHandBackFile(came: CameFile): boolean {
  return HAND_BACK.test(headOf(came));
}

export function isLessonFile(came: CameFile): boolean {
  return /\.json$/i.test(came.name) && LESSON.test(headOf(came));
}
