import { useMemo, useState } from 'react';
import { lossBackward, lossForward, type Ending } from '../../../nodes/explain/losses.ts';
import type { Numbers } from '../../../nodes/explain/explanation.ts';
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
        <CellGrid title="Prediction" letter="y" numbers={ending.prediction} chosen={way === 'backward' ? chosen : null} read={explanation.reads[0]?.cells ?? []} />
        {ending.target ? <CellGrid title="Target" letter="t" numbers={ending.target} chosen={way === 'backward' ? chosen : null} /> : null}
        {way === 'backward' && gradient ? <CellGrid title="Gradient: choose a number" letter={ending.fromLogits ? 'z' : 'y'} numbers={gradient} chosen={chosen} onChoose={setChosen} /> : null}
      </div>
      <Told explanation={explanation} headings={{ parts: 'Prediction · target', value: way === 'forward' ? 'Loss' : 'Value' }} />
      <figcaption className={pictureStyles['srOnly']} data-picture-text>
        {way === 'forward' ? `The loss of this sample is ${formatNumber(explanation.result, 4)}.` : `${explanation.title} The gradient is ${formatNumber(explanation.result, 4)}.`}
      </figcaption>
    </>
  );
}
