import { toScaled4 } from '../domain/erp-amount.ts';
import { SaldoError } from '../domain/errors.ts';
import { type FactRow, factIndex } from '../domain/fact-catalogue.ts';
import { strategyFinder } from '../domain/strategy-assignment.ts';
import type { Database } from '../platform/database.ts';
import type { CustomerRecord } from './customer-record.ts';
import { evaluateCustomer, judgeAgain, type Position } from './evaluate-customer.ts';
import { activeStrategies, type LoadedVersion, loadAssignments } from './load-strategies.ts';
import { keptOff } from './position-rows.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** One segment as it is judged now, and as it would be with the version on trial. */
export interface TrialSetup {
  readonly now: SegmentSetup;
  readonly tried: SegmentSetup;
  readonly version: LoadedVersion;
}

/** What a trial keeps of one customer's position. */
export interface TrialPosition {
  readonly kind: 'position';
  readonly collectionGroup: string;
  readonly version: LoadedVersion;
  readonly priority: string;
  readonly percent: number;
  readonly facts: FactRow;
  readonly heldRules: readonly number[];
  /** Overdue in the segment's currency, scaled by 10^4. */
  readonly overdue4: number;
  readonly minutes: number;
  /** Why no agent would work it, or null. */
  readonly keptOff: string | null;
}

export type TrialOutcome =
  | TrialPosition
  | { readonly kind: 'none' }
  | { readonly kind: 'excluded' }
  | Rejected;

interface Rejected {
  readonly kind: 'rejected';
  readonly code: string;
}

/** One customer before and after; the same object twice when the version does not concern them. */
export interface TrialPair {
  readonly before: TrialOutcome;
  readonly after: TrialOutcome;
}

/**
 * Puts the version in the place of all others of its strategy, whatever its status and validity.
 * Everything else of the setup stays, so that a night with the version in force gives the same.
 */
export async function trialSetup(
  db: Database,
  now: SegmentSetup,
  version: LoadedVersion,
): Promise<TrialSetup> {
  now.compiled(version.id); // refuses what cannot be compiled before anything is read
  const others = activeStrategies(now.versions.values());
  const alone = { ...version, validFrom: '0001-01-01', validTo: null };
  const strategies = [
    ...others.filter(({ id }) => id !== version.strategy),
    { id: version.strategy, versions: [alone] },
  ];
  const assignments = await loadAssignments(db, now.segment.segment);
  const findStrategy = strategyFinder(assignments, strategies, now.today);
  return { now, tried: { ...now, findStrategy }, version };
}

/** Judges one customer both ways. */
export function tryCustomer(
  record: CustomerRecord,
  { now, tried, version }: TrialSetup,
): TrialPair {
  const evaluation = known(() => evaluateCustomer(record, now));
  if ('code' in evaluation) {
    // Whom no version in force can judge, the one on trial may.
    return { before: evaluation, after: outcomeOf(record, tried) };
  }
  const { decision } = evaluation;
  if (decision.kind !== 'position') return unchanged({ kind: decision.kind });
  const { position } = decision;
  const before = known(() => positionOutcome(record.source, position, now));
  if (position.strategy.version.strategy !== version.strategy) return unchanged(before);
  const after = known(() => {
    return positionOutcome(record.source, judgeAgain(evaluation, position, tried), tried);
  });
  return { before, after };
}

function unchanged(outcome: TrialOutcome): TrialPair {
  return { before: outcome, after: outcome };
}

function outcomeOf(record: CustomerRecord, setup: SegmentSetup): TrialOutcome {
  return known(() => {
    const { decision } = evaluateCustomer(record, setup);
    if (decision.kind !== 'position') return { kind: decision.kind };
    return positionOutcome(record.source, decision.position, setup);
  });
}

/** What a night would reject by name is an outcome too. */
function known<Result>(judge: () => Result): Result | Rejected {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return { kind: 'rejected', code: error.code };
  }
}

function positionOutcome(source: string, position: Position, setup: SegmentSetup): TrialPosition {
  const { facts, segmentFacts, valuation, strategy, collectionGroup } = position;
  const digits = setup.currencies.minorDigits(source, setup.segment.currency);
  return {
    kind: 'position',
    collectionGroup,
    version: setup.versions.get(strategy.version.id) as LoadedVersion,
    priority: valuation.priority,
    percent: valuation.percent,
    facts,
    heldRules: valuation.heldRules,
    overdue4: toScaled4(Number(segmentFacts[factIndex('overdueTotal')] ?? 0), digits),
    minutes: position.effortMinutes,
    keptOff: keptOff(position, setup, source),
  };
}
