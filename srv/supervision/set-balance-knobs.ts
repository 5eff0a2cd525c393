import type { IsoDate } from '../domain/iso-date.ts';
import { balanceKnobsTable } from '../platform/tables.ts';
import { refuseForeignSegment, refusePartOfSegment } from '../requests/limits.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';
import { fromNextNight, segmentToday } from './validity.ts';

export interface KnobsInput {
  readonly segment: string;
  readonly maxImbalance: string | number;
  readonly maxMoves?: number | null;
  readonly validFrom?: IsoDate | null;
  readonly validTo?: IsoDate | null;
  readonly reason: string;
}

/**
 * Keeps a supervisor's choice of imbalance against moves for the nights it is valid for; it holds for
 * all groups of the segment (SEGMENT_SHARED).
 */
export async function setBalanceKnobs(supervisor: Supervisor, input: KnobsInput): Promise<void> {
  const { segment, maxMoves = null, reason } = input;
  refuseForeignSegment(supervisor, segment);
  refusePartOfSegment(supervisor, segment);
  const { db, user, now } = supervisor;
  const validity = fromNextNight(input, await segmentToday(supervisor, segment));
  const maxImbalance = String(input.maxImbalance);
  const row = { segment, ...validity, maxImbalance, maxMoves, reason };
  await db.upsert(balanceKnobsTable, [{ ...row, changedBy: user, changedAt: now }]);
  await recordChange(supervisor, {
    decision: 'balance-knobs-set',
    objectType: 'segment',
    objectKey: segment,
    reason,
    details: { ...validity, maxImbalance, maxMoves },
    seenBy: [{ segment, collectionGroup: null }],
    work: validity,
  });
}
