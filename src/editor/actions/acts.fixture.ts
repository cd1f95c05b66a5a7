/** All that a person does to a graph, by name, over the editor's own stores. What an act means is chosen by numbers, from the graph at hand. */
import type { Command } from '../../graph/commands.ts';
import { OPTIMIZERS, type GraphDocument, type GraphNode, type Group, type Json } from '../../graph/document.ts';
import type { Field } from '../../graph/fields.ts';
import { serializeDocument } from '../../graph/serialize.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import type { WireEnd } from '../canvas/connection.ts';
import { addNode, addWired, connect, dropNode } from '../canvas/edits.ts';
import { droppedPositions } from '../canvas/flowModel.ts';
import { portsAt } from '../canvas/portsAt.ts';
import { insertionOf, replacement, replacements } from '../canvas/rewire.ts';
import { presets } from '../files/presets.ts';
import { paramGroups, setParam, setParams, switchOptimizer } from '../inspector/params.ts';
import { currentCompilation } from '../stores/compilationStore.ts';
import { currentDocument, currentSeen, editDocument, openDocument, redoEdit, undoEdit } from '../stores/documentStore.ts';
import { select, useSessionStore } from '../stores/sessionStore.ts';
import { isEnabled, type Action } from './action.ts';
import { arrange } from './arrange.ts';
import { bypass } from './bypass.ts';
import { duplicate, pasteText } from './clipboard.ts';
import { blockText, placeBlock } from '../groups/blocks.ts';
import { renameGroup, repeatGroup } from '../groups/edits.ts';
import { fragmentOf } from './fragment.ts';
import { group, takeOutOfGroup, toggleFold, ungroupChosen } from './groups.ts';
import { placing } from './placing.ts';
import { clearSelection, deleteSelection, disconnect, nudge, selectAll } from './selection.ts';

export type Numbers = readonly [number, number, number];
type Act = (numbers: Numbers) => void | Promise<void>;

/** Digits and photographs take long to describe and say nothing more about edits. */
const SMALL = presets().flatMap(({ id, document }) => (id.includes('mnist') ? [] : [document]));

function at<T>(list: readonly T[], choice: number): T | undefined {
  return list[choice % Math.max(1, list.length)];
}

const node = (choice: number): GraphNode | undefined => at(currentDocument().nodes, choice);
/** A group, as it is chosen. */
const groupAt = (choice: number): Group | undefined => at(currentDocument().groups ?? [], choice);
const kindAt = (choice: number) => (at(nodeKinds, choice) as (typeof nodeKinds)[number]).id;
const place = ([, x, y]: Numbers) => ({ x: (x % 4000) - 500, y: (y % 2000) - 300 });

/** What the menus offer they do only where it is enabled. */
const byMenu = (action: Action): Act => () => (isEnabled(action) ? action.run() : undefined);

/** A port as the canvas shows it. */
function portAt(choice: number, side: WireEnd['side']): WireEnd | null {
  const document = currentSeen();
  const found = at(document.nodes, choice);
  const ports = portsAt(document, found?.id ?? '');
  const port = at(side === 'input' ? ports.inputs : ports.outputs, choice >> 4);
  return found && port ? { node: found.id, port: port.name, side } : null;
}

/** What a field takes: what it had at first, the bounds, what lies between. */
function valueFor({ control, min = 0, max = 100, options = [], defaultValue }: Field, choice: number): Json | undefined {
  if (choice % 5 === 0) return undefined;
  if (control === 'switch') return choice % 2 === 0;
  if (control === 'choice') return at(options, choice)?.value;
  if (control === 'integer') return Math.min(max, min + (choice % 7));
  if (control === 'number') return Math.min(max, min + (choice % 7) / 8);
  return defaultValue as Json;
}

function fieldOf({ kind, params }: GraphNode, choice: number): Field | undefined {
  const known = nodeKind(kind);
  return known && at(paramGroups(known, params).flatMap(({ fields }) => fields), choice);
}

