/**
 * Holds a teacher's lesson to its rules while it is open: what would break one is not done, and a message says why. Lessons that come
 * with the app are there to be played with; of them the goals alone tell what does not count.
 */
import { recompile } from '../../compiler/compile.ts';
import { applyCommand, type Command } from '../../graph/commands.ts';
import type { GraphDocument } from '../../graph/document.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { breachesOf, lockedNodes, mayBeAdded, type Breach } from '../../lessons/rules.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { nodeName } from '../canvas/ports.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, editDocument, guardEdits, useDocumentStore } from '../stores/documentStore.ts';
import { dismissNotice, notify } from '../stores/sessionStore.ts';
import { useHeldRules, type HeldRules } from './heldRules.ts';
import { isOwnLesson, ownLesson, readKept, useLessonStore } from './lessonStore.ts';

/** From now on, for whichever lesson is open. */
export function holdRules(): void {
  let held: Lesson | null = null;
  const look = (): void => {
    const key = currentDocument().meta.lesson;
    if (isOwnLesson(key)) void readKept(key);
    const lesson = isOwnLesson(key) ? ownLesson(key) : null;
    if (lesson === held) return;
    held = lesson;
    useHeldRules.setState({ rules: lesson && heldRules(lesson) });
    guardEdits(lesson && ((document, command) => isRefused(lesson, document, command)));
  };
  look();
  useDocumentStore.subscribe((now, before) => { if (now.history.present.meta !== before.history.present.meta) look(); });
  useLessonStore.subscribe(look);
}

/** What the page needs to know of a lesson's rules. */
export function heldRules(lesson: Lesson): HeldRules {
  const { rules = {} } = lesson;
  return {
    locked: lockedNodes(lesson),
    kinds: new Set(nodeKinds.map(({ id }) => id).filter((id) => mayBeAdded(lesson, id))),
    fields: new Set((rules.fixed ?? []).flatMap(fieldsOf)),
    // Without a canvas, or a way to train, there is no lesson.
    hidden: new Set((rules.hide ?? []).filter((panel) => panel !== 'canvas' && panel !== 'trainingBar')),
    weights: rules.weights === 'free',
  };
}

/** Where the inspector shows what a fact of the graph tells; nowhere for counts. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  learningRate: ['optimizer-learningRate'],
  optimizer: ['training-optimizer'],
  batchSize: ['training-batch'],
  trainingSteps: ['training-unit', 'training-length'],
  shuffle: ['training-shuffle'],
  seed: ['training-seed'],
};

function fieldsOf(fact: string): readonly string[] {
  const [, node, setting] = /^node:([^\s.]+)\.(\S+)$/.exec(fact) ?? [];
  return node !== undefined && setting !== undefined ? [`${node}-${setting}`] : (FIELDS[fact] ?? []);
}

/** Rules that an edit by itself can break. Wires of free nodes are taken off and put elsewhere in two edits, so of them only goals tell. */
const GUARDED: ReadonlySet<Breach['rule']> = new Set(['locked', 'wire', 'added', 'fixed', 'weights']);

/** What this edit would break that is not broken already; null where it keeps the rules, or leads out of the lesson. */
export function refusalOf(lesson: Lesson, document: GraphDocument, command: Command): string | null {
  const next = applyCommand(document, command);
  if (next === document || next.meta.lesson !== document.meta.lesson) return null;
  const known = new Set(guarded(lesson, document).map(({ message }) => message));
  const broken = guarded(lesson, next).find(({ message }) => !known.has(message));
  return broken ? reasonOf(broken, lesson, next) : null;
}

function guarded(lesson: Lesson, document: GraphDocument): readonly Breach[] {
  // What is fixed may be a count that only the compiler knows.
  const compilation = lesson.rules?.fixed ? recompile(document).compilation : currentCompilation();
  return breachesOf(lesson, document, compilation).filter(({ rule }) => GUARDED.has(rule));
}

function reasonOf({ rule, node: id, message, wire }: Breach, { graph }: Lesson, next: GraphDocument): string {
  const node = (rule === 'added' ? next : graph).nodes.find((each) => each.id === id);
  if (rule === 'weights') return i18n.t('Weights are not set by hand in this lesson.');
  if (wire !== undefined) return i18n.t('The wire from {wire} joins two nodes that are locked in this lesson: it stays where it is.', { wire });
  if (!node || rule === 'fixed') return message;
  const [kind, name] = [nodeKind(node.kind), nodeName(node, nodeKind(node.kind))];
  return rule === 'locked' ? i18n.t('“{node}” is locked in this lesson: it stays, with its settings.', { node: name }) : i18n.t('This lesson allows no further nodes of the kind {kind}.', { kind: kind?.label ?? node.kind });
}

let told = 0;

function isRefused(lesson: Lesson, document: GraphDocument, command: Command): boolean {
  const reason = refusalOf(lesson, document, command);
  // Whoever tries again is told once, not twice.
  if (reason !== null) dismissNotice(told);
  if (reason !== null) told = notify({ severity: 'warning', title: i18n.t('The lesson keeps this as it is'), lines: [reason] });
  return reason !== null;
}

/** Leaves the open lesson: its graph stays, and all of it can be changed. Undo leads back. */
export function endLesson(): void {
  editDocument({ type: 'setMeta', meta: { lesson: undefined } }, i18n.t('End the lesson'));
  notify({ severity: 'info', title: i18n.t('The lesson is ended'), lines: [i18n.t('Everything can be changed now. Undo leads back to the lesson; what you did in it is kept.')] });
}
