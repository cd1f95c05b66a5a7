import { memo, type ComponentType, type CSSProperties } from 'react';
import { FRAME_SIZE, MAX_TITLE_CHARACTERS } from '../../graph/annotationFields.ts';
import type { Size } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { useCanvasStore } from '../canvas/canvasStore.ts';
import type { FrameView } from '../canvas/flowAnnotations.ts';
import styles from './annotations.module.css';
import { keepTitle } from './edits.ts';
import { useWriting } from './useWriting.ts';
import { Edges } from './Edges.tsx';
import { hueOf } from './words.ts';

export interface ResizerProps {
  readonly id: string;
  readonly bounds: { readonly min: Size; readonly max: Size };
}

interface FrameBoxProps {
  readonly view: FrameView;
  readonly selected: boolean;
  /** Draws what is pulled to give it another size; given by the flow adapter. */
  readonly Resizer: ComponentType<ResizerProps>;
}

/** A frame: its title and edges are what a hand takes hold of, through its body the ground is reached. */
export const FrameBox = memo(function FrameBox({ view, selected, Resizer }: FrameBoxProps) {
  const writing = useCanvasStore((state) => state.writing?.id === view.id);
  return (
    <div className={styles['frame']} data-selected={selected ? '' : undefined} style={{ '--hue': hueOf(view.colour) } as CSSProperties}>
      {/* So selected that handles lie over the edges, the title stays to be taken hold of. */}
      <Edges />
      <div className={styles['title']} data-grip>
        {writing ? <TitleField view={view} /> : <span className={styles['titleText']} data-empty={view.title ? undefined : ''}>{view.title || i18n.t('Frame')}</span>}
      </div>
      {selected ? <Resizer id={view.id} bounds={FRAME_SIZE} /> : null}
    </div>
  );
});

function TitleField({ view }: { readonly view: FrameView }) {
  const { field, onBlur, onKeyDown } = useWriting<HTMLInputElement>(view.id, (text, fresh) => { keepTitle(view, text, fresh); });
  return (
    <input
      ref={field}
      className={`${styles['titleField'] ?? ''} nodrag nopan`}
      aria-label={i18n.t('Title of the frame')}
      placeholder={i18n.t('Title of the frame')}
      maxLength={MAX_TITLE_CHARACTERS}
      defaultValue={view.title}
      onBlur={onBlur}
      onKeyDown={(event) => { onKeyDown(event, event.key === 'Enter'); }}
    />
  );
}
