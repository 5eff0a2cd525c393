import { ageBucketsTable, teamRulesTable } from '../platform/tables.ts';
import { refuseForeignSegment, refusePartOfSegment } from '../requests/limits.ts';
import { badRequest } from '../requests/refusal.ts';
import { ageBuckets } from './age-buckets.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';
import { segmentToday } from './validity.ts';

export interface TeamRulesInput {
  readonly segment: string;
  readonly idleMinutes?: number | null;
  readonly overloadPercent: number;
  readonly ageLimits?: readonly number[] | null;
  readonly reason: string;
}

/**
 * Says when to look at somebody of a segment, and how days without a contact are classed; at once
 * (AGE_LIMITS_INVALID, SEGMENT_SHARED for supervisors of some groups only).
 */
export async function setTeamRules(
  supervisor: Supervisor,
  { segment, idleMinutes = null, overloadPercent, ageLimits, reason }: TeamRulesInput,
): Promise<void> {
  const { db, user, now } = supervisor;
  refuseForeignSegment(supervisor, segment);
  refusePartOfSegment(supervisor, segment);
  await segmentToday(supervisor, segment); // there is such a segment
  const limits = ageLimits ?? [];
  if (limits.some((limit, index) => limit <= (limits[index - 1] ?? -1))) {
    throw badRequest('AGE_LIMITS_INVALID', 'ageLimits');
  }
  const changed = { reason, changedBy: user, changedAt: now };
  await db.upsert(teamRulesTable, [{ segment, idleMinutes, overloadPercent, ...changed }]);
  await db.execute('DELETE FROM saldo_teams_AgeBuckets WHERE segment = ?', [segment]);
  await db.insert(ageBucketsTable, ageBuckets(segment, limits));
  await recordChange(supervisor, {
    decision: 'team-rules-set',
    objectType: 'segment',
    objectKey: segment,
    reason,
    details: { segment, idleMinutes, overloadPercent, ageLimits: limits },
    seenBy: [{ segment, collectionGroup: null }],
  });
}
