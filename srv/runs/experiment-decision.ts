import { appendEvent } from '../audit/append-event.ts';
import { SaldoError } from '../domain/errors.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { StoredExperiment } from './load-experiments.ts';

/** Who decides on a test, and when. `today` is the segment's first day without published lists. */
export interface Decision {
  readonly today: IsoDate;
  readonly now: Instant;
  readonly actor: string;
}

/** Says in the audit trail what was decided on a test. */
export function auditExperiment(
  tx: Database,
  { id }: StoredExperiment,
  what: string,
  { now, actor }: Decision,
  details: Record<string, string | number>,
): Promise<void> {
  return appendEvent(tx, {
    occurredAt: now,
    actor,
    decision: what,
    objectType: 'experiment',
    objectKey: id,
    source: '',
    partner: '',
    details,
  });
}

/** EXPERIMENT_STATUS: the test is not where it has to be. */
export function wrongStatus({ id, status }: StoredExperiment, needed: string): SaldoError {
  const what = `Experiment ${id}: is ${status}, not ${needed}.`;
  return new SaldoError('EXPERIMENT_STATUS', what, { experiment: id, status, needed });
}
