import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexOf } from './idIndex.ts';

const id = fc.integer({ min: 0, max: 60 }).map((number) => `n${number}`);
/** What one edit does to a list: takes some ids out at a place and puts others in. */
const edit = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.array(id, { maxLength: 3 }));

describe('an index that follows a list through edits', () => {
  it('says of each id what a `Map` filled with the list says, and carries values along with their ids', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 40 }), fc.array(edit, { maxLength: 60 }), (first, edits) => {
        let ids: readonly string[] = first;
        let index = indexOf(ids);
        let values: readonly string[] = index.ids.map((each) => `value of ${each}`);
        for (const [at, gone, come] of edits) {
          const before = index;
          const place = at % (ids.length + 1);
          ids = [...ids.slice(0, place), ...come, ...ids.slice(place + gone)];
          index = indexOf(ids, before);
          const unique = [...new Set(ids)];
          expect(index.ids).toEqual(unique);
          for (let number = 0; number <= 60; number++) expect(index.get(`n${number}`)).toBe(unique.includes(`n${number}`) ? unique.indexOf(`n${number}`) : undefined);
          const carried = index.carry(before, values, 'none');
          expect(carried).toEqual(unique.map((each) => (before.has(each) ? `value of ${each}` : 'none')));
          expect([...index.placesIn(before)]).toEqual(unique.map((each) => before.get(each) ?? -1));
          values = unique.map((each) => `value of ${each}`);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is the same object while the ids are the same, and carries from an older one than the last', () => {
    const ids = ['a', 'b', 'c'];
    const first = indexOf(ids);
    expect(indexOf([...ids], first)).toBe(first);
    const third = indexOf(['x', 'a', 'c', 'd'], indexOf(['a', 'c', 'd'], first));
    expect(third.carry(first, [1, 2, 3], 0)).toEqual([0, 1, 3, 0]);
  });
});
