/** How many pictures are taken: what a page can hold and a person wait for. */
export const MOST_IMAGES = 20_000;
/** Bytes of files or of a zip's contents. */
export const MOST_IMAGE_BYTES = 200_000_000;
/** Sides that are offered, in pixels. */
export const SIZES = [28, 32, 48, 64] as const;
