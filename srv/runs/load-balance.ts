import type { OwnershipProblem } from '../domain/balance/ownership-types.ts';
import type { BusinessCalendar } from '../domain/business-calendar.ts';
import type { Database } from '../platform/database.ts';
import { type BalancedPosition, loadBalancedPositions, loadParties } from './balance-positions.ts';
import { ownershipProblem, withLeavers } from './balance-problem.ts';
import { loadAgencies } from './load-agencies.ts';
import { loadWorkforce, type Workforce } from './load-workforce.ts';
import { type Placement, placePositions } from './place-positions.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** What a run's balance is planned from. */
export interface BalanceInput {
  /** Positions that own agents work, in order of key; indices of `problem` are theirs. */
  readonly positions: readonly BalancedPosition[];
  readonly placed: readonly Placement[];
  readonly workforce: Workforce;
  readonly problem: OwnershipProblem;
}

/** Reads a run's positions and the day's people, places with agencies, and poses what is left. */
export async function loadBalance(
  db: Database,
  run: string,
  setup: SegmentSetup,
  calendar: BusinessCalendar,
): Promise<BalanceInput> {
  const { segment, language, currency } = setup.segment;
  const agencies = await loadAgencies(db, segment, setup.today);
  const all = await loadBalancedPositions(db, run, setup, agencies.isAgency);
  const parties = await loadParties(db, run);
  const digits = all[0] ? setup.currencies.minorDigits(all[0].source, currency) : 0;
  const { internal: positions, placed } = placePositions(all, parties, agencies, digits);
  const present = await loadWorkforce(db, segment, calendar, setup.today);
  const workforce = withLeavers(present, positions);
  const problem = ownershipProblem({
    positions,
    parties,
    workforce,
    segmentLanguage: language,
    knobs: setup.balance,
  });
  return { positions, placed, workforce, problem };
}
