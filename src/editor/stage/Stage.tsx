import { Maximize2, PanelBottomClose, PictureInPicture2 } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { setPreferences } from '../stores/preferencesStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './stage.module.css';
import { makeLarge, showOnStage, takeOut, useStageStore } from './stageStore.ts';
import { useStaged, useViews } from './useStage.ts';
import { ViewBar } from './ViewBar.tsx';
import { ViewBody } from './ViewBody.tsx';

interface StageProps {
  /** In a tab of the dock, on narrow screens: there is no canvas beside it to put a window on, and the tab folds it. */
  readonly tab?: boolean;
}

/** The place of the picture: what the open graph does with its data, seen at once and large. */
export function Stage({ tab = false }: StageProps) {
  const large = useStageStore((state) => state.large !== null);
  return large ? null : <Place tab={tab} />;
}

function Place({ tab }: Required<StageProps>) {
  const staged = useViews();
  const { fitting } = staged;
  const view = useStaged(fitting);
  return (
    <section className={styles['stage']} aria-label={i18n.t('Picture')}>
      <ViewBar fitting={fitting} view={view} onChange={showOnStage}>
        {view ? (
          <>
            {tab ? null : <IconButton label={i18n.t('Take out over the canvas')} onClick={() => { takeOut(view.id); }}><PictureInPicture2 size={16} aria-hidden /></IconButton>}
            <IconButton label={i18n.t('Make large')} onClick={() => { makeLarge(view.id); }}><Maximize2 size={16} aria-hidden /></IconButton>
          </>
        ) : null}
        {tab ? null : <IconButton label={i18n.t('Fold the picture')} onClick={() => { setPreferences({ stageOpen: false }); }}><PanelBottomClose size={16} aria-hidden /></IconButton>}
      </ViewBar>
      <ViewBody staged={staged} view={view} />
    </section>
  );
}
