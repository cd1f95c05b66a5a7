/** The facts that an author chooses from, by what they are facts of, and what can be said of each. Pure. */
import type { Compilation } from '../../compiler/diagnostic.ts';
import type { GraphDocument, Json } from '../../graph/document.ts';
import { fieldsOf, type Field } from '../../graph/fields.ts';
import { factWords } from '../../lessons/conditions.ts';
import { FACTS, graphFacts, readFactName } from '../../lessons/facts.ts';
import type { Comparison, Lesson } from '../../lessons/lesson.ts';
import { lockedNodes } from '../../lessons/rules.ts';
import { nodeKind, nodeKinds } from '../../nodes/registry.ts';
import { optimizers } from '../../nodes/training/optimizers.ts';
import { i18n } from '../../words/i18n.ts';
import type { SelectOption } from '../ui/Select.tsx';

/** How a value is asked for. */
export type ValueForm =
  | { readonly type: 'number'; readonly integer: boolean; readonly percent: boolean; readonly min?: number; readonly max?: number }
  | { readonly type: 'yes' }
  | { readonly type: 'choice'; readonly options: readonly SelectOption<string>[] }
  | { readonly type: 'text' };

/** Settings that a line of a form can hold. */
const SIMPLE: ReadonlySet<Field['control']> = new Set(['integer', 'number', 'choice', 'switch']);

/** Facts that count: how many of something there are. */
const COUNTS: ReadonlySet<string> = new Set(['right', 'wrong', 'rows', 'validationRows', 'steps', 'parameters', 'trainableParameters', 'multiplyAdds', 'hiddenUnits', 'hiddenLayers', 'nodes', 'batchSize', 'trainingSteps', 'seed']);

const SHARES: ReadonlySet<string> = new Set(['accuracy', 'validationAccuracy']);

/** @param of `graph` leaves out what only a run has. */
export function factChoices(lesson: Lesson, of: 'graph' | 'run'): readonly SelectOption<string>[] {
  const named = (which: 'graph' | 'run', group: string) => Object.entries(FACTS).filter(([, info]) => info.of === which).map(([value]) => ({ value, label: factWords(value, lesson), group }));
  const locked = lockedNodes(lesson);
  const settings = lesson.graph.nodes.filter(({ id }) => !locked.has(id)).flatMap((node) => {
    const kind = nodeKind(node.kind);
    const fields = kind ? fieldsOf(kind.params).filter(({ control }) => SIMPLE.has(control)) : [];
    return fields.map(({ name }) => ({ value: `node:${node.id}.${name}`, label: factWords(`node:${node.id}.${name}`, lesson), group: i18n.t('Settings of nodes') }));
  });
  const kinds = nodeKinds.filter(({ id, category }) => category !== 'data' && id !== 'loss').map(({ id }) => ({ value: `kind:${id}`, label: factWords(`kind:${id}`, lesson), group: i18n.t('How many nodes of a kind') }));
  return [...(of === 'run' ? named('run', i18n.t('Of the run')) : []), ...named('graph', i18n.t('Of the graph')), ...settings, ...kinds];
}

export function valueForm(fact: string, graph: GraphDocument): ValueForm {
  const name = readFactName(fact);
  if (name?.type === 'kind') return { type: 'number', integer: true, percent: false, min: 0 };
  if (fact === 'optimizer') return { type: 'choice', options: optimizers.map(({ kind, label }) => ({ value: kind, label })) };
  if (name?.type === 'named') {
    if (name.info.type === 'yes') return { type: 'yes' };
    if (name.info.type === 'text') return { type: 'text' };
    return { type: 'number', integer: COUNTS.has(fact), percent: SHARES.has(fact), min: 0, ...(SHARES.has(fact) ? { max: 1 } : {}) };
  }
  const field = name?.type === 'node' ? fieldOf(graph, name.node, name.setting) : undefined;
  switch (field?.control) {
    case 'integer':
    case 'number':
      return { type: 'number', integer: field.control === 'integer', percent: false, ...(field.min === undefined ? {} : { min: field.min }), ...(field.max === undefined ? {} : { max: field.max }) };
    case 'switch':
      return { type: 'yes' };
    case 'choice':
      return { type: 'choice', options: field.options ?? [] };
    default:
      return { type: 'text' };
  }
}

function fieldOf(graph: GraphDocument, id: string, setting: string): Field | undefined {
  const kind = nodeKind(graph.nodes.find((node) => node.id === id)?.kind ?? '');
  return kind && fieldsOf(kind.params).find(({ name }) => name === setting);
}

/** What a condition on a fact begins with: what the graph has now, and of a run what is worth asking for. */
export function firstValue(fact: string, graph: GraphDocument, compilation: Compilation): Json {
  const own = graphFacts(graph, compilation, [fact])[fact];
  if (own !== undefined) return own;
  const rows = Math.min(...(compilation.program?.sources.map(({ trainRows }) => trainRows) ?? [4]));
  const worth: Readonly<Record<string, Json>> = { right: rows, wrong: 0, accuracy: 0.95, validationAccuracy: 0.95, loss: 0.1, validationLoss: 0.1, rows, validationRows: rows, steps: 1000, failed: false };
  return worth[fact] ?? 0;
}

/** How a fact is mostly compared. */
export function firstComparison(fact: string, form: ValueForm): Comparison {
  if (form.type !== 'number') return 'equals';
  return FACTS[fact]?.of === 'run' && !/loss|wrong/i.test(fact) ? 'atLeast' : 'atMost';
}

/** The comparisons that can be true of such a value. */
export function comparisonsFor({ type }: ValueForm): readonly Comparison[] {
  return type === 'number' ? ['atLeast', 'atMost', 'above', 'below', 'equals', 'differs'] : ['equals', 'differs'];
}
