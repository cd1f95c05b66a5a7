import { useMemo, useState } from 'react';
import { lossBackward, lossForward, type Ending } from '../../../nodes/explain/losses.ts';
import type { Numbers } from '../../../nodes/explain/explanation.ts';
import { i18n } from '../../../words/i18n.ts';
import { formatNumber } from '../../ui/format.ts';
import pictureStyles from '../views.module.css';
import { CellGrid } from './CellGrid.tsx';
import styles from './layer.module.css';
import { largestOf } from './plane.ts';
import { Told } from './Told.tsx';
import type { Way } from './walk.ts';

/** The loss: the end of the way forward, and where the gradients begin. */
export function LossStop({ ending, gradient, way }: { readonly ending: Ending; readonly gradient: Numbers | null; readonly way: Way }) {
  const [chosen, setChosen] = useState(() => largestOf(gradient?.values ?? []));
  const explanation = useMemo(() => (way === 'forward' ? lossForward(ending) : lossBackward(ending, chosen)), [ending, way, chosen]);
  return (
    <>
      <div className={styles['grids']}>
        <CellGrid title={i18n.t('Prediction')} letter="y" numbers={ending.prediction} chosen={way === 'backward' ? chosen : null} read={explanation.reads[0]?.cells ?? []} />
        {ending.target ? <CellGrid title={i18n.t('Target')} letter="t" numbers={ending.target} chosen={way === 'backward' ? chosen : null} /> : null}
        {way === 'backward' && gradient ? <CellGrid title={i18n.t('Gradient: choose a number')} letter={ending.fromLogits ? 'z' : 'y'} numbers={gradient} chosen={chosen} onChoose={setChosen} /> : null}
      </div>
      <Told explanation={explanation} headings={{ parts: i18n.t('Prediction · target'), value: way === 'forward' ? i18n.t('Loss') : i18n.t('Value') }} />
      <figcaption className={pictureStyles['srOnly']} data-picture-text>
        {way === 'forward' ? i18n.t('The loss of this sample is {result}.', { result: formatNumber(explanation.result, 4) }) : i18n.t('{title} The gradient is {result}.', { title: explanation.title, result: formatNumber(explanation.result, 4) })}
      </figcaption>
    </>
  );
}
