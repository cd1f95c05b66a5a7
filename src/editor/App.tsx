import { i18n } from '../words/i18n.ts';
import styles from './App.module.css';
import { useFileDrop } from './files/useFileDrop.ts';
import { useHidden } from './lessons/heldRules.ts';
import { LargeViews, Overlays, Sheets, Shortcuts, TopBar, TrainingBar } from './parts.tsx';
import { useStageStore } from './stage/stageStore.ts';
import { NARROW, useMediaQuery, useTheme } from './theme/useTheme.ts';
import { Workbench } from './Workbench.tsx';

/** The whole window. */
export function App() {
  useTheme();
  const holdingFile = useFileDrop();
  const narrow = useMediaQuery(NARROW);
  const withoutPicture = useHidden('picture');
  const large = useStageStore((state) => state.large !== null) && !withoutPicture;
  return (
    <>
      <div className={styles['app']}>
        <TopBar narrow={narrow} />
        <main className={styles['under']}>
          {/* Kept as it is while a view lies over it: canvas and panels come back as they were. */}
          <div className={styles['workbench']} data-covered={large ? '' : undefined}><Workbench narrow={narrow} /></div>
          {large ? (
            <div className={styles['over']}>
              <div className={styles['large']}><LargeViews narrow={narrow} /></div>
              <div className={styles['bar']}><TrainingBar /></div>
            </div>
          ) : null}
        </main>
      </div>
      {holdingFile ? <div className={styles['drop']}>{i18n.t('Drop a graph (.json) to open it, weights to put them into the open graph, or MNIST’s files to keep them here')}</div> : null}
      {narrow ? <Sheets /> : null}
      <Overlays />
      <Shortcuts />
    </>
  );
}
