/** Looks through the camera, one picture after the other, each made as the samples of the data set were made. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RawPicture } from '../../importing/images/collection.ts';
import { pageCanvas, shrink, type ShrinkWish } from '../../importing/images/shrink.ts';

/** Milliseconds from one picture to the next, at the least. */
const LOOK_EVERY = 125;

export interface Look {
  /** The last picture as the network gets it; null before the first. */
  readonly features: Float32Array | null;
  /** Asks for the next picture: the last one is answered. */
  readonly again: () => void;
}

/**
 * The first picture is taken as soon as there is one, each further one when it is asked for, so that a slow net is never asked faster than it answers.
 * @param take the camera's present picture; null while it does not run.
 * @param wish the size and colours of the data set's images.
 * @param full the number for the largest byte, as the data set scales its pixels.
 */
export function useLook(take: (() => RawPicture | null) | null, wish: ShrinkWish, full: number): Look {
  const [features, setFeatures] = useState<Float32Array | null>(null);
  const latest = useRef(take);
  useEffect(() => { latest.current = take; });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lookedAt = useRef(-LOOK_EVERY);
  const again = useCallback(() => {
    const next = () => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => { void see(); }, Math.max(0, LOOK_EVERY - (performance.now() - lookedAt.current)));
    };
    const see = async () => {
      lookedAt.current = performance.now();
      const picture = latest.current?.() ?? null;
      const shrunk = picture ? await shrink(picture, wish, pageCanvas) : null;
      if (shrunk && 'pixels' in shrunk) setFeatures(Float32Array.from(shrunk.pixels, (byte) => (byte / 255) * full));
      // A camera that has just begun gives nothing for a moment.
      else if (latest.current) next();
    };
    next();
  }, [wish, full]);
  const runs = take !== null;
  useEffect(() => {
    if (runs) again();
    return () => {
      clearTimeout(timer.current);
      latest.current = null;
    };
  }, [runs, again]);
  return { features, again };
}
