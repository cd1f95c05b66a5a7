import { useState, type FormEvent } from 'react';
import { i18n } from '../../../words/i18n.ts';
import { setOverlay, useOverlayStore } from '../../stores/overlayStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { printLesson, printWorksheet } from './print.ts';
import styles from './PrintDialog.module.css';

type Sheet = 'pupil' | 'teacher' | 'graph';

const SHEETS: readonly { readonly value: Sheet; readonly label: string; readonly note: string }[] = [
  { value: 'pupil', label: i18n.t('The lesson, for pupils'), note: i18n.t('Its graph, its steps and questions, boxes to tick and room to write; no answers and no hints') },
  { value: 'teacher', label: i18n.t('The lesson, for the teacher'), note: i18n.t('The same with answers, explanations, what goals ask for, and hints') },
  { value: 'graph', label: i18n.t('The graph'), note: i18n.t('As it stands: its layers, its training, its run, the text of the lesson') },
];

const close = () => { setOverlay({ printing: null }); };

/** Which sheet is to be printed, of a graph with a lesson. */
export function PrintDialog() {
  const lesson = useOverlayStore((state) => state.printing);
  const [sheet, setSheet] = useState<Sheet>('pupil');
  if (!lesson) return null;
  const print = (event?: FormEvent): void => {
    event?.preventDefault();
    close();
    void (sheet === 'graph' ? printWorksheet() : printLesson(lesson, sheet));
  };
  return (
    <Dialog
      open
      onClose={close}
      title={i18n.t('Print')}
      actions={<><Button onClick={close}>{i18n.t('Cancel')}</Button><Button look="primary" onClick={() => { print(); }}>{i18n.t('Print…')}</Button></>}
    >
      <form onSubmit={print}>
        <fieldset className={styles['sheets']}>
          <legend>{i18n.t('A sheet of “{title}”', { title: lesson.title })}</legend>
          {SHEETS.map(({ value, label, note }) => (
            <label key={value} className={styles['sheet']}>
              <input type="radio" name="sheet" checked={sheet === value} onChange={() => { setSheet(value); }} />
              <span>{label}<span className={styles['note']}>{note}</span></span>
            </label>
          ))}
        </fieldset>
        <p className={styles['foot']}>{i18n.t('It fits A4 and Letter, which the browser asks for; there it can also be saved as a PDF.')}</p>
      </form>
    </Dialog>
  );
}
