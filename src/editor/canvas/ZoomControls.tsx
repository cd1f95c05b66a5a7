import { Maximize, Minus, Plus } from 'lucide-react';
import { LiveSwitch } from '../live/LiveSwitch.tsx';
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
  return (
    <div className={styles['bar']} role="group" aria-label="Zoom">
      <IconButton label="Zoom out" onClick={zoomOut}><Minus size={15} aria-hidden /></IconButton>
      <span className={styles['value']}>{Math.round(zoom * 100)} %</span>
      <IconButton label="Zoom in" onClick={zoomIn}><Plus size={15} aria-hidden /></IconButton>
      <IconButton label="Fit the graph into view" shortcut="F" onClick={fit}><Maximize size={15} aria-hidden /></IconButton>
      <LiveSwitch />
    </div>
  );
}
