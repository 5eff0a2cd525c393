import fc from 'fast-check';
import type { TrialPosition } from '../../srv/runs/trial-outcome.ts';
import { TrialWork } from '../../srv/runs/trial-work.ts';

type Work = Pick<TrialPosition, 'collectionGroup' | 'percent' | 'minutes'> & { version: string };

const work = fc.record({
  collectionGroup: fc.constantFrom('EARLY', 'LATE'),
  percent: fc.integer({ min: 0, max: 100 }),
  minutes: fc.integer({ min: 1, max: 30 }),
  version: fc.constantFrom('capped', 'free'),
});

function tallied(works: readonly Work[], cap: number) {
  const tally = new TrialWork();
  for (const { version, ...rest } of works) {
    tally.add({ ...rest, version: { id: version } } as TrialPosition, 'After');
  }
  return tally.list((version) => (version === 'capped' ? cap : undefined));
}

const total = (works: readonly Work[]) => works.reduce((sum, { minutes }) => sum + minutes, 0);

describe('the work of a trial', () => {
  test('beyond a cap is what the cap does not cover, and only of the versions that have one', () => {
    fc.assert(
      fc.property(fc.array(work), fc.nat({ max: 300 }), (works, cap) => {
        const loads = tallied(works, cap);
        const capped = loads.reduce((sum, { cappedAfter }) => sum + cappedAfter, 0);
        const beneath = works.filter(({ version }) => version === 'capped');
        expect(capped).toBe(Math.max(0, total(beneath) - cap));
        expect(loads.reduce((sum, { minutesAfter }) => sum + minutesAfter, 0)).toBe(total(works));
      }),
    );
  });

  test('takes the cap for the highest valuations first, whichever group works them', () => {
    const version = 'capped';
    const loads = tallied(
      [
        { collectionGroup: 'EARLY', percent: 20, minutes: 10, version },
        { collectionGroup: 'LATE', percent: 90, minutes: 10, version },
      ],
      15,
    );
    expect(loads).toContainEqual(
      expect.objectContaining({ collectionGroup: 'LATE', cappedAfter: 0 }),
    );
    expect(loads).toContainEqual(
      expect.objectContaining({ collectionGroup: 'EARLY', cappedAfter: 5 }),
    );
  });
});
