import { setAgencyPartner } from '../administration/set-agency-partner.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { badRequest } from '../requests/refusal.ts';
import type { Supervisor } from './supervisor.ts';

/** An agency in an ERP. */
export interface AgencyKey {
  readonly collectionGroup: string;
  readonly source: string;
}

interface PartnerInput {
  readonly agencyPartner?: string | null;
  readonly recallReason?: string | null;
}

/** Who an agency of the supervisor's is in the ERP; as `setAgencyPartner` of administration says. */
export async function setPartner(
  supervisor: Supervisor,
  { collectionGroup, source }: AgencyKey,
  input: PartnerInput,
): Promise<void> {
  const { db, user, now } = supervisor;
  const [agency] = await db.query<{ segment: string }>(
    "SELECT segment FROM saldo_organization_Groups WHERE collectionGroup = ? AND kind = 'agency'",
    [collectionGroup],
  );
  if (!agency) throw badRequest('AGENCY_UNKNOWN', 'collectionGroup', { collectionGroup });
  refuseForeignSegment(supervisor, agency.segment);
  refuseForeignGroup(supervisor, collectionGroup);
  await setAgencyPartner(db, { collectionGroup, source, ...input }, { user, now });
}
