import type { Database } from '../platform/database.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { loadStrategyVersions } from '../runs/load-strategies.ts';
import type { VersionRow } from './version-kind.ts';
import { versionProblems } from './version-problems.ts';

/** Refuses a version with which a night could not run; `check` tells each problem (STRATEGY_INVALID). */
export async function refuseFaulty(db: Database, { id, strategy }: VersionRow): Promise<void> {
  const version = (await loadStrategyVersions(db)).get(id);
  if (!version) throw notFound('VERSION_UNKNOWN', { id });
  const problems = (await versionProblems(db, version)).length;
  if (problems > 0) {
    throw conflict('STRATEGY_INVALID', { strategy, version: id, problems });
  }
}
