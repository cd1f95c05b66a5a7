import { useEffect, useId, useRef, useState, type CSSProperties } from 'react';
import { i18n } from '../../words/i18n.ts';
import { downloadFile } from '../files/download.ts';
import { fileNameFor } from '../files/saveFile.ts';
import { setOverlay } from '../stores/overlayStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { useWornTheme } from '../theme/useTheme.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { formatCount } from '../ui/format.ts';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { currentLayout, routedLayout } from './picture/current.ts';
import type { PictureTheme } from './picture/colours.ts';
import { GraphPicture } from './picture/GraphPicture.tsx';
import { pixelsAt, pngOf, SCALES, svgText, tooLarge, type Scale } from './picture/raster.ts';
import styles from './PictureDialog.module.css';

type Format = 'svg' | 'png';

const FORMATS = [
  { value: 'svg', label: 'SVG', note: i18n.t('Sharp at every size; its text can be searched and edited') },
  { value: 'png', label: 'PNG', note: i18n.t('For what takes no SVG: chats, slides, documents') },
] as const;
const THEMES = [{ value: 'light', label: i18n.t('Light') }, { value: 'dark', label: i18n.t('Dark') }] as const;

/** The least height of the previewed graph, in pixels. */
const PREVIEW = 140;

/** The whole graph as a file, or on the clipboard: how it will look, and what it can be. */
export function PictureDialog() {
  const worn = useWornTheme();
  const [format, setFormat] = useState<Format>('svg');
  const [theme, setTheme] = useState<PictureTheme>(worn);
  const [ground, setGround] = useState(true);
  const [scale, setScale] = useState<Scale>(2);
  const layout = useRoutedLayout();
  const drawn = useRef<SVGSVGElement>(null);
  const close = () => { setOverlay({ picture: false }); };

  const pixels = pixelsAt(layout.box, scale);
  const refusal = tooLarge(pixels);
  const png = async () => pngOf(svgText(theDrawing(drawn.current), pixels), pixels);
  const save = async () => {
    const file = format === 'svg' ? new Blob([svgText(theDrawing(drawn.current), layout.box)], { type: 'image/svg+xml' }) : await png();
    downloadFile(file, fileNameFor(layout.title).replace(/\.json$/, `.${format}`));
    close();
  };
  const copy = async () => {
    // Safari allows it only where the item is made within the press, and the picture may come later.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png() })]);
    notify({ severity: 'info', title: i18n.t('The picture is copied'), lines: [i18n.t('It has {pixels} pixels.', { pixels: sizeText(pixels) })] });
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title={i18n.t('Export a picture')}
      actions={
        <>
          {canCopy() ? <Button disabled={refusal !== null} onClick={() => { attempt(copy); }}>{i18n.t('Copy as PNG')}</Button> : null}
          <Button look="primary" disabled={format === 'png' && refusal !== null} onClick={() => { attempt(save); }}>{i18n.t('Save {format}', { format: format.toUpperCase() })}</Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        {/* A long graph is not shown so small that nothing can be read: it scrolls, also by keyboard. */}
        <div className={styles['preview']} tabIndex={0} role="group" aria-label={i18n.t('Preview')} data-theme={theme} data-ground={ground ? 'filled' : 'none'} style={{ '--least': `${Math.min(layout.box.width, (PREVIEW * layout.box.width) / layout.box.height)}px` } as CSSProperties}>
          <GraphPicture layout={layout} theme={theme} ground={ground} size={null} ref={drawn} />
        </div>
        <div className={styles['fields']}>
          <Field label={i18n.t('Format')}>{(id) => <Select id={id} value={format} options={FORMATS} onChange={setFormat} />}</Field>
          <Field label={i18n.t('Colours')}>{(id) => <Select id={id} value={theme} options={THEMES} onChange={setTheme} />}</Field>
          <Field label={i18n.t('Background')}>{(id) => <Switch id={id} checked={ground} onChange={setGround} />}</Field>
          <Field label={i18n.t('Size of a PNG')}>
            {(id) => <Select id={id} value={String(scale)} options={SCALES.map((each) => ({ value: String(each), label: `${each}×`, note: i18n.t('{pixels} pixels', { pixels: sizeText(pixelsAt(layout.box, each)) }) }))} onChange={(next) => { setScale(Number(next) as Scale); }} />}
          </Field>
        </div>
        <p role="status" className={styles['note']} data-refused={refusal === null ? undefined : ''}>{refusal ?? i18n.t('{size} at its own size; {pixels} pixels as PNG.', { size: sizeText(layout.box), pixels: sizeText(pixels) })}</p>
      </div>
    </Dialog>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => React.ReactNode }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <div>{children(id)}</div>
    </>
  );
}

/** The graph at once, and with ways round the cards for all its wires a moment later. */
function useRoutedLayout() {
  const [layout, setLayout] = useState(currentLayout);
  useEffect(() => {
    let open = true;
    void routedLayout().then((routed) => { if (open) setLayout(routed); });
    return () => { open = false; };
  }, []);
  return layout;
}

function theDrawing(drawn: SVGSVGElement | null): SVGSVGElement {
  if (!drawn) throw new Error(i18n.t('The picture is not drawn yet. Try again.'));
  return drawn;
}

function canCopy(): boolean {
  return typeof ClipboardItem !== 'undefined' && typeof navigator.clipboard?.write === 'function';
}

function sizeText({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${formatCount(width)} × ${formatCount(height)}`;
}

function attempt(act: () => Promise<void>): void {
  act().catch((error: unknown) => {
    notify({ severity: 'error', title: i18n.t('No picture could be made'), lines: [error instanceof Error ? error.message : String(error)] });
  });
}
