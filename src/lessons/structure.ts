/** What the schema of a lesson cannot say: that names mean something, and answers are among the options. */
import type { FileProblem, Locate } from '../graph/jsonText.ts';
import { nodeKind } from '../nodes/registry.ts';
import { i18n } from '../words/i18n.ts';
import { isOfGraph, readFactName } from './facts.ts';
import type { Check, Condition, Lesson, Point } from './lesson.ts';

type Path = readonly PropertyKey[];

export function structureProblems(lesson: Lesson, locate: Locate): readonly FileProblem[] {
  const problems: FileProblem[] = [];
  const nodes = new Set(lesson.graph.nodes.map(({ id }) => id));
  const say = (message: string, path: Path): void => void problems.push(locate(message, path));
  const factAt = (fact: string, path: Path): void => {
    const name = readFactName(fact);
    if (name === null) say(i18n.t('There is no fact “{fact}”. Facts are named as in docs/LESSONS.md, for instance right, hiddenUnits, kind:dense or node:hidden.units.', { fact }), path);
    else if (name.type === 'kind' && !nodeKind(name.kind)) say(i18n.t('The fact “{fact}” is about the kind “{kind}”, which Netloom does not know.', { fact, kind: name.kind }), path);
    else if (name.type === 'node' && !nodes.has(name.node)) say(i18n.t('The fact “{fact}” is about a node “{node}”, which the lesson’s graph does not have.', { fact, node: name.node }), path);
  };
  const conditionAt = ({ fact, is, value }: Condition, path: Path): void => {
    factAt(fact, [...path, 'fact']);
    if (is !== 'equals' && is !== 'differs' && typeof value !== 'number') say(i18n.t('“value” must be a number where “is” says {is}.', { is }), [...path, 'value']);
  };
  const seen = new Set<string>();
  lesson.steps.forEach((step, index) => {
    const path: Path = ['steps', index];
    if (seen.has(step.id)) say(i18n.t('Two steps have the id “{id}”. Give one of them another.', { id: step.id }), [...path, 'id']);
    seen.add(step.id);
    step.point?.forEach((point, at) => {
      const problem = pointProblem(point, nodes);
      if (problem) say(problem, [...path, 'point', at]);
    });
    if (step.check) checkProblems(step.check, [...path, 'check'], say, factAt, conditionAt);
  });
  ruleProblems(lesson, nodes, say, factAt);
  return problems;
}

function pointProblem({ node, panel, button }: Point, nodes: ReadonlySet<string>): string | null {
  if ([node, panel, button].filter((each) => each !== undefined).length !== 1) return i18n.t('A step points at one of three: a “node”, a “panel” or a “button”.');
  return node !== undefined && !nodes.has(node) ? i18n.t('The step points at a node “{node}”, which the lesson’s graph does not have.', { node }) : null;
}

function checkProblems(check: Check, path: Path, say: (message: string, path: Path) => void, factAt: (fact: string, path: Path) => void, conditionAt: (condition: Condition, path: Path) => void): void {
  const within = (options: readonly string[] | undefined, answer: number | readonly number[] | undefined): void => {
    if (options === undefined || answer === undefined) return;
    const outside = [answer].flat().find((each) => !Number.isInteger(each) || each < 0 || each >= options.length);
    if (outside !== undefined) say(i18n.t('“answer” is {answer}, but the options are counted from 0 to {last}.', { answer: outside, last: options.length - 1 }), [...path, 'answer']);
  };
  switch (check.kind) {
    case 'predict':
      within(check.options, check.answer);
      if (check.fact !== undefined) factAt(check.fact, [...path, 'fact']);
      break;
    case 'choice':
      within(check.options, check.answer);
      break;
    case 'run':
      check.where?.forEach((condition, at) => { conditionAt(condition, [...path, 'where', at]); });
      break;
    case 'goal':
      check.all.forEach((condition, at) => { conditionAt(condition, [...path, 'all', at]); });
      break;
    case 'change':
      factAt(check.fact, [...path, 'fact']);
      if (readFactName(check.fact) && !isOfGraph(check.fact)) say(i18n.t('A change is one of the graph; “{fact}” is a fact of a run. Use a goal for it.', { fact: check.fact }), [...path, 'fact']);
      if ((check.is === undefined) !== (check.value === undefined)) say(i18n.t('A change has both “is” and “value”, or neither.'), path);
      else if (check.is !== undefined && check.value !== undefined) conditionAt({ fact: check.fact, is: check.is, value: check.value }, path);
      break;
    case 'number':
    case 'text':
      break;
  }
}

function ruleProblems({ rules }: Lesson, nodes: ReadonlySet<string>, say: (message: string, path: Path) => void, factAt: (fact: string, path: Path) => void): void {
  for (const list of ['keep', 'free', 'through'] as const) {
    rules?.[list]?.forEach((id, at) => {
      if (!nodes.has(id)) say(i18n.t('The rules speak of a node “{node}”, which the lesson’s graph does not have.', { node: id }), ['rules', list, at]);
    });
  }
  rules?.kinds?.forEach((kind, at) => {
    if (!nodeKind(kind)) say(i18n.t('The rules allow the kind “{kind}”, which Netloom does not know.', { kind }), ['rules', 'kinds', at]);
  });
  rules?.fixed?.forEach((fact, at) => {
    factAt(fact, ['rules', 'fixed', at]);
    if (readFactName(fact) && !isOfGraph(fact)) say(i18n.t('The rules fix “{fact}”, which is a fact of a run; only facts of the graph can be fixed.', { fact }), ['rules', 'fixed', at]);
  });
}
