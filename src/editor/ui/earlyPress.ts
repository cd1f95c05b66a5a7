/** A press on a button whose menu was not there yet: the menu opens by it as soon as it comes. */
let pressed: string | null = null;

export function notePress(label: string): void {
  pressed = label;
}

/** True once for the button that was pressed. */
export function takePress(label: string): boolean {
  const here = pressed === label;
  if (here) pressed = null;
  return here;
}
