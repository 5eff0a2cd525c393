import type { IsoDate } from '../domain/iso-date.ts';
import { agencyQuotasTable } from '../platform/tables.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { badRequest } from '../requests/refusal.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';
import { fromNextNight, segmentToday } from './validity.ts';

export interface QuotaInput {
  readonly collectionGroup: string;
  readonly segment: string;
  readonly stage: string;
  readonly sharePercent?: string | number | null;
  readonly maxCustomers?: number | null;
  readonly maxAmount?: string | number | null;
  readonly validFrom?: IsoDate | null;
  readonly validTo?: IsoDate | null;
  readonly reason: string;
}

/** Says how much of a stage an agency may hold (AGENCY_UNKNOWN, STAGE_UNKNOWN, QUOTA_EMPTY). */
export async function setAgencyQuota(supervisor: Supervisor, input: QuotaInput): Promise<void> {
  const { collectionGroup, segment, stage, reason } = input;
  refuseForeignSegment(supervisor, segment);
  refuseForeignGroup(supervisor, collectionGroup);
  await checkAgency(supervisor, collectionGroup);
  await checkStage(supervisor, segment, stage);
  const limits = limitsOf(input);
  const validity = fromNextNight(input, await segmentToday(supervisor, segment));
  const { db, user, now } = supervisor;
  await db.upsert(agencyQuotasTable, [
    {
      collectionGroup,
      segment,
      stage,
      ...validity,
      ...limits,
      reason,
      changedBy: user,
      changedAt: now,
    },
  ]);
  await recordChange(supervisor, {
    decision: 'agency-quota-set',
    objectType: 'agency',
    objectKey: `${collectionGroup}/${segment}/${stage}`,
    reason,
    details: { ...validity, ...limits },
    seenBy: [{ segment, collectionGroup }],
    work: validity,
  });
}

function limitsOf({ sharePercent, maxCustomers, maxAmount }: QuotaInput) {
  const text = (value: string | number | null | undefined) =>
    value === null || value === undefined ? null : String(value);
  const limits = {
    sharePercent: text(sharePercent),
    maxCustomers: maxCustomers ?? null,
    maxAmount: text(maxAmount),
  };
  if (Object.values(limits).every((limit) => limit === null)) {
    throw badRequest('QUOTA_EMPTY', 'maxCustomers');
  }
  return limits;
}

async function checkAgency({ db }: Supervisor, collectionGroup: string): Promise<void> {
  const [agency] = await db.query(
    "SELECT name FROM saldo_organization_Groups WHERE collectionGroup = ? AND kind = 'agency'",
    [collectionGroup],
  );
  if (!agency) throw badRequest('AGENCY_UNKNOWN', 'collectionGroup', { collectionGroup });
}

async function checkStage({ db }: Supervisor, segment: string, stage: string): Promise<void> {
  const [worked] = await db.query(
    'SELECT stage FROM saldo_organization_GroupStages WHERE segment = ? AND stage = ?',
    [segment, stage],
  );
  if (!worked) throw badRequest('STAGE_UNKNOWN', 'stage', { segment, stage });
}
