import { lazy, Suspense } from 'react';
import type { Program } from '../../compiler/program.ts';
import { i18n } from '../../words/i18n.ts';
import { run, useRunStore } from '../stores/runStore.ts';
import { showDockTab } from '../stores/sessionStore.ts';
import { Button } from '../ui/Button.tsx';
import { views } from '../views/registry.ts';
import type { View } from '../views/view.ts';
import styles from './stage.module.css';
import { askForPictures } from './stageStore.ts';
import type { Staged } from './useStage.ts';

const drawings = views.map((view) => ({ view, Drawn: lazy(() => view.load()) }));
type ViewDrawing = (typeof drawings)[number];

interface ViewBodyProps {
  readonly staged: Staged;
  /** Null where none fits. */
  readonly view: View | null;
}

/** A view in its place, or what it waits for. */
export function ViewBody({ staged: { prepared: { program, outdated, ready }, waitsForWord }, view }: ViewBodyProps) {
  if (!program) return <NoProgram />;
  const drawing = drawings.find((each) => each.view === view);
  if (!drawing) return <NoView />;
  return (
    <>
      <h2 className={styles['heading']}>{drawing.view.label}</h2>
      {outdated ? <Outdated /> : null}
      {/* Higher than its place it scrolls, also by keyboard. */}
      <div className={styles['body']} tabIndex={0} role="group" aria-label={drawing.view.label}>{ready ? <Drawing drawing={drawing} program={program} /> : waitsForWord ? <Invitation /> : <Waiting />}</div>
    </>
  );
}

function Drawing({ drawing: { Drawn }, program }: { readonly drawing: ViewDrawing; readonly program: Program }) {
  return (
    <Suspense fallback={<p className={styles['empty']}>{i18n.t('Loading the picture.')}</p>}>
      <Drawn program={program} />
    </Suspense>
  );
}

function Outdated() {
  return (
    <p className={styles['notice']}>
      {i18n.t('This is the run from before the last edits of the graph.')}
      <Button onClick={() => { run.reset(); }}>{i18n.t('Show the open graph')}</Button>
    </p>
  );
}

/** Nothing is fetched, and nothing large is built, before a person wants it. */
function Invitation() {
  return (
    <div className={styles['empty']}>
      <p>{i18n.t('To show the picture, the graph and its data must be loaded. That may take a moment.')}</p>
      <Button onClick={askForPictures}>{i18n.t('Show the picture')}</Button>
    </div>
  );
}

/** Keeps the place of what will come, and says what it waits for. */
function Waiting() {
  const loading = useRunStore((store) => store.loading);
  const failure = useRunStore((store) => store.failure);
  return <p className={styles['empty']}>{failure ?? loading?.message ?? i18n.t('Loading the graph.')}</p>;
}

function NoProgram() {
  return (
    <div className={styles['empty']}>
      <p>{i18n.t('The picture appears here as soon as the graph can be trained.')}</p>
      <Button onClick={() => { showDockTab('problems'); }}>{i18n.t('Show what is missing')}</Button>
    </div>
  );
}

function NoView() {
  return <p className={styles['empty']}>{i18n.t('Every picture of this graph stands in a window over the canvas. Close one to have it here again.')}</p>;
}