function changeField([a, b, c]: Numbers): void {
  const found = node(a);
  const field = found && fieldOf(found, b);
  if (found && field) editDocument(setParam(found, field.name, valueFor(field, c)), `Change ${field.label}`);
}

function changeFieldOfAll([a, b, c]: Numbers): void {
  const first = node(a);
  const field = first && fieldOf(first, b);
  const alike = currentDocument().nodes.filter(({ kind }) => kind === first?.kind);
  if (field && first.kind !== 'dataset') editDocument(setParams(alike, { [field.name]: valueFor(field, c) }), `Change ${field.label}`);
}

function drag([a, b, c]: Numbers): void {
  const document = currentSeen();
  const moved = document.nodes.filter((_, index) => index % 3 === a % 3 || index === b % document.nodes.length);
  const positions = droppedPositions(document, moved.map(({ id, position }) => ({ id, position: { x: position.x + (b % 90) / 3 - 15, y: position.y + (c % 90) / 3 - 15 } })));
  if (Object.keys(positions).length > 0) editDocument({ type: 'moveNodes', positions }, 'Move');
}

function letGoOverWire([a, b, c]: Numbers): void {
  const document = currentDocument();
  const wire = at(currentSeen().edges, b);
  const loose = at(currentSeen().nodes, a);
  const command = wire && loose ? insertionOf(document, loose.id, wire.id, place([a, b, c])) : null;
  if (command) editDocument(command, 'Insert into the wire');
}

function replace([a, b]: Numbers): void {
  const document = currentDocument();
  const found = node(a);
  const next = found && at(replacements(nodeKind(found.kind), nodeKinds), b);
  const made = next ? replacement(document, found.id, next) : null;
  if (!made) return;
  editDocument(made.command, 'Replace');
  select([made.node.id]);
}

/** As the training's settings change them. */
function changeTraining([a, b, c]: Numbers): void {
  const { training } = currentDocument();
  const changes: readonly (GraphDocument['training'] | object)[] = [
    { optimizer: switchOptimizer(training.optimizer, at(OPTIMIZERS, b) ?? 'sgd') },
    { optimizer: { ...training.optimizer, learningRate: 1 / (1 + (b % 9)) } },
    training.epochs === undefined ? { epochs: 1 + (b % 9), steps: undefined } : { steps: 1 + b, epochs: undefined },
    { batchSize: b % 3 === 0 ? undefined : 1 + (b % 64) },
    { shuffle: b % 2 === 0 },
    { seed: c },
    { validation: b % 2 ? { everySteps: 1 + (c % 100), rows: 1 + (b % 50) } : undefined },
    { warmUpSteps: b % 3 === 0 ? undefined : b },
  ];
  editDocument({ type: 'setTraining', training: at(changes, a) as Extract<Command, { type: 'setTraining' }>['training'] }, 'Change the training');
}

/** What is copied here, or came from another window under ids that this one may have too. */
async function paste([a, b, c]: Numbers): Promise<void> {
  const document = currentDocument();
  const from = a % 3 === 0 ? (at(SMALL, b) as GraphDocument) : document;
  const ids = from.nodes.filter((_, index) => (index + c) % 3 > 0).slice(0, 6).map(({ id }) => id);
  if (ids.length > 0) await pasteText(serializeDocument({ ...from, ...fragmentOf(from, ids) }), null);
}

function setWeights([a, b]: Numbers): void {
  const found = node(a);
  if (found) editDocument({ type: 'setInitialWeights', id: found.id, weights: b % 3 ? { kernel: [[b / 8, -1], [0, 1e-7]], bias: [0.5, b] } : undefined }, 'Set starting weights');
}

