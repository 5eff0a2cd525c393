import fc from 'fast-check';
import { type Move, movedInList } from '../../srv/domain/moved-in-list.ts';

const ranked = ['a', 'b', 'c', 'd', 'e'];
const move = (key: string, place: Move['place'], after: string | null = null): Move => ({
  key,
  place,
  after,
});
const moves = fc.array(
  fc.record<Move>({
    key: fc.constantFrom(...ranked, 'gone'),
    place: fc.constantFrom<Move['place']>('top', 'after', 'end'),
    after: fc.option(fc.constantFrom(...ranked, 'gone')),
  }),
);

describe('an agent’s own order', () => {
  test.each([
    ['the top', [move('c', 'top')], 'cabde'],
    ['the end', [move('a', 'end')], 'bcdea'],
    ['after another', [move('a', 'after', 'd')], 'bcdae'],
    ['after somebody who is not there', [move('a', 'after', 'gone')], 'abcde'],
    ['twice: the last one on top', [move('c', 'top'), move('e', 'top')], 'ecabd'],
  ])('puts a customer to %s', (_, moved, order) => {
    expect(movedInList(ranked, moved).join('')).toBe(order);
  });

  test('loses nobody and doubles nobody, whatever is moved where', () => {
    fc.assert(
      fc.property(moves, (moved) => {
        expect(movedInList(ranked, moved).toSorted()).toEqual(ranked);
      }),
    );
  });

  test('leaves all who were not moved in the strategy’s order', () => {
    fc.assert(
      fc.property(moves, (moved) => {
        const touched = new Set(moved.map(({ key }) => key));
        const rest = (list: readonly string[]) => list.filter((key) => !touched.has(key));
        expect(rest(movedInList(ranked, moved))).toEqual(rest(ranked));
      }),
    );
  });
});
