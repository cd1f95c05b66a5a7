import { useMemo } from 'react';
import { classForm } from '../classes/classForm.ts';
import type { ViewProps } from '../view.ts';
import { ExcitingImages } from './ExcitingImages.tsx';
import styles from './likes.module.css';
import { PixelsThatMatter } from './PixelsThatMatter.tsx';

/** The images that excite a unit most, beside the pixels that matter for the chosen sample. */
export default function Likes({ program }: ViewProps) {
  const form = useMemo(() => classForm(program), [program]);
  if (!form) return null;
  return (
    <div className={styles['place']}>
      <figure className={styles['picture']}>
        <ExcitingImages form={form} program={program} />
        <PixelsThatMatter form={form} program={program} />
      </figure>
    </div>
  );
}
