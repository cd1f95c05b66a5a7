export type Colour = readonly [red: number, green: number, blue: number];

/** A CSS colour as three numbers. A canvas gives back every opaque colour as `#rrggbb`, however it was written. */
export function colourOf(context: CanvasRenderingContext2D, text: string): Colour {
  context.fillStyle = text.trim();
  const digits = /^#(..)(..)(..)$/.exec(String(context.fillStyle));
  const channel = (at: number) => Number.parseInt(digits?.[at] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}
