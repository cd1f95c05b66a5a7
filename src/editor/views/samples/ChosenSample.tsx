import { i18n } from '../../../words/i18n.ts';
import { barsText, ClassBars } from '../classes/ClassBars.tsx';
import { isImage, type ClassForm } from '../classes/classForm.ts';
import { PixelImage } from '../classes/PixelImage.tsx';
import { rowText } from '../classes/SampleTile.tsx';
import { useSampleRow } from '../classes/useSampleRow.ts';
import { sampleName, useSample } from '../sampleStore.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import styles from './samples.module.css';

/** The sample that every view looks at: its picture or numbers, its class, and what the network says. */
export function ChosenSample({ form: { source, names }, program }: { readonly form: ClassForm } & ViewProps) {
  const sample = useSample(program);
  const { features, truth, outputs, problem } = useSampleRow(program);
  const { shape, range } = source.features;
  const name = sampleName(sample);
  return (
    <section className={styles['chosen']} aria-label={i18n.t('The chosen sample')}>
      <h3 className={styles['title']}>{i18n.t('Chosen: {name}', { name })}</h3>
      <div className={styles['about']}>
        {features && isImage(shape) ? <span className={styles['large']}><PixelImage pixels={features} shape={shape} full={range?.[1] ?? 1} /></span> : null}
        {features && !isImage(shape) ? <p className={styles['numbers']}>{rowText(features)}</p> : null}
        <p className={pictureStyles['hint']}>{truth === null ? i18n.t('It has no true class.') : i18n.t('Its class is {truth} (✓).', { truth: names[truth] ?? truth })}</p>
      </div>
      <div className={styles['answer']}>
        <ClassBars outputs={outputs} names={names} truth={truth} />
      </div>
      <p className={pictureStyles['srOnly']}>{problem ?? (outputs ? i18n.t('{name}: {answer}', { name, answer: barsText(outputs, names) }) : i18n.t('It is being read.'))}</p>
      <p className={pictureStyles['hint']}>{problem ?? i18n.t('Every other view looks at this one too.')}</p>
    </section>
  );
}
