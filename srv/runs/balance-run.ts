import type { DailyLists } from '../domain/balance/daily-list-types.ts';
import type { SolveLp } from '../domain/balance/linear-program.ts';
import type { Ownership, OwnershipProblem } from '../domain/balance/ownership-types.ts';
import { planDay } from '../domain/balance/plan-day.ts';
import { planOwnership } from '../domain/balance/plan-ownership.ts';
import type { BusinessCalendar } from '../domain/business-calendar.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import type { Database } from '../platform/database.ts';
import {
  dailyAgents,
  type OwnedPosition,
  ownershipProblem,
  withLeavers,
} from './balance-problem.ts';
import { writeBalance } from './balance-rows.ts';
import type { Party } from './connected-debtors.ts';
import { loadWorkforce, type Workforce } from './load-workforce.ts';
import type { SegmentSetup } from './segment-setup.ts';

export interface BalanceReport {
  readonly owned: number;
  readonly listed: number;
  readonly notToday: number;
  readonly unassignable: number;
  readonly moved: number;
}

/** A run's balance, before it is written. */
export interface Balance {
  readonly positions: readonly (OwnedPosition & { readonly keptOff: string | null })[];
  readonly workforce: Workforce;
  readonly problem: OwnershipProblem;
  readonly ownership: Ownership;
  readonly lists: DailyLists;
}

/**
 * Gives every position of a run that is worth an agent's time an owner, and every agent a list for
 * the day. Same input, same output: done again it moves nobody.
 */
export async function balanceRun(
  db: Database,
  run: string,
  setup: SegmentSetup,
  options: { readonly calendar: BusinessCalendar; readonly solve: SolveLp },
): Promise<BalanceReport> {
  const { segment, language } = setup.segment;
  const positions = await loadPositions(db, run, setup);
  const present = await loadWorkforce(db, segment, options.calendar, setup.today);
  const workforce = withLeavers(present, positions);
  const parties = await loadParties(db, run);
  const knobs = setup.balance;
  const problem = ownershipProblem({
    positions,
    parties,
    workforce,
    segmentLanguage: language,
    knobs,
  });
  const ownership = planOwnership(problem, options.solve);
  const lists = planDay({
    customers: {
      owner: workableOwners(positions, ownership.agent),
      valuation: Float64Array.from(positions, ({ percent }) => percent),
      amount: problem.customers.amount,
      effort: problem.customers.effort,
      classIndex: problem.customers.classIndex,
    },
    classes: problem.classes,
    agents: dailyAgents(workforce),
  });
  const balance: Balance = { positions, workforce, problem, ownership, lists };
  await writeBalance(db, run, setup, balance);
  return reportOf(balance);
}

/** Owned all the same, but on nobody's list while contact is barred. */
function workableOwners(positions: Balance['positions'], owners: Int32Array): Int32Array {
  return owners.map((owner, index) => (positions[index]?.keptOff ? -1 : owner));
}

function reportOf({ ownership, lists }: Balance): BalanceReport {
  const listed = lists.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0);
  const unassignable = ownership.unassignable.reduce((sum, { customers }) => sum + customers, 0);
  return {
    owned: ownership.agent.length - unassignable,
    listed,
    notToday: lists.notToday.length,
    unassignable,
    moved: ownership.moves.length,
  };
}

interface PositionRow extends Omit<OwnedPosition, 'amountMinor'> {
  readonly amount4: number;
  readonly keptOff: string | null;
}

/** Positions below the minimum value get automatic treatment and no owner. */
async function loadPositions(
  db: Database,
  run: string,
  setup: SegmentSetup,
): Promise<Balance['positions']> {
  const { segment, currency } = setup.segment;
  const rows = await db.query<PositionRow>(
    `SELECT p.source, p.partner, p.collectionGroup AS "collectionGroup", c.language, p.percent,
      CAST(ROUND(p.overdueAmount * 10000) AS BIGINT) AS amount4,
      p.effortMinutes AS "effortMinutes", p.keptOff AS "keptOff", o.agent AS owner,
      (SELECT MIN(f.agent) FROM saldo_organization_FixedAssignments f
        WHERE f.source = p.source AND f.partner = p.partner AND f.segment = p.segment
          AND f.validFrom <= ? AND (f.validTo IS NULL OR f.validTo >= ?)) AS "fixedAgent"
    FROM saldo_worklists_Positions p
    JOIN saldo_ledger_Partners c ON c.source = p.source AND c.partner = p.partner
    LEFT JOIN saldo_worklists_Ownerships o
      ON o.segment = ? AND o.source = p.source AND o.partner = p.partner
    WHERE p.run = ? AND p.status = 'open'
      AND (p.keptOff IS NULL OR p.keptOff <> 'below-minimum')
    ORDER BY p.source, p.partner`,
    [setup.today, setup.today, segment, run],
  );
  return rows.map(({ amount4, ...row }) => {
    const digits = setup.currencies.minorDigits(row.source, currency);
    return { ...row, amountMinor: fromScaled4(amount4, digits) };
  });
}

function loadParties(db: Database, run: string): Promise<Party[]> {
  return db.query<Party>(
    `SELECT c.source, c.contract, c.partner FROM saldo_ledger_ContractParties c
    JOIN saldo_worklists_Positions p
      ON p.run = ? AND p.source = c.source AND p.partner = c.partner
    ORDER BY c.source, c.contract, c.partner`,
    [run],
  );
}
