import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { auditExperiment, type Decision, wrongStatus } from './experiment-decision.ts';
import { loadExperiment, type StoredExperiment } from './load-experiments.ts';

/**
 * Ends a running test: from `today` on its arms do not count. `finished` as planned, `stopped`
 * before. EXPERIMENT_STATUS when it does not run.
 */
export function endExperiment(
  db: Database,
  id: string,
  end: Decision & { readonly status: 'stopped' | 'finished'; readonly reason: string },
): Promise<void> {
  return db.transaction(
    async (tx) => {
      const experiment = await loadExperiment(tx, id);
      const yesterday = addDays(end.today, -1);
      const armsUntil = yesterday < experiment.endsOn ? yesterday : experiment.endsOn;
      const ended = await tx.execute(
        `UPDATE saldo_experiments_Experiments
        SET status = ?, endedAt = ?, endedBy = ?, endReason = ?, armsUntil = ?
        WHERE ID = ? AND status = 'running'`,
        [end.status, end.now, end.actor, end.reason, armsUntil, id],
      );
      if (ended === 0) throw wrongStatus(experiment, 'running');
      await endAssignments(tx, experiment, armsUntil);
      const { reason } = end;
      await auditExperiment(tx, experiment, `experiment-${end.status}`, end, { reason });
    },
    { mode: 'write' },
  );
}

/** Shortens what the arms were assigned; of a test that never began nothing is left. */
async function endAssignments(
  tx: Database,
  { id, startsOn }: StoredExperiment,
  until: IsoDate,
): Promise<void> {
  const mine = `ID IN (SELECT a.assignment FROM saldo_experiments_ExperimentArms a
    WHERE a.experiment = ?)`;
  const table = 'saldo_strategies_StrategyAssignments';
  if (until < startsOn) await tx.execute(`DELETE FROM ${table} WHERE ${mine}`, [id]);
  else await tx.execute(`UPDATE ${table} SET validTo = ? WHERE ${mine}`, [until, id]);
}
