import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { OwnedPosition } from './balance-problem.ts';
import type { Party } from './connected-debtors.ts';
import { loadRequiredSkills } from './load-required-skills.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** A position worth an agent's time, with what today's list and agencies ask of it. */
export interface BalancedPosition extends OwnedPosition {
  readonly stage: string;
  readonly strategyVersion: string;
  /** Why no agent works it today, or null. */
  readonly keptOff: string | null;
  /** The agency that had it until now, or null. */
  readonly formerAgency: string | null;
  /** When an agency last gave the customer back, or null. */
  readonly recalledOn: IsoDate | null;
}

interface PositionRow
  extends Omit<BalancedPosition, 'amountMinor' | 'formerAgency' | 'requiredSkills'> {
  readonly amount4: number;
}

/** Open positions of a run. Those below the minimum value get automatic treatment and no owner. */
export async function loadBalancedPositions(
  db: Database,
  run: string,
  setup: SegmentSetup,
  isAgency: (owner: string) => boolean,
): Promise<BalancedPosition[]> {
  const { segment, currency } = setup.segment;
  const rows = await db.query<PositionRow>(
    `SELECT p.source, p.partner, p.stage, p.strategyVersion AS "strategyVersion",
      p.collectionGroup AS "collectionGroup", c.language, p.percent,
      CAST(ROUND(p.overdueAmount * 10000) AS BIGINT) AS amount4,
      p.effortMinutes AS "effortMinutes", p.keptOff AS "keptOff", o.agent AS owner, o.recalledOn AS "recalledOn",
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
  const skillsOf = await loadRequiredSkills(db, run, segment);
  return rows.map(({ amount4, owner, ...row }) => {
    const digits = setup.currencies.minorDigits(row.source, currency);
    const formerAgency = owner !== null && isAgency(owner) ? owner : null;
    const amountMinor = fromScaled4(amount4, digits);
    const requiredSkills = skillsOf(row.source, row.partner);
    const ownOwner = formerAgency === null ? owner : null;
    return { ...row, requiredSkills, amountMinor, formerAgency, owner: ownOwner };
  });
}

/** Who is liable for which contract, among a run's customers. */
export function loadParties(db: Database, run: string): Promise<Party[]> {
  return db.query<Party>(
    `SELECT c.source, c.contract, c.partner FROM saldo_ledger_ContractParties c
    JOIN saldo_worklists_Positions p
      ON p.run = ? AND p.source = c.source AND p.partner = c.partner
    ORDER BY c.source, c.contract, c.partner`,
    [run],
  );
}
