/** Printing prints a sheet of paper on the open graph: it is put beside the app when the browser is about to print, and taken away after. */
import './print.css';
import { createElement, type ReactElement } from 'react';
import type { GraphDocument } from '../../../graph/document.ts';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { ownCompilation } from '../../../lessons/facts.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
import { lessonOfGraph } from '../../authoring/lessonOfGraph.ts';
import { lessonOf, loadLessons } from '../../lessons/lessons.ts';
import { i18n } from '../../../words/i18n.ts';
import { currentCompilation } from '../../stores/compilationStore.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { isStale } from '../../stores/staleness.ts';
import { currentLayout, routedLayout, routedLayoutOf } from '../picture/current.ts';
import type { PictureLayout } from '../picture/layout.ts';
import { setOverlay } from '../../stores/overlayStore.ts';
import { LessonSheet } from './LessonSheet.tsx';
import type { WorksheetRun } from './facts.ts';
import { Worksheet } from './Worksheet.tsx';

interface Shown {
  readonly root: Root;
  readonly place: HTMLElement;
  /** Of the page, which names the file that is printed to. */
  readonly title: string;
}

let shown: Shown | null = null;
/** A layout in which every wire has its way, for the graph that it was made of. */
let prepared: { readonly graph: GraphDocument; readonly layout: PictureLayout } | null = null;
/** The sheet of a lesson that was asked for, until it is printed. */
let asked: { readonly title: string; readonly sheet: ReactElement } | null = null;
let watching = false;

/** From now on whatever prints the page prints the worksheet. Once, however often it is called. */
export function watchPrinting(): void {
  if (watching) return;
  watching = true;
  // What a print window of the browser's own shows has no time to wait.
  void loadLessons();
  window.addEventListener('beforeprint', show);
  window.addEventListener('afterprint', hide);
  // Where printing is no event: emulated media, and browsers that print without telling the page.
  window.matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) show();
    else hide();
  });
}

/** Asks which sheet it is to be where the open graph has a lesson; else prints the one of the graph. */
export async function choosePrint(): Promise<void> {
  const lesson = await lessonOfGraph();
  if (lesson) setOverlay({ printing: lesson });
  else await printWorksheet();
}

/** Opens the browser's print window once the worksheet of the graph stands, its fonts included. */
export async function printWorksheet(): Promise<void> {
  const [layout] = await Promise.all([routedLayout(), loadLessons()]);
  prepared = { graph: currentDocument(), layout };
  await print();
}

/** The same with a lesson: its own graph, its steps, and room to write; for the teacher with what the page knows. */
export async function printLesson(lesson: Lesson, copy: 'pupil' | 'teacher'): Promise<void> {
  const layout = await routedLayoutOf(lesson.graph, ownCompilation(lesson));
  const title = copy === 'pupil' ? lesson.title : i18n.t('{title} (teacher’s copy)', { title: lesson.title });
  asked = { title, sheet: createElement(LessonSheet, { lesson, layout, copy }) };
  await print();
}

async function print(): Promise<void> {
  watchPrinting();
  show();
  await document.fonts.ready;
  window.print();
}

/** Draws it at once: the browser prints when the event is over. */
function show(): void {
  const page = asked ?? worksheet();
  if (!page) return;
  shown ??= begin();
  const { root } = shown;
  document.title = page.title;
  flushSync(() => { root.render(page.sheet); });
}

/** Of the open graph, with what the page knows of it; null where there is nothing on the canvas. */
function worksheet(): typeof asked {
  const graph = currentDocument();
  if (graph.nodes.length === 0) return null;
  const layout = prepared?.graph === graph ? prepared.layout : currentLayout();
  return { title: graph.meta.title, sheet: createElement(Worksheet, { document: graph, compilation: currentCompilation(), layout, run: ownRun(), lesson: lessonOf(graph) }) };
}

/** The run where it is one of the graph as it stands: another one's figures are not its own. */
function ownRun(): WorksheetRun {
  const run = useRunStore.getState();
  return isStale(currentCompilation().program, run.changing ?? run.program) ? { progress: null, points: [], backend: null, stopped: null, failure: null } : run;
}

function begin(): Shown {
  const place = document.createElement('div');
  place.dataset['worksheet'] = '';
  document.body.append(place);
  return { root: createRoot(place), place, title: document.title };
}

function hide(): void {
  if (!shown) return;
  const { root, place, title } = shown;
  shown = null;
  prepared = null;
  asked = null;
  root.unmount();
  place.remove();
  document.title = title;
}
