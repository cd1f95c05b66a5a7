/** Whether conditions hold of facts, and in words what they still lack. */
import type { Json } from '../graph/document.ts';
import { fieldsOf } from '../graph/fields.ts';
import { nodeKind } from '../nodes/registry.ts';
import { i18n } from '../words/i18n.ts';
import { readFactName, type Facts } from './facts.ts';
import type { Comparison, Condition, Lesson } from './lesson.ts';
import { sameJson } from './settings.ts';

/** Numbers that a float computed are the same when they agree to seven digits, which is what it holds. */
const NEAR = 1e-6;

/** True where the fact is there and is as the condition says. */
export function holds({ fact, is, value }: Condition, facts: Facts): boolean {
  const found = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return found !== undefined && compares(found, is, value);
}

export function compares(found: Json, is: Comparison, value: Json): boolean {
  if (is === 'equals' || is === 'differs') return same(found, value) === (is === 'equals');
  if (typeof found !== 'number' || typeof value !== 'number') return false;
  switch (is) {
    case 'atLeast':
      return found >= value || near(found, value);
    case 'atMost':
      return found <= value || near(found, value);
    case 'above':
      return found > value;
    case 'below':
      return found < value;
  }
}

function same(a: Json, b: Json): boolean {
  return typeof a === 'number' && typeof b === 'number' ? near(a, b) : sameJson(a, b);
}

function near(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b));
}

/** What of these conditions does not hold yet, a sentence for each. */
export function missing(conditions: readonly Condition[], facts: Facts, lesson: Lesson): readonly string[] {
  return conditions.filter((condition) => !holds(condition, facts)).map((condition) => missingSentence(condition, facts, lesson));
}

function missingSentence({ fact, is, value }: Condition, facts: Facts, lesson: Lesson): string {
  const found = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  const what = factWords(fact, lesson);
  const goal = goalWords(is, fact, value);
  if (found === undefined) return i18n.t('{what}: nothing is known of it yet; the goal is {goal}.', { what, goal });
  if (fact === 'failed') return value === true ? i18n.t('The run has not failed.') : i18n.t('The run failed.');
  if (fact === 'right' && facts['rows'] !== undefined) {
    return i18n.t('{right, number} of {rows, number} rows are right; the goal is {goal}.', { right: Number(found), rows: Number(facts['rows']), goal: is === 'atLeast' || is === 'equals' ? valueWords(fact, value) : goal });
  }
  return i18n.t('{what}: {found}; the goal is {goal}.', { what, found: valueWords(fact, found), goal });
}

/** A condition as a line of its own: “Hidden units: at most 3”. */
export function conditionWords({ fact, is, value }: Condition, lesson: Lesson): string {
  return i18n.t('{what}: {goal}', { what: factWords(fact, lesson), goal: goalWords(is, fact, value) });
}

function goalWords(is: Comparison, fact: string, value: Json): string {
  return i18n.t('{is, select, atLeast {at least {value}} atMost {at most {value}} above {more than {value}} below {less than {value}} differs {other than {value}} other {{value}}}', { is, value: valueWords(fact, value) });
}

/** A fact's name as it begins a sentence: “Hidden units”, “Units of Hidden layer”, “Nodes of the kind Dropout”. */
export function factWords(fact: string, lesson: Lesson): string {
  const name = readFactName(fact);
  switch (name?.type) {
    case 'named':
      return name.info.label.charAt(0).toUpperCase() + name.info.label.slice(1);
    case 'kind':
      return i18n.t('Nodes of the kind {kind}', { kind: nodeKind(name.kind)?.label ?? name.kind });
    case 'node': {
      const node = lesson.graph.nodes.find(({ id }) => id === name.node);
      const label = node?.label ?? nodeKind(node?.kind ?? '')?.label ?? name.node;
      return i18n.t('{setting} of {node}', { setting: settingLabel(node?.kind, name.setting), node: label });
    }
    case undefined:
      return fact;
  }
}

function settingLabel(kind: string | undefined, setting: string): string {
  const known = nodeKind(kind ?? '');
  return (known && fieldsOf(known.params).find(({ name }) => name === setting)?.label) ?? setting;
}

const SHARES: ReadonlySet<string> = new Set(['accuracy', 'validationAccuracy']);

/** A value in words; long ones are cut. */
export function valueWords(fact: string, value: Json): string {
  if (typeof value === 'boolean') return value ? i18n.t('yes') : i18n.t('no');
  if (typeof value === 'number' && SHARES.has(fact)) return i18n.t('{percent} %', { percent: Number((100 * value).toPrecision(4)) });
  if (typeof value === 'number') return numberWords(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function numberWords(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString('en-US');
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e6 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}
