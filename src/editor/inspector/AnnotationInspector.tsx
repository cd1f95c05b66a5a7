import { Trash2 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { FRAME_SIZE, MAX_NOTE_CHARACTERS, NOTE_SIZE } from '../../graph/annotationFields.ts';
import type { Frame, GraphDocument, Note, Size } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { sentences } from '../../words/list.ts';
import { deleteFrameAndContents } from '../actions/annotations.ts';
import { deleteSelection } from '../actions/selection.ts';
import { runAction } from '../actions/runAction.ts';
import { ColourChoice } from '../annotations/ColourChoice.tsx';
import { contents, keepText, keepTitle, paint, resize } from '../annotations/edits.ts';
import { frameColour, namesOf, noteColour } from '../annotations/words.ts';
import { select } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { mergeKeyOf } from './editing.ts';
import { DraftArea } from './fields/DraftArea.tsx';
import { DraftInput } from './fields/DraftInput.tsx';
import { NumberField } from './fields/NumberField.tsx';
import styles from './Inspector.module.css';

/** A note's own fields. */
export function NoteInspector({ note }: { readonly note: Note }) {
  const id = useId();
  return (
    <>
      <Header icon="sticky-note"><h2 className={styles['title']}>{i18n.t('Note')}</h2></Header>
      <section className={styles['section']} aria-label={i18n.t('Note')}>
        <label htmlFor={id}>{i18n.t('Text')}</label>
        <DraftArea id={id} shown={note.text} maxLength={MAX_NOTE_CHARACTERS} commit={(text) => { keepText(note, text); }} />
        <p className={styles['quiet']}>{i18n.t('Markdown: **bold**, *italic*, lists, `code`, [links](https://…), and formulas such as $\\sigma(z)$. Ctrl+Enter keeps it.')}</p>
        <ColourChoice value={noteColour(note)} onChange={(colour) => { paint([note.id], colour); }} />
        <SizeFields id={note.id} size={note.size} bounds={NOTE_SIZE} />
      </section>
      <section className={styles['section']} aria-label={i18n.t('What can be done')}>
        <Button onClick={() => { runAction(deleteSelection); }}><Trash2 size={14} aria-hidden />{i18n.t('Delete the note')}</Button>
      </section>
    </>
  );
}

/** A frame's own fields, and what lies on it. */
export function FrameInspector({ frame, document }: { readonly frame: Frame; readonly document: GraphDocument }) {
  const id = useId();
  const on = contents(frame.id);
  return (
    <>
      <Header icon="frame">
        <DraftInput id={id} label={i18n.t('Title of the frame')} className={styles['nameInput']} shown={frame.title ?? ''} placeholder={i18n.t('Frame')} maxLength={120} commit={(text) => { keepTitle(frame, text); return null; }} />
      </Header>
      <section className={styles['section']} aria-label={i18n.t('Frame')}>
        <p className={styles['text']}>{sentences([on.length === 0 ? i18n.t('Nothing lies on it.') : i18n.t('On it: {what}.', { what: namesOf(document, on) }), i18n.t('What lies wholly on a frame goes along when it is moved.')])}</p>
        <ColourChoice value={frameColour(frame)} onChange={(colour) => { paint([frame.id], colour); }} />
        <SizeFields id={frame.id} size={frame.size} bounds={FRAME_SIZE} />
      </section>
      <section className={styles['section']} aria-label={i18n.t('What can be done')}>
        {on.length > 0 ? <Button onClick={() => { select(on); }}>{i18n.t('Select what lies on it')}</Button> : null}
        <Button onClick={() => { runAction(deleteSelection); }}><Trash2 size={14} aria-hidden />{on.length > 0 ? i18n.t('Delete the frame alone') : i18n.t('Delete the frame')}</Button>
        {on.length > 0 ? <Button onClick={() => { runAction(deleteFrameAndContents); }}><Trash2 size={14} aria-hidden />{i18n.t('Delete it with its contents')}</Button> : null}
      </section>
    </>
  );
}

function Header({ icon, children }: { readonly icon: string; readonly children: ReactNode }) {
  return (
    <header className={styles['header']}>
      <div className={styles['name']}>
        <span className={styles['hue']}><Icon name={icon} size={18} /></span>
        {children}
      </div>
    </header>
  );
}

function SizeFields({ id, size, bounds: { min, max } }: { readonly id: string; readonly size: Size; readonly bounds: { readonly min: Size; readonly max: Size } }) {
  return (
    <div className={styles['pair']}>
      {(['width', 'height'] as const).map((side) => (
        <label key={side}>
          {side === 'width' ? i18n.t('Width') : i18n.t('Height')}
          <NumberField
            id={`${id}-${side}`}
            value={size[side]}
            rules={{ integer: true, min: min[side], max: max[side], step: 8 }}
            unit={i18n.t('px')}
            onChange={(value) => { resize(id, { ...size, [side]: value }, undefined, mergeKeyOf(`${id} ${side}`)); }}
          />
        </label>
      ))}
    </div>
  );
}
