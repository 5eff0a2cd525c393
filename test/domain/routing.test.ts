import {
  decideExclusion,
  type Exclusion,
  type ExclusionReason,
} from '../../srv/domain/exclusions.ts';
import {
  type StrategyAssignment,
  type StrategyQuery,
  strategyFinder,
} from '../../srv/domain/strategy-assignment.ts';
import { aVersion } from './builders.ts';

const today = '2026-11-22';

describe('exclusions', () => {
  const policy = [
    { reason: 'litigation', treatment: 'route', collectionGroup: 'LEGAL' },
    { reason: 'deceased', treatment: 'route', collectionGroup: 'ESTATES' },
    { reason: 'insolvent', treatment: 'exclude', collectionGroup: null },
    { reason: 'lawyer', treatment: 'route', collectionGroup: null },
  ] as const;

  function exclusion(reason: ExclusionReason, values: Partial<Exclusion> = {}): Exclusion {
    return { reason, evidence: 'letter', validFrom: '2026-01-01', validTo: null, ...values };
  }

  function decide(...exclusions: Exclusion[]) {
    const decision = decideExclusion(exclusions, policy, today);
    return decision.kind === 'none' ? 'none' : `${decision.kind}: ${decision.exclusion.reason}`;
  }

  test('nobody is excluded without a reason', () => {
    expect(decide()).toBe('none');
  });

  test('an exclusion holds on its first and last day, and not outside', () => {
    const during = (validFrom: string, validTo: string | null) =>
      decide(exclusion('insolvent', { validFrom, validTo }));
    expect(during(today, today)).toBe('excluded: insolvent');
    expect(during('2026-11-23', null)).toBe('none');
    expect(during('2026-01-01', '2026-11-21')).toBe('none');
  });

  test('a reason may route to a special group', () => {
    expect(decideExclusion([exclusion('deceased')], policy, today)).toMatchObject({
      kind: 'routed',
      collectionGroup: 'ESTATES',
    });
  });

  test('removal wins over routing, then the order of the policy', () => {
    expect(decide(exclusion('deceased'), exclusion('insolvent'))).toBe('excluded: insolvent');
    expect(decide(exclusion('deceased'), exclusion('litigation'))).toBe('routed: litigation');
  });

  test('a reason without a treatment, or without its group, excludes: the safe side', () => {
    expect(decide(exclusion('fraud'))).toBe('excluded: fraud');
    expect(decide(exclusion('lawyer'))).toBe('excluded: lawyer');
  });
});

describe('which strategy', () => {
  const query: StrategyQuery = {
    segment: 'RETAIL',
    stage: 'late',
    collectionGroup: 'G1',
    arm: 'B',
  };

  function assign(strategy: string, values: Partial<StrategyAssignment> = {}): StrategyAssignment {
    return {
      segment: 'RETAIL',
      stage: null,
      collectionGroup: null,
      arm: null,
      strategy,
      validFrom: '2026-01-01',
      validTo: null,
      ...values,
    };
  }

  function find(assignments: StrategyAssignment[], versions = [aVersion()]) {
    const strategies = assignments.map(({ strategy: id }) => ({
      id,
      versions: versions.map((version) => ({ ...version, strategy: id })),
    }));
    return strategyFinder(assignments, strategies, today)(query);
  }

  test('the most specific assignment wins: arm, then group, then stage, then segment', () => {
    const segment = assign('SEGMENT');
    const stage = assign('STAGE', { stage: 'late' });
    const group = assign('GROUP', { collectionGroup: 'G1' });
    const arm = assign('ARM', { arm: 'B' });
    expect(find([segment]).strategy).toBe('SEGMENT');
    expect(find([segment, stage]).strategy).toBe('STAGE');
    expect(find([segment, stage, group]).strategy).toBe('GROUP');
    expect(find([arm, segment, stage, group]).strategy).toBe('ARM');
  });

  test('assignments of others, or of another time, do not count', () => {
    const others = [
      assign('A', { segment: 'BUSINESS' }),
      assign('B', { stage: 'early' }),
      assign('C', { validTo: '2026-11-21' }),
      assign('D', { validFrom: '2026-11-23' }),
    ];
    expect(() => find(others)).toThrow(
      expect.objectContaining({
        code: 'STRATEGY_NONE',
        details: { segment: 'RETAIL', stage: 'late' },
      }),
    );
  });

  test('the version valid today is taken', () => {
    const versions = [
      aVersion({ id: 'old', validFrom: '2026-01-01', validTo: '2026-11-21' }),
      aVersion({ id: 'now', validFrom: '2026-11-22', validTo: '2026-12-31' }),
      aVersion({ id: 'next', validFrom: '2027-01-01' }),
    ];
    expect(find([assign('EARLY')], versions).id).toBe('now');
  });

  test('of two valid versions the later one is taken', () => {
    const versions = [aVersion({ id: 'one' }), aVersion({ id: 'two', validFrom: '2026-06-01' })];
    expect(find([assign('EARLY')], versions).id).toBe('two');
  });

  test('a strategy without a version valid today is named with segment and stage', () => {
    const versions = [aVersion({ validFrom: '2027-01-01' })];
    expect(() => find([assign('EARLY')], versions)).toThrow(
      expect.objectContaining({
        code: 'STRATEGY_NO_VERSION',
        message: expect.stringMatching(/RETAIL.*late.*EARLY.*2026-11-22/),
      }),
    );
  });

  test('two equally specific assignments are refused instead of chosen from', () => {
    expect(() => find([assign('A'), assign('B')])).toThrow(
      expect.objectContaining({
        code: 'STRATEGY_AMBIGUOUS',
        message: expect.stringContaining('A and B'),
      }),
    );
  });
});
