import { lazy, Suspense, useMemo, useState } from 'react';
import type { Program } from '../../compiler/program.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { showDockTab } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './views.module.css';
import { views, viewsOf } from './registry.ts';
import type { View } from './view.ts';
import { usePreparedRun } from './run/usePreparedRun.ts';

const drawings = views.map((view) => ({ view, Drawing: lazy(() => view.load()) }));
type Drawing = (typeof drawings)[number];

/** The picture of the problem that the open graph solves, and the others that could show it. */
export default function ViewPanel() {
  const { program, outdated, ready } = usePreparedRun();
  const [chosen, setChosen] = useState<string | null>(null);
  const fitting = useMemo(() => (program ? viewsOf(program) : []), [program]);
  const view = fitting.find(({ id }) => id === chosen) ?? fitting[0];
  const drawing = drawings.find((each) => each.view === view);

  if (!program) return <NoProgram />;
  if (!view || !drawing) return <NoPicture />;
  return (
    <section className={styles['view']} aria-label="Problem picture">
      <div className={styles['bar']}>
        <Choice fitting={fitting} view={view} onChange={setChosen} />
        {outdated ? <Outdated /> : null}
      </div>
      <div className={styles['body']}>
        {ready ? <Stage drawing={drawing} program={program} /> : <Waiting />}
      </div>
    </section>
  );
}

function Stage({ drawing: { Drawing }, program }: { readonly drawing: Drawing; readonly program: Program }) {
  return (
    <Suspense fallback={<p className={styles['empty']}>Loading the picture.</p>}>
      <Drawing program={program} />
    </Suspense>
  );
}

function Choice({ fitting, view, onChange }: { readonly fitting: readonly View[]; readonly view: View; readonly onChange: (id: string) => void }) {
  if (fitting.length === 1) return <h3 className={styles['title']}>{view.label}</h3>;
  return (
    <div className={styles['choice']}>
      <Select label="Picture" value={view.id} options={fitting.map(({ id, label }) => ({ value: id, label }))} onChange={onChange} />
    </div>
  );
}

function Outdated() {
  return (
    <p className={styles['notice']}>
      This is the run from before the last edits of the graph.
      <Button onClick={() => { run.reset(); }}>Show the open graph</Button>
    </p>
  );
}

/** Keeps the place of what will come, and says what it waits for. */
function Waiting() {
  const loading = useRunStore((store) => store.loading);
  const failure = useRunStore((store) => store.failure);
  return <p className={styles['empty']}>{failure ?? loading?.message ?? 'Loading the graph.'}</p>;
}

function NoProgram() {
  return (
    <div className={styles['empty']}>
      <p>The picture of the problem appears here as soon as the graph can be trained.</p>
      <Button onClick={() => { showDockTab('problems'); }}>Show what is missing</Button>
    </div>
  );
}

function NoPicture() {
  return (
    <p className={styles['empty']}>
      There is no picture for a graph of this form. There is one for a line through points, a formula to minimize, data with two inputs, and images with classes.
    </p>
  );
}
