import type { ProgramLoss } from '../../compiler/program.ts';
import { lossFunction } from '../../nodes/training/losses.ts';
import { i18n } from '../../words/i18n.ts';
import { change, lowered } from './differenceWords.ts';

/** What differs in what two runs make small. */
export function lossDifferences(before: readonly ProgramLoss[], after: readonly ProgramLoss[]): readonly string[] {
  const more = after.length - before.length;
  return [
    ...(more > 0 ? [i18n.t('{count, plural, =1 {one more loss} other {# more loss}}', { count: more })] : more < 0 ? [i18n.t('{count, plural, =1 {one loss fewer} other {# loss fewer}}', { count: -more })] : []),
    ...after.flatMap((now, index) => {
      const old = before.find(({ node }) => node === now.node) ?? before[index];
      if (!old) return [];
      return [
        ...(old.function === now.function ? [] : [change(i18n.t('loss'), labelOf(old.function), labelOf(now.function))]),
        ...(old.weight === now.weight ? [] : [change(i18n.t('share of the loss'), old.weight, now.weight)]),
      ];
    }),
  ];
}

function labelOf(id: string): string {
  return lowered(lossFunction(id)?.label ?? id);
}
