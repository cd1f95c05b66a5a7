/** Groups that are applied several times in a row: whether they can be, and what is found at a copy told of its member, once. */
import type { Command } from '../graph/commands.ts';
import { portReferenceOf, type Group } from '../graph/document.ts';
import { groupName } from '../graph/groups/groups.ts';
import { originNode, originWire, repeatsOf } from '../graph/groups/repeat.ts';
import { shapeText, type TensorType } from '../graph/tensorType.ts';
import type { Checked } from './check.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { diagnostic } from './diagnostics.ts';
import type { NormalGraph } from './normalise.ts';
import { i18n } from '../words/i18n.ts';

type Typed = Pick<Checked, 'graph' | 'inferred'>;

/** One finding for each repeated group at most; none where something else is wrong with a member, which comes first. */
export function checkRepeats({ graph, inferred }: Typed): readonly Diagnostic[] {
  const { repeated, problems } = repeatsOf(graph.document);
  if (repeated.length === 0 && problems.length === 0) return [];
  const given = (end: string): TensorType | undefined => {
    const { node, port } = portReferenceOf(end);
    return inferred.get(node)?.outputs[port];
  };
  const told = problems.flatMap(({ group, member, problem }) => {
    const named = { label: groupName(group), times: group.repeat ?? 1 };
    if (problem.type === 'size') return [diagnostic('repeat-size', { ...named, nodes: problem.nodes }, { node: member, fix: once(group) })];
    const unfinished = group.members.some((id) => graph.nodes.has(id) && inferred.get(id)?.state !== 'ok');
    return unfinished ? [] : [diagnostic('repeat-ports', { ...named, entering: problem.entering, leaving: problem.leaving }, { node: member, fix: once(group) })];
  });
  const misshapen = repeated.flatMap(({ group, times, entering, leaving }) => {
    const [takes, gives] = [given(entering), given(leaving)];
    if (!takes || !gives || takes.shape.join() === gives.shape.join()) return [];
    return [diagnostic('repeat-shape', { label: groupName(group), times, takes: shapeText(takes.shape), gives: shapeText(gives.shape) }, { node: portReferenceOf(leaving).node, fix: once(group) })];
  });
  return [...told, ...misshapen];
}

function once({ id }: Group): Fix {
  return { label: i18n.t('Repeat it once'), command: { type: 'setGroup', id, group: { repeat: undefined } } };
}

/** Without what is wrong at the copies of a group whose shapes do not fit on one another: that was said already. */
export function withoutConsequences({ graph }: Typed, repeats: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  const misshapen = new Set(repeats.filter(({ code }) => code === 'repeat-shape').map(({ node }) => node));
  if (misshapen.size === 0) return found;
  const members = new Set(repeatsOf(graph.document).repeated.filter(({ leaving }) => misshapen.has(portReferenceOf(leaving).node)).flatMap(({ members }) => members));
  return found.filter(({ node }) => {
    const origin = node === undefined ? undefined : originNode(graph.document, node);
    return origin === node || !members.has(origin ?? '');
  });
}

/** Copies are not on the canvas: what is found at one is told of its member. What is the same then is told once. */
export function toldOfMembers(meant: NormalGraph['document'], found: readonly Diagnostic[]): readonly Diagnostic[] {
  if (repeatsOf(meant).repeated.length === 0) return found;
  const said = new Set<string>();
  return found.map((each) => ofMember(meant, each)).filter(({ code, node, edge, param, message }) => {
    const key = JSON.stringify([code, node, edge, param, message]);
    return !said.has(key) && said.add(key);
  });
}

function ofMember(meant: NormalGraph['document'], each: Diagnostic): Diagnostic {
  return {
    ...each,
    ...(each.node === undefined ? {} : { node: originNode(meant, each.node) }),
    ...(each.edge === undefined ? {} : { edge: originWire(meant, each.edge) }),
    ...(each.fix ? { fix: { ...each.fix, command: onMembers(meant, each.fix.command) } } : {}),
  };
}

/** The edit as it is meant in the document: of members and of its own wires. */
function onMembers(meant: NormalGraph['document'], command: Command): Command {
  const node = (id: string) => originNode(meant, id);
  switch (command.type) {
    case 'batch':
      return { ...command, commands: command.commands.map((each) => onMembers(meant, each)) };
    case 'setParams':
    case 'setInitialWeights':
      return { ...command, id: node(command.id) };
    case 'removeNodes':
      return { ...command, ids: [...new Set(command.ids.map(node))] };
    case 'removeEdges':
      return { ...command, ids: [...new Set(command.ids.map((id) => originWire(meant, id)))] };
    case 'moveNodes':
      return { ...command, positions: Object.fromEntries(Object.entries(command.positions).filter(([id]) => node(id) === id)) };
    default:
      return command;
  }
}
