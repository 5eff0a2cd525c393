import type { LetterOccasion } from '../../domain/letter-due.ts';
import type { Database } from '../../platform/database.ts';
import type { LetterSetup } from './letter-setup.ts';

/** A position whose treatment asks for a letter. */
export interface LetterCandidate extends LetterOccasion {
  readonly source: string;
  readonly partner: string;
  readonly correspondenceType: string;
  readonly repeatAfterDays: number;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly percent: number;
  readonly factRow: string;
  /** 1 where a part of the debt is in dispute. */
  readonly isDisputed: number;
  /** Totals of an account do not agree with the ERP: the letter might name a wrong amount. */
  readonly isQuarantined: boolean;
}

/**
 * The next open positions of one source in the order of partners, that are still to be collected
 * from: what was paid, promised or disputed since the night is out already.
 */
export function readLetterCandidates(
  db: Database,
  { run }: LetterSetup,
  source: string,
  after: string,
  limit: number,
): Promise<LetterCandidate[]> {
  return db.query<LetterCandidate>(
    `SELECT p.source, p.partner, p.treatment, branch.branchId AS branch,
      COALESCE(p.dunningLevel, 0) AS "dunningLevel",
      treatment.correspondenceType AS "correspondenceType",
      COALESCE(treatment.repeatAfterDays, 0) AS "repeatAfterDays",
      customer.language, customer.timeZone AS "timeZone", p.percent, p.factRow AS "factRow",
      CASE WHEN p.disputedAmount > 0 THEN 1 ELSE 0 END AS "isDisputed",
      p.isQuarantined AS "isQuarantined"
    FROM saldo_worklists_Positions p
    JOIN saldo_strategies_Treatments treatment
      ON treatment.code = p.treatment AND treatment.correspondenceType <> ''
    JOIN saldo_ledger_Partners customer
      ON customer.source = p.source AND customer.partner = p.partner
    LEFT JOIN saldo_strategies_TreatmentBranches branch
      ON branch.tree = p.treatmentTree AND branch.sequence = p.treatmentBranch
    WHERE p.run = ? AND p.source = ? AND p.partner > ? AND p.status = 'open'
      AND p.toCollectAmount > 0
    ORDER BY p.partner LIMIT ?`,
    [run, source, after, limit],
  );
}
