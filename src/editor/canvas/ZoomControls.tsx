import { Focus, Maximize, Minus, Plus } from 'lucide-react';
import { i18n } from '../../words/i18n.ts';
import { actionLabel } from '../actions/action.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { runAction } from '../actions/runAction.ts';
import { toggleFocus } from '../actions/view.ts';
import { useHidden } from '../lessons/heldRules.ts';
import { LiveSwitch } from '../live/LiveSwitch.tsx';
import { setPaletteOpen, usePaletteOpen } from '../palette/paletteOpen.ts';
import { useSessionStore } from '../stores/sessionStore.ts';
import { NARROW, useMediaQuery } from '../theme/useTheme.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './ZoomControls.module.css';

interface ZoomControlsProps {
  readonly zoom: number;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
}

/** In the lower left corner of the canvas. */
export function ZoomControls({ zoom, zoomIn, zoomOut, fit }: ZoomControlsProps) {
  const focus = useSessionStore((state) => state.focus);
  const narrow = useMediaQuery(NARROW);
  const paletteOpen = usePaletteOpen();
  const withoutPalette = useHidden('palette');
  return (
    <div className={styles['corner']}>
      {narrow || focus || paletteOpen || withoutPalette ? null : (
        <Button className={styles['add']} onClick={openPalette}>
          <Plus size={15} aria-hidden />
          {i18n.t('Add a node')}
        </Button>
      )}
      <div className={styles['bar']} role="group" aria-label={i18n.t('Zoom')}>
        <IconButton label={i18n.t('Zoom out')} onClick={zoomOut}><Minus size={15} aria-hidden /></IconButton>
        <span className={styles['value']}>{Math.round(zoom * 100)} %</span>
        <IconButton label={i18n.t('Zoom in')} onClick={zoomIn}><Plus size={15} aria-hidden /></IconButton>
        <IconButton label={i18n.t('Fit the graph into view')} shortcut="F" onClick={fit}><Maximize size={15} aria-hidden /></IconButton>
        {narrow ? null : (
          <IconButton label={actionLabel(toggleFocus)} shortcut={shortcutText(toggleFocus.shortcuts?.[0] ?? '')} className={styles['switch']} aria-pressed={focus} onClick={() => { runAction(toggleFocus); }}>
            <Focus size={15} aria-hidden />
          </IconButton>
        )}
        <LiveSwitch />
      </div>
    </div>
  );
}

/** Who asks for a node goes on in the search for it. */
function openPalette(): void {
  setPaletteOpen(true);
  requestAnimationFrame(() => { document.querySelector<HTMLElement>('[data-palette] input')?.focus(); });
}
