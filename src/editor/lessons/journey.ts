/** Where a person was along the path of lessons: which they opened, and which they trained to the end. */
import { currentDocument, useDocumentStore } from '../stores/documentStore.ts';
import { usePreferencesStore, type LessonProgress } from '../stores/preferencesStore.ts';
import { useRunStore } from '../stores/runStore.ts';
import { isStale } from '../stores/staleness.ts';
import { currentCompilation } from '../stores/compilationStore.ts';

/** Writes down what happens from now on; returns how to end that. */
export function recordJourney(): () => void {
  noteOpened();
  const endDocument = useDocumentStore.subscribe(noteOpened);
  const endRun = useRunStore.subscribe((now, before) => {
    const { lesson } = currentDocument().meta;
    // The last figures may come before or after the word that the run is done.
    if (lesson === undefined || now.state !== 'done' || (now.progress === before.progress && before.state === 'done')) return;
    // Stop also ends a run; trained to the end is only what took all its steps.
    const finished = now.progress !== null && now.progress.step >= now.progress.steps;
    if (finished && !isStale(currentCompilation().program, now.program)) note(lesson, 'trained');
  });
  return () => {
    endDocument();
    endRun();
  };
}

function noteOpened(): void {
  const { lesson } = currentDocument().meta;
  if (lesson !== undefined && usePreferencesStore.getState().lessons[lesson] === undefined) note(lesson, 'opened');
}

function note(lesson: string, progress: LessonProgress): void {
  usePreferencesStore.setState(({ lessons }) => (lessons[lesson] === progress ? {} : { lessons: { ...lessons, [lesson]: progress } }));
}
