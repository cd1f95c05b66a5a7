/** Settings that change while a run goes on. */
import type { Program } from '../../compiler/program.ts';
import type { LiveChanges } from '../protocol.ts';
import { i18n } from '../../words/i18n.ts';
import { series } from '../../words/list.ts';

export interface Changed {
  readonly program: Program;
  /** For the chart: "learning rate 0.1 -> 0.01". */
  readonly text: string;
}

/**
 * The program with the changes, and what they are in words. A value that cannot be is left as it was,
 * and the words say so. With another batch size an epoch has other steps; step s is then batch
 * `s mod stepsPerEpoch` of epoch `floor(s / stepsPerEpoch)` as if it had always been so, which
 * keeps the order of rows a matter of seed and step alone.
 *
 * @param rows training rows there are.
 */
export function changeProgram(program: Program, changes: LiveChanges, rows: number): Changed {
  const words: string[] = [];
  const pick = (name: string, old: number, wanted: number | undefined, fits: (value: number) => boolean, expected: string): number => {
    if (wanted === undefined || wanted === old) return old;
    if (!fits(wanted)) {
      words.push(i18n.t('{name} stays {old}: {expected} was expected, not {wanted}', { name, old, expected, wanted }));
      return old;
    }
    words.push(`${name} ${old} -> ${wanted}`);
    return wanted;
  };
  const { training } = program;
  const { optimizer } = training;
  const learningRate = pick(i18n.t('learning rate'), optimizer.learningRate, changes.learningRate, (value) => Number.isFinite(value) && value > 0, i18n.t('a number above 0'));
  const momentum = pick(i18n.t('momentum'), optimizer.momentum ?? 0.9, changes.momentum, (value) => value >= 0 && value < 1, i18n.t('a number from 0 to below 1'));
  const batchSize = pick(i18n.t('batch size'), training.batchSize, changes.batchSize, (value) => Number.isInteger(value) && value >= 1 && value <= rows, i18n.t('a whole number from 1 to {rows}', { rows }));
  const operations = program.operations.map((operation) => {
    const { rate } = operation.params;
    if (typeof rate !== 'number') return operation;
    const changed = pick(i18n.t('rate of {label}', { label: operation.label }), rate, changes.rates?.[operation.node], (value) => value >= 0 && value < 1, i18n.t('a number from 0 to below 1'));
    return { ...operation, params: { ...operation.params, rate: changed } };
  });
  const stepsPerEpoch = batchSize === training.batchSize ? training.stepsPerEpoch : Math.ceil(rows / batchSize);
  const changedOptimizer = { ...optimizer, learningRate, ...(changes.momentum === undefined ? {} : { momentum }) };
  return { program: { ...program, operations, training: { ...training, optimizer: changedOptimizer, batchSize, stepsPerEpoch } }, text: series(words) };
}

/** All such settings of a program, as changes that lead to it. */
export function settingsOf({ operations, training: { optimizer, batchSize } }: Program): LiveChanges {
  const rates = operations.flatMap(({ node, params: { rate } }) => (typeof rate === 'number' ? [[node, rate] as const] : []));
  return { learningRate: optimizer.learningRate, ...(optimizer.momentum === undefined ? {} : { momentum: optimizer.momentum }), batchSize, rates: Object.fromEntries(rates) };
}
