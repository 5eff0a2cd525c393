import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../requests/refusal.ts';

interface Pair {
  readonly segment: string;
  readonly strategy: string;
  readonly other: string;
}

/** Two rows that ask for the same and are valid on one day: neither would win. */
const AMBIGUOUS = `SELECT a.segment, a.strategy, b.strategy AS other
  FROM saldo_strategies_StrategyAssignments a
  JOIN saldo_strategies_StrategyAssignments b ON b.segment = a.segment AND b.ID > a.ID
    AND COALESCE(b.stage, '') = COALESCE(a.stage, '')
    AND COALESCE(b.collectionGroup, '') = COALESCE(a.collectionGroup, '')
    AND COALESCE(b.arm, '') = COALESCE(a.arm, '')
    AND (a.validTo IS NULL OR b.validFrom <= a.validTo)
    AND (b.validTo IS NULL OR a.validFrom <= b.validTo)
  ORDER BY a.ID, b.ID LIMIT 1`;

const UNKNOWN = `SELECT a.segment, a.strategy FROM saldo_strategies_StrategyAssignments a
  WHERE NOT EXISTS (SELECT 1 FROM saldo_strategies_Strategies s WHERE s.strategy = a.strategy)
    OR NOT EXISTS (SELECT 1 FROM saldo_organization_Segments s WHERE s.segment = a.segment)
  ORDER BY a.ID LIMIT 1`;

/** Refuses a change after which an assignment names nothing, or two apply to the same customers. */
export async function checkAssignments(db: Database): Promise<void> {
  const [unknown] = await db.query<Pair>(UNKNOWN);
  if (unknown) {
    const { segment, strategy } = unknown;
    throw badRequest('ASSIGNMENT_UNKNOWN', 'strategy', { segment, strategy });
  }
  const [pair] = await db.query<Pair>(AMBIGUOUS);
  if (pair) {
    const { segment, strategy, other } = pair;
    throw conflict('ASSIGNMENT_AMBIGUOUS', { segment, strategy, other });
  }
}
