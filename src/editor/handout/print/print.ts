/** Printing prints a worksheet of the open graph: it is put beside the app when the browser is about to print, and taken away after. */
import './print.css';
import { createElement } from 'react';
import type { GraphDocument } from '../../../graph/document.ts';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { lessonOf, loadLessons } from '../../lessons/lessons.ts';
import { currentCompilation } from '../../stores/compilationStore.ts';
import { currentDocument } from '../../stores/documentStore.ts';
import { useRunStore } from '../../stores/runStore.ts';
import { currentLayout, routedLayout } from '../picture/current.ts';
import type { PictureLayout } from '../picture/layout.ts';
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

/** Opens the browser's print window once the worksheet stands, its fonts included. */
export async function printWorksheet(): Promise<void> {
  watchPrinting();
  const [layout] = await Promise.all([routedLayout(), loadLessons()]);
  prepared = { graph: currentDocument(), layout };
  show();
  await document.fonts.ready;
  window.print();
}

/** Draws it at once: the browser prints when the event is over. */
function show(): void {
  const graph = currentDocument();
  if (graph.nodes.length === 0) return;
  shown ??= begin();
  const { root } = shown;
  document.title = graph.meta.title;
  const layout = prepared?.graph === graph ? prepared.layout : currentLayout();
  flushSync(() => {
    root.render(createElement(Worksheet, { document: graph, compilation: currentCompilation(), layout, run: useRunStore.getState(), lesson: lessonOf(graph) }));
  });
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
  root.unmount();
  place.remove();
  document.title = title;
}
