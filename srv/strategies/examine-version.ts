import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { type Asker, askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { segmentsOf } from '../requests/limits.ts';
import { notFound } from '../requests/refusal.ts';
import { loadStrategyVersions } from '../runs/load-strategies.ts';
import type { PortfolioShares } from '../runs/portfolio-shares.ts';
import { askPortfolio } from './ask-portfolio.ts';
import { problemsIn } from './check-version.ts';
import { inTurn } from './in-turn.ts';
import { rulesInWords } from './tell-rules.ts';
import { decimalsOf } from './written-conditions.ts';

/** What `check` tells, and on how much of what the user sees of the portfolio each rule holds. */
export async function examineVersion(request: cds.Request) {
  const version = idOf(request);
  const segments = segmentsOf(request.user);
  const shares = await inTurn(() => askPortfolio('shares', { version, segments }));
  const asker = await askerOf(request);
  return {
    positions: shares.positions,
    problems: await problemsIn(asker, version, shares),
    rules: await rulesWithShares(asker, version, shares),
  };
}

async function rulesWithShares(
  { db, language }: Asker,
  id: string,
  { positions, shares }: PortfolioShares,
) {
  const version = (await loadStrategyVersions(db)).get(id);
  if (!version) throw notFound('VERSION_UNKNOWN', { id });
  const rows = await sequencesOf(db, id);
  const told = rulesInWords(version, rows, language, await decimalsOf(db, version.currency));
  return told.map(({ sequence, title, sentence }, at) => {
    const share = positions > 0 ? (shares[at]?.share ?? null) : null;
    const sharePercent = share === null ? null : share * 100;
    return { sequence, rule: version.rules[at]?.id, title, sentence, sharePercent };
  });
}

function sequencesOf(db: Database, version: string): Promise<{ sequence: number }[]> {
  return db.query(
    'SELECT sequence FROM saldo_strategies_StrategyRules WHERE version = ? ORDER BY sequence',
    [version],
  );
}
