import { memo, useLayoutEffect, useRef, useState, type ComponentType, type CSSProperties } from 'react';
import { MAX_NOTE_CHARACTERS, NOTE_SIZE } from '../../graph/annotationFields.ts';
import { i18n } from '../../words/i18n.ts';
import { useCanvasStore } from '../canvas/canvasStore.ts';
import type { NoteView } from '../canvas/flowAnnotations.ts';
import { classes } from '../ui/classes.ts';
import { later } from '../ui/later.tsx';
import styles from './annotations.module.css';
import { keepText } from './edits.ts';
import type { ResizerProps } from './FrameBox.tsx';
import { useWriting } from './useWriting.ts';
import { hueOf, paperOf } from './words.ts';

interface NoteCardProps {
  readonly view: NoteView;
  readonly selected: boolean;
  /** Draws what is pulled to give it another size; given by the flow adapter. */
  readonly Resizer: ComponentType<ResizerProps>;
}

/** Markdown and formulas weigh more than the canvas, and most graphs have no note. Until they are there the text stands as it was written. */
const NoteText = later<{ readonly markdown: string }>(
  () => import('./NoteText.tsx').then((module) => module.NoteText),
  ({ markdown }) => <p className={styles['plain']}>{markdown}</p>,
);

/** A note as it is read, or open for writing. */
export const NoteCard = memo(function NoteCard({ view, selected, Resizer }: NoteCardProps) {
  const writing = useCanvasStore((state) => state.writing?.id === view.id);
  return (
    <div className={styles['note']} data-selected={selected ? '' : undefined} data-writing={writing ? '' : undefined} style={{ '--hue': hueOf(view.colour), '--paper': paperOf(view.colour) } as CSSProperties}>
      {writing ? <NoteField view={view} /> : <NoteBody text={view.text} selected={selected} />}
      {selected && !writing ? <Resizer id={view.id} bounds={NOTE_SIZE} /> : null}
    </div>
  );
});

function NoteBody({ text, selected }: { readonly text: string; readonly selected: boolean }) {
  const { place, content, overflows } = useOverflow();
  return (
    <div
      ref={place}
      className={classes(styles['body'], overflows && selected && 'nowheel')}
      // What does not fit is scrolled to, by keyboard too.
      {...(overflows ? { tabIndex: 0, role: 'group', 'aria-label': i18n.t('Text of the note') } : {})}
    >
      <div ref={content}>
        {text.trim() === '' ? <p className={styles['empty']}>{i18n.t('Empty note. Double-click it, or press Enter on it, to write.')}</p> : <NoteText markdown={text} />}
      </div>
    </div>
  );
}

/** Whether a text is higher than the place that it has. */
function useOverflow() {
  const place = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const look = () => { setOverflows((place.current?.scrollHeight ?? 0) > (place.current?.clientHeight ?? 0) + 1); };
    const observer = new ResizeObserver(look);
    for (const box of [place.current, content.current]) if (box) observer.observe(box);
    return () => { observer.disconnect(); };
  }, []);
  return { place, content, overflows };
}

function NoteField({ view }: { readonly view: NoteView }) {
  const { field, onBlur, onKeyDown } = useWriting<HTMLTextAreaElement>(view.id, (text, fresh, written) => { keepText(view, text, written.scrollHeight + BORDERS, fresh); });
  return (
    <textarea
      ref={field}
      className={`${styles['field'] ?? ''} nodrag nopan nowheel`}
      aria-label={i18n.t('Text of the note, in Markdown')}
      placeholder={i18n.t('Write here. **Bold**, lists, $formulas$ and links are set when you leave.')}
      maxLength={MAX_NOTE_CHARACTERS}
      defaultValue={view.text}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  );
}

/** Of a note, above and below, in pixels. */
const BORDERS = 2;
