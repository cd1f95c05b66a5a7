import { useEffect, useId, useRef, useState } from 'react';
import { gradesCsv, gradesJson, summaryOf, type FileGrade } from '../../../lessons/grading/table.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import { parseLesson } from '../../../lessons/parse.ts';
import { i18n } from '../../../words/i18n.ts';
import { lessonOfGraph } from '../../authoring/lessonOfGraph.ts';
import { downloadFile } from '../../files/download.ts';
import { cameFrom, pickedFiles, type CameFile } from '../../importing/came.ts';
import type { ImporterProps } from '../../importing/importer.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberInput } from '../../ui/NumberInput.tsx';
import styles from './GradingWindow.module.css';
import { beginGrading, goOn, gradeAgain, setSeconds, stopGrading, useGradingStore } from './gradingStore.ts';
import { GradeRows } from './GradeRows.tsx';
import { isLessonFile } from './heads.ts';

/** What a class hands back, graded file after file. What was graded last is there until other files come. */
export function GradingWindow({ came, onClose }: ImporterProps) {
  const [waiting, setWaiting] = useState<readonly CameFile[]>(came);
  const [problem, setProblem] = useState('');
  const { lesson, rows } = useGradingStore();

  const take = async (files: readonly CameFile[], known: Lesson | null = null): Promise<void> => {
    const handed = files.filter((file) => /\.json$/i.test(file.name) && !isLessonFile(file));
    const own = files.find(isLessonFile);
    const read = own ? parseLesson(await own.file.text()) : null;
    if (own && read && !read.ok) {
      setProblem(i18n.t('The lesson “{name}” cannot be used: {problem}', { name: own.name, problem: read.problems[0]?.message ?? '' }));
      return;
    }
    const chosen = read?.ok ? read.lesson : (known ?? await lessonOfGraph());
    setProblem('');
    setWaiting(handed);
    if (!chosen) return;
    if (handed.length === 0) {
      setProblem(i18n.t('None of these files is a hand-back: their names end in .json.'));
      return;
    }
    setWaiting([]);
    await beginGrading(chosen, handed);
  };
  const began = useRef(false);
  useEffect(() => {
    // Once, for what the window was opened with.
    if (!began.current && came.length > 0) void take(came);
    began.current = true;
  });
  useEffect(() => stopGrading, []);

  const grades = rows.flatMap(({ grade }) => grade ?? []);
  const asks = waiting.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={lesson && !asks ? i18n.t('Grading: {title}', { title: lesson.title }) : i18n.t('Grading')}
      actions={asks || rows.length === 0 ? null : <Actions grades={grades} />}
    >
      <div className={styles['window']}>
        {asks ? (
          <>
            <p>{i18n.t('{files, plural, one {# file waits} other {# files wait}} for the lesson that it belongs to. Choose the lesson’s own file; what stands in a hand-back is not used for it.', { files: waiting.length })}</p>
            <Files words={i18n.t('Choose the lesson…')} many={false} onFiles={(files) => take([...waiting, ...files])} />
          </>
        ) : rows.length === 0 ? (
          <>
            <p>{i18n.t('Drop a folder or files on the page that learners handed back, or choose them here. The lesson is the one that is open or being written here, or its file among them.')}</p>
            <Files words={i18n.t('Choose files…')} many onFiles={(files) => take(files)} />
          </>
        ) : (
          <>
            <Progress />
            <GradeRows rows={rows} onOpened={onClose} />
            <Again onFiles={(files) => take(files, lesson)} />
          </>
        )}
        <p role="status" className={styles['problem']} hidden={problem === ''}>{problem}</p>
      </div>
    </Dialog>
  );
}

function Files({ words, many, onFiles }: { readonly words: string; readonly many: boolean; readonly onFiles: (files: readonly CameFile[]) => Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <input ref={input} type="file" hidden multiple={many} accept=".json,application/json" onChange={(event) => { void cameFrom(pickedFiles(event.target.files ?? [])).then(onFiles); }} />
      <Button look={many ? 'plain' : 'primary'} onClick={() => input.current?.click()}>{words}</Button>
    </span>
  );
}

/** How many are graded; said to screen readers when all are. */
function Progress() {
  const { rows, at } = useGradingStore();
  const done = rows.filter(({ grade }) => grade).length;
  const all = done === rows.length;
  const label = useId();
  return (
    <div className={styles['progress']}>
      <span id={label} role={all ? 'status' : undefined}>{all ? summaryOf(rows.flatMap(({ grade }) => grade ?? [])) : i18n.t('{done, number} of {files, number} graded', { done, files: rows.length })}</span>
      {all ? null : <progress aria-labelledby={label} max={rows.length} value={done} />}
      {all ? null : at === null ? <Button onClick={() => { void goOn(); }}>{i18n.t('{to, select, grading {Go on} other {Go on}}', { to: 'grading' })}</Button> : <Button onClick={stopGrading}>{i18n.t('{to, select, grading {Stop} other {Stop}}', { to: 'grading' })}</Button>}
    </div>
  );
}

function Again({ onFiles }: { readonly onFiles: (files: readonly CameFile[]) => Promise<void> }) {
  const seconds = useGradingStore((state) => state.seconds);
  const id = useId();
  return (
    <div className={styles['again']}>
      <label htmlFor={id}>{i18n.t('Most time for a file')}</label>
      <NumberInput id={id} value={seconds} integer min={1} max={86_400} unit={i18n.t('seconds')} onChange={setSeconds} />
      <Button look="quiet" onClick={() => { void gradeAgain(); }}>{i18n.t('Grade all again')}</Button>
      <Files words={i18n.t('Other files…')} many onFiles={onFiles} />
    </div>
  );
}

function Actions({ grades }: { readonly grades: readonly FileGrade[] }) {
  const { lesson, sum } = useGradingStore();
  if (!lesson) return null;
  const save = (text: string, type: string, ending: string): void => { downloadFile(new Blob([text], { type }), `${lesson.id}-grades.${ending}`); };
  return (
    <>
      <Button disabled={grades.length === 0} onClick={() => { save(gradesJson(lesson, sum, grades), 'application/json', 'json'); }}>{i18n.t('Save as JSON')}</Button>
      <Button look="primary" disabled={grades.length === 0} onClick={() => { save(gradesCsv(lesson, grades), 'text/csv', 'csv'); }}>{i18n.t('Save as CSV')}</Button>
    </>
  );
}
