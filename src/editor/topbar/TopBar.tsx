import { PanelLeft, PanelRight, Redo2, Undo2 } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { actionLabel, isEnabled, type Action } from '../actions/action.ts';
import { redo, undo } from '../actions/history.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { runAction } from '../actions/runAction.ts';
import { help } from '../actions/view.ts';
import { useDocumentStore } from '../stores/documentStore.ts';
import { useHidden } from '../lessons/heldRules.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { setPaletteOpen, usePaletteOpen } from '../palette/paletteOpen.ts';
import { setPreferences, usePreferencesStore } from '../stores/preferencesStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Mark } from './Mark.tsx';
import { NarrowMenu, PresetsMenu, ShareMenu, WideMenus } from './menusLater.tsx';
import { Title } from './Title.tsx';
import styles from './TopBar.module.css';

/** The bar above everything: what is open, and what can be done with it. */
export function TopBar({ narrow }: { readonly narrow: boolean }) {
  return (
    <header className={styles['bar']}>
      <span className={styles['mark']} title="Netloom" translate="no">
        <Mark />
        <h1 className={narrow ? styles['hidden'] : styles['brand']}>Netloom</h1>
      </span>
      {narrow ? <NarrowBar /> : <WideBar />}
    </header>
  );
}

function WideBar() {
  const paletteOpen = usePaletteOpen();
  const withoutPalette = useHidden('palette');
  const inspectorOpen = usePreferencesStore((state) => state.inspectorOpen);
  return (
    <>
      <Title />
      <div className={styles['group']}><WideMenus /></div>
      <div className={styles['end']}>
        <HistoryButtons />
        <span className={styles['rule']} aria-hidden />
        <ShareMenu />
        <span className={styles['rule']} aria-hidden />
        {withoutPalette ? null : (
          <IconButton label={paletteOpen ? i18n.t('Hide the palette') : i18n.t('Show the palette')} aria-pressed={paletteOpen} onClick={() => { setPaletteOpen(!paletteOpen); }}>
            <PanelLeft size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label={inspectorOpen ? i18n.t('Hide the inspector') : i18n.t('Show the inspector')} aria-pressed={inspectorOpen} onClick={() => { setPreferences({ inspectorOpen: !inspectorOpen }); }}>
          <PanelRight size={16} aria-hidden />
        </IconButton>
        <IconButton label={i18n.t('Show the shortcuts')} shortcut="?" onClick={() => { runAction(help); }}><span aria-hidden>?</span></IconButton>
      </div>
    </>
  );
}

function NarrowBar() {
  const withoutPalette = useHidden('palette');
  return (
    <>
      <PresetsMenu />
      <div className={styles['end']}>
        <HistoryButtons />
        {withoutPalette ? null : <IconButton label={i18n.t('Show the palette')} onClick={() => { setOverlay({ sheet: 'palette' }); }}><PanelLeft size={16} aria-hidden /></IconButton>}
        <IconButton label={i18n.t('Show the inspector')} onClick={() => { setOverlay({ sheet: 'inspector' }); }}><PanelRight size={16} aria-hidden /></IconButton>
        <NarrowMenu />
      </div>
    </>
  );
}

function HistoryButtons() {
  // Labels and states follow the history.
  useDocumentStore((state) => state.history);
  return (
    <>
      <ActionButton action={undo}><Undo2 size={16} aria-hidden /></ActionButton>
      <ActionButton action={redo}><Redo2 size={16} aria-hidden /></ActionButton>
    </>
  );
}

function ActionButton({ action, children }: { readonly action: Action; readonly children: React.ReactNode }) {
  const shortcut = action.shortcuts?.[0];
  return (
    <IconButton label={actionLabel(action)} shortcut={shortcut ? shortcutText(shortcut) : undefined} disabled={!isEnabled(action)} onClick={() => { runAction(action); }}>
      {children}
    </IconButton>
  );
}
