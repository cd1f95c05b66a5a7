/** All that the command palette can find. */
import { matchSorter } from 'match-sorter';
import { i18n } from '../../words/i18n.ts';
import { englishOf } from '../../words/english.ts';
import { actionLabel, isEnabled } from '../actions/action.ts';
import { actionGroups } from '../actions/all.ts';
import { openPreset } from '../actions/file.ts';
import { shortcutText } from '../actions/shortcut.ts';
import { runAction } from '../actions/runAction.ts';
import { aimedPoint } from '../actions/pointer.ts';
import { frameName, noteName } from '../annotations/words.ts';
import { canvasView } from '../canvas/canvasView.ts';
import { addNode, addNodeBeside } from '../canvas/edits.ts';
import { goToNode } from '../canvas/goTo.ts';
import { nodeName } from '../canvas/ports.ts';
import { mayAdd } from '../lessons/heldRules.ts';
import { openGraphId, openKept } from '../graphs/graphsStore.ts';
import type { GraphEntry } from '../graphs/record.ts';
import { agoWords } from '../graphs/words.ts';
import { furtherPresets } from '../files/furtherPresets.ts';
import { presets } from '../files/presets.ts';
import { groupName } from '../../graph/groups/groups.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { currentDocument } from '../stores/documentStore.ts';

export interface Entry {
  /** No two entries have the same. */
  readonly id: string;
  readonly label: string;
  /** What else it answers to. */
  readonly words: readonly string[];
  /** Quiet, at its end: a shortcut, an id. */
  readonly note?: string | undefined;
  /** A node kind's icon. */
  readonly icon?: string;
  readonly run: () => void;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** What can be done just now; commands that could do nothing are left out, and so is the palette itself. */
export function allEntries(graphs: readonly GraphEntry[]): readonly EntryGroup[] {
  return [{ title: i18n.t('Commands'), entries: commands() }, nodes(), { title: i18n.t('Add a node'), entries: kinds() }, { title: i18n.t('My graphs'), entries: graphEntries(graphs) }, { title: i18n.t('Presets'), entries: presetEntries() }].filter(({ entries }) => entries.length > 0);
}

function commands(): readonly Entry[] {
  return actionGroups.flatMap(({ title, actions }) => actions.filter((action) => action.id !== 'palette' && isEnabled(action)).map((action) => {
    const [shortcut] = action.shortcuts ?? [];
    const label = actionLabel(action);
    return { id: `command ${action.id}`, label, words: [title, ...englishOf(label), action.id.replaceAll('-', ' ')], note: shortcut && shortcutText(shortcut), run: () => { runAction(action); } };
  }));
}

/** The nodes of the graph, its frames and its notes: to be selected and brought into view. */
export function nodes(): EntryGroup {
  const entries = currentDocument().nodes.map((node) => {
    const kind = nodeKind(node.kind);
    return { id: `node ${node.id}`, label: nodeName(node, kind), words: [node.id, ...(kind ? [kind.label, ...englishOf(kind.label)] : [node.kind])], note: node.id, icon: kind?.icon ?? '', run: () => { goToNode(node.id); } };
  });
  const { notes = [], frames = [], groups = [] } = currentDocument();
  const marks = [
    ...groups.map((group) => ({ id: group.id, label: groupName(group), icon: 'group' })),
    ...frames.map((frame) => ({ id: frame.id, label: frameName(frame), icon: 'frame' })),
    ...notes.map((note) => ({ id: note.id, label: noteName(note), icon: 'sticky-note' })),
  ].map(({ id, ...shown }) => ({ ...shown, id: `node ${id}`, words: [id], run: () => { goToNode(id); } }));
  return { title: i18n.t('Go to'), entries: [...entries, ...marks] };
}

function kinds(): readonly Entry[] {
  return nodeKinds.filter(mayAdd).map((kind) => ({
    id: `kind ${kind.id}`,
    label: i18n.t('Add {label}', { label: kind.label }),
    words: [kind.id, ...englishOf(kind.label), ...kind.aliases],
    icon: kind.icon,
    run() {
      const [view, at] = [canvasView(), aimedPoint()];
      if (view && at) addNode(kind.id, view.toCanvas(at));
      else addNodeBeside(kind.id);
    },
  }));
}

function presetEntries(): readonly Entry[] {
  return [...presets(), ...furtherPresets()].map((preset) => ({ id: `preset ${preset.id}`, label: i18n.t('Open {title}', { title: preset.title }), words: [...englishOf(preset.title), 'preset', 'lesson', i18n.t('Preset'), i18n.t('Lesson')], run: () => { openPreset(preset); } }));
}

function graphEntries(graphs: readonly GraphEntry[]): readonly Entry[] {
  return graphs.filter(({ id }) => id !== openGraphId()).map(({ id, title, used }) => ({ id: `graph ${id}`, label: i18n.t('Open {title}', { title: title || i18n.t('Untitled') }), words: ['graph', 'recent', i18n.t('Graph')], note: agoWords(used, Date.now()), run: () => void openKept(id) }));
}

/** The entries that answer to the words, best first, and first the group whose best is best; all of them for no words. */
export function found(groups: readonly EntryGroup[], words: string): readonly EntryGroup[] {
  if (words.trim() === '') return groups;
  const all = groups.flatMap(({ title, entries }) => entries.map((entry) => ({ title, entry })));
  const answers = matchSorter(all, words.trim(), {
    keys: [({ entry }) => entry.label, { key: ({ entry }) => [...entry.words], maxRanking: matchSorter.rankings.CONTAINS }],
    threshold: matchSorter.rankings.CONTAINS,
  });
  const titles = [...new Set(answers.map(({ title }) => title))];
  return titles.map((title) => ({ title, entries: answers.filter((answer) => answer.title === title).map(({ entry }) => entry) }));
}
