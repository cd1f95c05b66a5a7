import { BackendMenu } from './BackendMenuLater.tsx';
import { DataChips } from './DataChips.tsx';
import { RunBar } from './RunBar.tsx';
import { RunNotice } from './RunNotice.tsx';
import styles from './TrainingBar.module.css';

/** The bar below the canvas: the run's verbs and its figures, always in the same place. */
export function TrainingBar() {
  return (
    <RunBar>
      {(view) => (
        <>
          <RunNotice view={view} />
          <div className={styles['chips']}>
            <DataChips />
            <BackendMenu />
          </div>
        </>
      )}
    </RunBar>
  );
}