/** Numbers in the order of a press, a place and a choice. */
export const ACTS: Readonly<Record<string, Act>> = {
  add: (numbers) => { addNode(kindAt(numbers[0]), place(numbers)); },
  addWired: (numbers) => {
    const start = portAt(numbers[1], numbers[2] % 2 ? 'input' : 'output');
    if (start) addWired(kindAt(numbers[0]), start, place(numbers));
  },
  dropOnWire: (numbers) => { dropNode(kindAt(numbers[0]), place(numbers), at(currentSeen().edges, numbers[1])?.id ?? null); },
  wire: ([a, b]) => {
    const [from, to] = [portAt(a, 'output'), portAt(b, 'input')];
    if (from && to) connect(from, to);
  },
  drag,
  letGoOverWire,
  select: ([a, b, c]) => {
    const { edges, nodes, groups = [] } = currentSeen();
    select([at(nodes, a), c % 2 ? at(nodes, b) : undefined, c % 7 === 0 ? at(groups, a) : undefined].flatMap((each) => (each ? [each.id] : [])), c % 5 === 0 ? edges.slice(b % (edges.length + 1), (b % (edges.length + 1)) + 1).map(({ id }) => id) : []);
  },
  selectAll: byMenu(selectAll),
  clearSelection: byMenu(clearSelection),
  delete: ([a]) => {
    // All of a large selection at once would keep graphs too small to say much.
    const { selectedNodes, selectedEdges } = useSessionStore.getState();
    select(selectedNodes.slice(0, 1 + (a % 3)), selectedEdges.slice(0, 2));
    return byMenu(deleteSelection)([a, 0, 0]);
  },
  disconnect: byMenu(disconnect),
  bypass: byMenu(bypass),
  duplicate: ([a]) => {
    select(useSessionStore.getState().selectedNodes.slice(0, 1 + (a % 3)));
    return byMenu(duplicate)([a, 0, 0]);
  },
  paste,
  nudge: ([a, b]) => void nudge(at(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], a) as string, b % 2 === 0),
  place: (numbers) => byMenu(at(placing, numbers[0]) as Action)(numbers),
  arrange: byMenu(arrange),
  group: byMenu(group),
  groupSome: ([a, b]) => {
    const { nodes } = currentSeen();
    select(nodes.filter((_, index) => index >= a % nodes.length && index < (a % nodes.length) + 1 + (b % 4)).map(({ id }) => id));
    return byMenu(group)([a, b, 0]);
  },
  ungroup: byMenu(ungroupChosen),
  toggleFold: ([a, b]) => {
    const chosen = groupAt(a);
    if (chosen && b % 2) select([chosen.id]);
    return byMenu(toggleFold)([a, b, 0]);
  },
  takeOut: byMenu(takeOutOfGroup),
  renameGroup: ([a, b]) => {
    const chosen = groupAt(a);
    if (chosen) renameGroup(chosen, b % 3 ? `Block ${b % 5}` : ' ');
  },
  repeat: ([a, b]) => {
    const chosen = groupAt(a);
    if (chosen) repeatGroup(chosen, 1 + (b % 3));
  },
  placeBlock: (numbers) => {
    const chosen = groupAt(numbers[0]);
    return chosen && placeBlock(blockText(currentDocument(), chosen), place(numbers));
  },
  replace,
  changeField,
  changeFieldOfAll,
  rename: ([a, b]) => {
    const found = node(a);
    if (found) editDocument({ type: 'setLabel', id: found.id, label: b % 3 ? `Layer “${b}” – ü` : undefined }, 'Rename');
  },
  title: ([a]) => { editDocument({ type: 'setMeta', meta: { title: `Graph ${a % 50}` } }, 'Rename the graph'); },
  setWeights,
  changeTraining,
  fix: ([a]) => {
    const fix = at(currentCompilation().diagnostics.flatMap((each) => each.fix ?? []), a);
    if (fix) editDocument(fix.command, fix.label);
  },
  open: ([a, b]) => { if (b % 4 === 0) openDocument(at(SMALL, a) as GraphDocument, 'Open a preset'); },
  undo: ([a]) => { for (let step = 0; step <= a % 4; step++) undoEdit(); },
  redo: ([a]) => { for (let step = 0; step <= a % 6; step++) redoEdit(); },
};
