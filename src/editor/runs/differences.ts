/** What differs between two runs, in words: "learning rate 0.1 → 0.01", "one more Dense". Pure. */
import type { Operation, Program, ProgramSource } from '../../compiler/program.ts';
import { dataSource } from '../../datasets/registry.ts';
import { fieldsOf } from '../../graph/fields.ts';
import { nodeKind } from '../../nodes/registry.ts';
import { i18n } from '../../words/i18n.ts';
import { equal } from '../training/liveChanges.ts';
import { change, changedFields } from './differenceWords.ts';
import { trainingDifferences } from './trainingDifferences.ts';
import { lossDifferences } from './lossDifferences.ts';

/**
 * What leads from one run to the other, what weighs most first: nodes that came and went, their parameters,
 * data, losses and the training's settings. Empty where both were made of the same.
 */
export function differences(before: Program, after: Program): readonly string[] {
  const { pairs, added, removed } = paired(before.operations, after.operations);
  const sameNodes = added.length === 0 && removed.length === 0;
  return [
    ...comings(added, removed),
    ...pairs.flatMap(([old, now]) => nodeDifferences(old, now, nameIn(after, now))),
    ...(sameNodes && pairs.some(([old, now]) => rewired(old, now, pairs)) ? [i18n.t('wires changed')] : []),
    ...sourceDifferences(before, after),
    ...lossDifferences(before.losses, after.losses),
    ...trainingDifferences(before.training, after.training),
  ];
}

type Pair = readonly [before: Operation, after: Operation];

/** Which node of one graph is which of the other: the one of the same id, else the next of its kind. */
function paired(before: readonly Operation[], after: readonly Operation[]): { readonly pairs: readonly Pair[]; readonly added: readonly Operation[]; readonly removed: readonly Operation[] } {
  const left = new Set(before);
  const found = new Map<Operation, Operation>();
  const take = (now: Operation, fits: (old: Operation) => boolean) => {
    const old = found.has(now) ? undefined : [...left].find((each) => each.kind === now.kind && fits(each));
    if (!old) return;
    left.delete(old);
    found.set(now, old);
  };
  for (const now of after) take(now, ({ node }) => node === now.node);
  for (const now of after) take(now, () => true);
  return {
    pairs: after.flatMap((now): Pair[] => {
      const old = found.get(now);
      return old ? [[old, now]] : [];
    }),
    added: after.filter((now) => !found.has(now)),
    removed: [...left],
  };
}

/** "one more Dense", "2 ReLU fewer", and "Sigmoid → ReLU" where one activation took the place of another. */
function comings(added: readonly Operation[], removed: readonly Operation[]): readonly string[] {
  const more = byKind(added);
  const fewer = byKind(removed);
  const exchanged: string[] = [];
  for (const [old, count] of fewer) {
    for (const [now, other] of more) {
      if (count !== other || nodeKind(old)?.category !== nodeKind(now)?.category || !fewer.has(old)) continue;
      exchanged.push(`${labelOf(old)} → ${labelOf(now)}`);
      fewer.delete(old);
      more.delete(now);
    }
  }
  return [
    ...[...more].map(([kind, count]) => i18n.t('{count, plural, =1 {one} other {#}} more {kind}', { count, kind: labelOf(kind) })),
    ...[...fewer].map(([kind, count]) => i18n.t('{count, plural, =1 {one} other {#}} {kind} fewer', { count, kind: labelOf(kind) })),
    ...exchanged,
  ];
}

function byKind(operations: readonly Operation[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of operations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function labelOf(kind: string): string {
  return nodeKind(kind)?.label ?? kind;
}

/** A node's name; where several have the same, with its place among them: "Dense 2". */
function nameIn({ operations }: Program, operation: Operation): string {
  const same = operations.filter(({ label }) => label === operation.label);
  return same.length > 1 ? `${operation.label} ${same.indexOf(operation) + 1}` : operation.label;
}

function nodeDifferences(old: Operation, now: Operation, name: string): readonly string[] {
  const kind = nodeKind(now.kind);
  return [
    ...changedFields(old.params, now.params, kind ? fieldsOf(kind.params) : []).map((each) => i18n.t('{name}: {change}', { name, change: each })),
    ...(equal(old.initialWeights, now.initialWeights) ? [] : [i18n.t('{name}: other starting weights', { name })]),
  ];
}

function rewired(old: Operation, now: Operation, pairs: readonly Pair[]): boolean {
  const isNow = new Map(pairs.map(([before, after]) => [before.node, after.node]));
  return !equal(old.inputs.map(({ node, port }) => ({ node: isNow.get(node) ?? 'data', port })), now.inputs.map(({ node, port }) => ({ node: pairs.some(([, after]) => after.node === node) ? node : 'data', port })));
}

function sourceDifferences(before: Program, after: Program): readonly string[] {
  return after.sources.flatMap((now, index) => {
    const old = before.sources.find(({ node }) => node === now.node) ?? before.sources[index];
    return old ? dataDifferences(old, now) : [i18n.t('one more data set')];
  }).concat(before.sources.length > after.sources.length ? [i18n.t('one data set fewer')] : []);
}

function dataDifferences(old: ProgramSource, now: ProgramSource): readonly string[] {
  const label = (source: string) => dataSource(source)?.label ?? source;
  if (old.source !== now.source) return [i18n.t('data {before} → {after}', { before: label(old.source), after: label(now.source) })];
  const source = dataSource(now.source);
  const changes = changedFields(old.params, now.params, source ? fieldsOf(source.params) : []).map((each) => i18n.t('data: {change}', { change: each }));
  const rows = (name: string, from: number, to: number) => (from === to ? [] : [change(name, from, to)]);
  // Fields of a source that are not asked for by a person may still decide how many rows there are.
  return changes.length > 0 ? changes : [...rows(i18n.t('training rows'), old.trainRows, now.trainRows), ...rows(i18n.t('validation rows'), old.validationRows, now.validationRows)];
}
