import { useEffect, useId, useState, type FormEvent } from 'react';
import { handBackOf, handBackText, MAX_NAME, type HandBack } from '../../lessons/handBack.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { checksSum, lessonSum } from '../../lessons/lessonSum.ts';
import { progressOf, type Trace } from '../../lessons/progress.ts';
import type { GraphDocument } from '../../graph/document.ts';
import { i18n } from '../../words/i18n.ts';
import { downloadFile } from '../files/download.ts';
import { fileNameFor } from '../files/saveFile.ts';
import { loadSettings, useRunsStore } from '../runs/runsStore.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { setOverlay, useOverlayStore } from '../stores/overlayStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { notify } from '../stores/sessionStore.ts';
import { isStale } from '../stores/staleness.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './HandBackDialog.module.css';
import { NO_WAY, useTraceStore } from './traceStore.ts';

interface HandBackDialogProps {
  readonly lesson: Lesson;
  readonly trace: Trace;
  readonly onClose: () => void;
}

interface Ready {
  readonly handBack: HandBack;
  readonly left: number;
}

/** The name last given: a page that another learner sits down at begins without one. */
let lastName = '';

/** Over the whole page: it stays where the lesson's panel is put elsewhere, as when a window is made narrow. */
export function HandBackWindow() {
  const lesson = useOverlayStore((state) => state.handingBack);
  const { trace } = useTraceStore((state) => (lesson && state.ways[lesson.id]) ?? NO_WAY);
  return lesson ? <HandBackDialog lesson={lesson} trace={trace} onClose={() => { setOverlay({ handingBack: null }); }} /> : null;
}

/** What will be in the file, a name for it, and Save. */
function HandBackDialog({ lesson, trace, onClose }: HandBackDialogProps) {
  const [name, setName] = useState(lastName);
  const [ready, setReady] = useState<Ready | null>(null);
  const id = useId();
  useEffect(() => {
    let open = true;
    void made(lesson, trace).then((made) => { if (open) setReady(made); });
    return () => { open = false; };
  }, [lesson, trace]);

  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!ready) return;
    lastName = name;
    const named = name.trim().slice(0, MAX_NAME);
    const { handBack } = ready;
    const file = fileNameFor(`${lesson.id} ${named === '' ? i18n.t('answers') : named}`);
    downloadFile(new Blob([handBackText({ ...handBack, ...(named === '' ? {} : { name: named }) })], { type: 'application/json' }), file);
    notify({ severity: 'info', title: i18n.t('“{name}” is saved', { name: file }), lines: [i18n.t('It is among your downloads. Give it to your teacher; nothing was sent anywhere.')] });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={i18n.t('Hand back: {title}', { title: lesson.title })}
      actions={<><Button onClick={onClose}>{i18n.t('Cancel')}</Button><Button look="primary" disabled={!ready} onClick={() => { save(); }}>{i18n.t('Save the file')}</Button></>}
    >
      <form className={styles['form']} onSubmit={save}>
        <label htmlFor={id}>{i18n.t('Your name')}</label>
        <input id={id} value={name} maxLength={MAX_NAME} autoComplete="off" placeholder={i18n.t('May be left empty')} onChange={(event) => { setName(event.target.value); }} />
        <p className={styles['head']}>{i18n.t('In the file:')}</p>
        <Contents lesson={lesson} trace={trace} ready={ready} />
        <p className={styles['note']}>{i18n.t('Whoever grades it runs your graph afresh from its seed, and looks for the goals in that. The file is saved on this machine, and you give it to your teacher; the page sends nothing.')}</p>
      </form>
    </Dialog>
  );
}

function Contents({ lesson, trace, ready }: { readonly lesson: Lesson; readonly trace: Trace; readonly ready: Ready | null }) {
  const progress = progressOf(lesson, trace);
  const checked = lesson.steps.filter(({ check }) => check !== undefined);
  const open = checked.filter(({ id }) => progress.find((each) => each.id === id)?.done !== true);
  const asked = checked.filter(({ check }) => check?.kind !== 'run' && check?.kind !== 'goal' && check?.kind !== 'change');
  const answered = asked.filter(({ id }) => trace.answers[id] !== undefined).length;
  return (
    <ul className={styles['contents']} aria-busy={!ready}>
      {ready ? <li>{i18n.t('{graphs, plural, one {your graph} other {# graphs: the open one, and those that were run}}', { graphs: ready.handBack.graphs.length })}</li> : null}
      {ready ? <li>{i18n.t('{runs, plural, =0 {no run: goals cannot be graded} one {what the page saw of # look at a run} other {what the page saw of # looks at runs}}', { runs: ready.handBack.runs.length })}</li> : null}
      {asked.length > 0 ? <li>{i18n.t('{answered, number} of {asked, plural, one {# answer} other {# answers}}', { answered, asked: asked.length })}</li> : null}
      <li className={open.length > 0 ? styles['open'] : undefined}>
        {open.length === 0 ? i18n.t('{checked, plural, one {its check is met} other {all # checks are met}}', { checked: checked.length }) : i18n.t('not met yet: {steps}', { steps: open.map(({ title }) => title).join(' · ') })}
      </li>
      {ready && steered(ready) ? <li className={styles['open']}>{i18n.t('a run that was steered while it went on. It cannot be repeated, so your teacher sees what your graph does without that: press Reset and train again to be sure.')}</li> : null}
      {ready && ready.left > 0 ? <li className={styles['open']}>{i18n.t('{left, plural, one {# look at a run is} other {# looks at runs are}} left out, for the graph is not kept any more. Train it again to hand it back.', { left: ready.left })}</li> : null}
    </ul>
  );
}

function steered({ handBack }: Ready): boolean {
  return handBack.runs.some((run) => run.steered !== undefined);
}

/** The file as it is now, without a name. */
async function made(lesson: Lesson, trace: Trace): Promise<Ready> {
  const names = [...new Set(trace.runs.map(({ run }) => run))];
  const [sum, checks] = await Promise.all([lessonSum(lesson), checksSum(lesson), loadSettings(names)]);
  const { key, backend } = useRunStore.getState();
  return handBackOf({ lesson, sum, checks, name: '', document: currentDocument(), trace, engine: backend?.label ?? null, graphOf: (run) => (run === key ? ofRunUnderWay() : null) ?? useRunsStore.getState().settings[run]?.document ?? null });
}

/** Settings may change while a run goes on: then it is the open graph that it has come to be. */
function ofRunUnderWay(): GraphDocument | null {
  const { program } = useRunStore.getState();
  return program && !isStale(currentCompilation().program, program) ? currentDocument() : null;
}
