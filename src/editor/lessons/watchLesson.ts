/** Learns from runs and edits which steps of the open lesson are done: asks the engine when a run rests, and now and then meanwhile. */
import { ownCompilation, rowsToMeasure, type Measured, type Said, type Steer } from '../../lessons/facts.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { seenRun, withChanges, withRun } from '../../lessons/progress.ts';
import type { Program } from '../../compiler/program.ts';
import { i18n } from '../../words/i18n.ts';
import { currentCompilation, useCompilationStore } from '../stores/compilationStore.ts';
import { currentDocument } from '../stores/documentStore.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import type { ChangeMark } from '../training/branches.ts';
import { isStale } from '../stores/staleness.ts';
import { idle } from '../ui/later.tsx';
import { changeWay, wayOf } from './traceStore.ts';

/** Milliseconds between two looks at a run under way. */
const PAUSE = 500;
/** Multiply-adds of a look that disturbs no training. */
const CHEAP = 2e7;

/** Follows runs and edits for a lesson until the function that is given back is called. */
export function watchLesson(lesson: Lesson): () => void {
  let ended = false;
  let busy = false;
  let wanted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const changes = (): void => {
    const { trace } = wayOf(lesson.id);
    const next = withChanges(lesson, trace, currentDocument(), currentCompilation());
    if (next !== trace) changeWay(lesson.id, { trace: next });
  };
  const look = async (): Promise<void> => {
    wanted = true;
    if (busy || ended) return;
    busy = true;
    while (wanted && !isOver()) {
      // In a task of its own: what it is told by is what the charts are drawn by.
      await new Promise((done) => { timer = setTimeout(done, 0); });
      wanted = false;
      await lookOnce(lesson, isOver).catch(() => undefined);
      const underWay = useRunStore.getState().state === 'training';
      if (underWay) await new Promise((done) => { timer = setTimeout(done, PAUSE); });
    }
    busy = false;
  };
  const isOver = (): boolean => ended;

  const unfollow = [
    useCompilationStore.subscribe(() => { changes(); void look(); }),
    useRunStore.subscribe((now, before) => {
      if (now.state !== before.state || now.progress !== before.progress || now.program !== before.program) void look();
    }),
  ];
  changes();
  void look();
  // Compiled while nobody trains, and not in the midst of the first charts.
  void idle().then(() => { if (!ended) ownCompilation(lesson); });
  return () => {
    ended = true;
    clearTimeout(timer);
    for (const end of unfollow) end();
  };
}

async function lookOnce(lesson: Lesson, isOver: () => boolean): Promise<void> {
  const { state, program, progress, key, handSet, marks } = useRunStore.getState();
  const [document, compilation] = [currentDocument(), currentCompilation()];
  if (!program || state === 'empty' || state === 'loading' || isStale(compilation.program, program)) return;
  const step = progress?.step ?? 0;
  const failed = state === 'failed';
  // Before the first step it is the graph that is looked at; a lesson in which weights are set by hand asks about that too.
  if (step === 0 && !failed && lesson.rules?.weights !== 'free') return;
  const measured = failed ? NOTHING : await measure(lesson, program, state === 'training');
  const now = useRunStore.getState();
  // The answer is of the run and the graph that were asked about, or of nothing.
  if (isOver() || now.key !== key || currentDocument() !== document || (state !== 'training' && (now.progress?.step ?? 0) !== step)) return;
  const said: Said = { step, failed, handSet: handSet !== null, steered: steered(marks, handSet), ...measured };
  const { trace } = wayOf(lesson.id);
  const seen = seenRun(lesson, `${key ?? ''}`, document, compilation, said);
  const last = trace.runs.at(-1);
  if (last?.run === seen.run && JSON.stringify(last) === JSON.stringify(seen)) return;
  changeWay(lesson.id, { trace: withRun(lesson, trace, seen) });
}

/** All that was done to the run on its way, in the order of the steps. */
function steered(marks: readonly ChangeMark[], handSet: number | null): readonly Steer[] {
  const byHand = handSet === null ? [] : [{ step: handSet, what: i18n.t('weights set by hand') }];
  return [...marks.map(({ step, text }) => ({ step, what: text })), ...byHand].sort((a, b) => a.step - b.step);
}

const NOTHING: Pick<Said, 'train' | 'validation'> = { train: null, validation: null };

/** What the engine says of the rows that goals are measured on; of a run under way only where that costs nearly nothing. */
async function measure(lesson: Lesson, program: Program, underWay: boolean): Promise<typeof NOTHING> {
  const rows = { train: rowsToMeasure(lesson, program, 'train'), validation: rowsToMeasure(lesson, program, 'validation') };
  if (underWay && (rows.train + rows.validation) * program.totals.multiplyAdds > CHEAP) return NOTHING;
  return { train: await ask('train', rows.train), validation: rows.validation > 0 ? await ask('validation', rows.validation) : null };
}

async function ask(split: 'train' | 'validation', rows: number): Promise<Measured | null> {
  const answer = await run.ask({ kind: 'evaluate', split, rows });
  // JSON has no NaN; such a loss meets no condition.
  return answer.kind === 'evaluate' && Number.isFinite(answer.loss) ? { rows: answer.rows, loss: answer.loss, accuracy: answer.accuracy } : null;
}
