import { checkStrategy, type StrategyProblem } from '../domain/check-strategy.ts';
import type { Database } from '../platform/database.ts';
import type { LoadedVersion } from '../runs/load-strategies.ts';

/** All that keeps a version from being used, in itself and where its strategy is assigned. */
export async function versionProblems(
  db: Database,
  version: LoadedVersion,
): Promise<StrategyProblem[]> {
  return [
    ...checkStrategy(version),
    ...(await unknownCurrency(db, version)),
    ...(await bandsWithoutMinutes(db, version)),
  ];
}

async function unknownCurrency(
  db: Database,
  { currency }: LoadedVersion,
): Promise<StrategyProblem[]> {
  const known = await db.query(
    'SELECT currency FROM saldo_ledger_CurrencyScales WHERE currency = ?',
    [currency],
  );
  if (known.length > 0) return [];
  const message = `Nothing says how many decimals ${currency} has; add it to the currency scales.`;
  return [{ code: 'VERSION_CURRENCY_UNKNOWN', rule: null, message }];
}

interface Gap {
  readonly segment: string;
  readonly stage: string;
  readonly priority: string;
}

/** Without expected minutes of a band no night could weigh the work in it. */
async function bandsWithoutMinutes(
  db: Database,
  { id, strategy }: LoadedVersion,
): Promise<StrategyProblem[]> {
  const gaps = await db.query<Gap>(
    `SELECT DISTINCT a.segment, g.stage, b.priority
    FROM saldo_strategies_StrategyAssignments a
    JOIN saldo_organization_GroupStages g
      ON g.segment = a.segment AND (a.stage IS NULL OR a.stage = g.stage)
    JOIN saldo_strategies_StrategyBands b ON b.version = ?
    WHERE a.strategy = ? AND NOT EXISTS (SELECT 1 FROM saldo_organization_EffortMinutes e
      WHERE e.segment = a.segment AND e.stage = g.stage AND e.priority = b.priority)
    ORDER BY a.segment, g.stage, b.priority`,
    [id, strategy],
  );
  return gaps.map(({ segment, stage, priority }) => ({
    code: 'BAND_WITHOUT_MINUTES',
    rule: null,
    message: `Segment ${segment} has no minutes for stage ${stage}, priority ${priority}; add them.`,
  }));
}
