import { i18n } from '../../../words/i18n.ts';
import { GraphPicture } from '../picture/GraphPicture.tsx';
import type { PictureLayout } from '../picture/layout.ts';
import { ACROSS, acrossFor, bandsOf } from './bands.ts';
import styles from './worksheet.module.css';

/** The graph on paper: one band under the other where it is too wide for a sheet. */
export function GraphBands({ layout }: { readonly layout: PictureLayout }) {
  const bands = bandsOf(layout, acrossFor(layout));
  const widest = Math.max(...bands.map(({ box }) => box.width));
  return (
    <section aria-label={i18n.t('Graph')} className={styles['graph']}>
      {bands.map((band, at) => (
        // All bands at one scale, and none enlarged.
        <div key={band.box.x} className={styles['band']} style={{ width: `${(100 * band.box.width) / Math.max(widest, ACROSS * 0.7)}%` }}>
          <GraphPicture layout={band} theme="light" ground={false} size={null} />
          {at < bands.length - 1 ? <p className={styles['onward']}>{i18n.t('goes on below')}</p> : null}
        </div>
      ))}
    </section>
  );
}

/** Lines for whoever writes on the sheet. */
export function Who() {
  return (
    <div className={styles['who']}>
      <p><span>{i18n.t('Name')}</span></p>
      <p><span>{i18n.t('Date')}</span></p>
    </div>
  );
}
