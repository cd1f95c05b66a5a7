import type { ProgramLoss } from '../../compiler/program.ts';
import { lossFunction } from '../../nodes/training/losses.ts';
import { change } from './differenceWords.ts';

/** What differs in what two runs make small. */
export function lossDifferences(before: readonly ProgramLoss[], after: readonly ProgramLoss[]): readonly string[] {
  const more = after.length - before.length;
  return [
    ...(more > 0 ? [`${more === 1 ? 'one' : more} more loss`] : more < 0 ? [`${more === -1 ? 'one' : -more} loss fewer`] : []),
    ...after.flatMap((now, index) => {
      const old = before.find(({ node }) => node === now.node) ?? before[index];
      if (!old) return [];
      return [
        ...(old.function === now.function ? [] : [change('loss', labelOf(old.function), labelOf(now.function))]),
        ...(old.weight === now.weight ? [] : [change('share of the loss', old.weight, now.weight)]),
      ];
    }),
  ];
}

function labelOf(id: string): string {
  return lossFunction(id)?.label.toLowerCase() ?? id;
}
