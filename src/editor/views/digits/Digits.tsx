import { useMemo } from 'react';
import { images } from '../../../datasets/images/images.ts';
import { i18n } from '../../../words/i18n.ts';
import { sentences } from '../../../words/list.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { formatPercent } from '../../ui/format.ts';
import { classForm, type ClassForm } from '../classes/classForm.ts';
import { Confusion } from '../classes/Confusion.tsx';
import { confusionMatrix } from '../classes/confusion.ts';
import { useVerdicts } from '../classes/useVerdicts.ts';
import type { ViewProps } from '../view.ts';
import pictureStyles from '../views.module.css';
import { CameraPad } from './CameraPad.tsx';
import styles from './digits.module.css';
import { DrawPad } from './DrawPad.tsx';
import { Samples } from './Samples.tsx';

/** A pad to draw on, or the camera where the images are a person's own; sample images with their answers, and what is taken for what. */
export default function Digits({ program }: ViewProps) {
  const form = useMemo(() => classForm(program), [program]);
  if (!form) return null;
  const { source, names } = form;
  const canDraw = source.features.shape.join() === '28,28,1' && names.length === 10;
  return (
    <figure className={styles['picture']}>
      {canDraw ? <DrawPad source={source} names={names} /> : null}
      {source.source === images.id ? <CameraPad source={source} names={names} /> : null}
      <Answers form={form} />
    </figure>
  );
}

function Answers({ form }: { readonly form: ClassForm }) {
  const { source, names, classes } = form;
  const step = useRunStore((store) => store.progress?.step ?? 0);
  const data = useRunStore((store) => store.data[source.node]);
  const { verdicts, problem } = useVerdicts(form);
  if (problem) return <p className={pictureStyles['empty']}>{problem}</p>;
  if (!verdicts) return <p className={pictureStyles['empty']}>{i18n.t('Reading sample images.')}</p>;

  const { features, truths, answers, split } = verdicts;
  const right = answers.filter((answer, row) => answer === truths[row]).length;
  return (
    <>
      <Samples features={features} shape={source.features.shape} full={source.features.range?.[1] ?? 1} truths={truths} answers={answers} names={names} />
      <Confusion matrix={confusionMatrix(truths, answers, classes)} names={names} rows={answers.length} />
      <figcaption className={styles['srOnly']} data-picture-text>
        {sentences([
          i18n.t('After {step, plural, one {# step} other {# steps}}, {right} of the first {images, plural, one {# image} other {# images}} {split, select, validation {held back for validation} other {of the data}} are read right: {share}.', { step, right, images: answers.length, split, share: formatPercent(right / answers.length) }),
          i18n.t('The images are {data}.', { data: data?.name ?? source.source }),
        ])}
      </figcaption>
    </>
  );
}
