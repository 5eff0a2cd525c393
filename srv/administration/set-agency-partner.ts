import type { Database } from '../platform/database.ts';
import { agencyPartnersTable } from '../platform/tables.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { type Administrator, auditDecider } from './who-decides.ts';

export interface AgencyPartnerInput {
  readonly collectionGroup: string;
  readonly source: string;
  /** The agency's business partner in the ERP; none to submit nothing to it any more. */
  readonly agencyPartner?: string | null;
  readonly recallReason?: string | null;
}

/**
 * Who an agency is in the ERP, so that Saldo submits to it. AGENCY_UNKNOWN, SOURCE_UNKNOWN,
 * RECALL_REASON_MISSING; AGENCY_HAS_ITEMS where what Saldo submitted is still with
 * this partner: it would be nobody's, or somebody else's.
 */
export async function setAgencyPartner(
  db: Database,
  { collectionGroup, source, agencyPartner, recallReason }: AgencyPartnerInput,
  administrator: Administrator,
): Promise<void> {
  const { user: changedBy, now: changedAt } = administrator;
  await checkAgency(db, collectionGroup, source);
  const about = `${source}/${collectionGroup}`;
  if (!agencyPartner) {
    await dropAgencyPartner(db, collectionGroup, source);
    return auditDecider(db, administrator, 'agency-partner-removed', about, {});
  }
  if (!recallReason) throw badRequest('RECALL_REASON_MISSING', 'recallReason');
  await refuseWhileHeld(db, collectionGroup, source, agencyPartner);
  const who = { agencyPartner, recallReason };
  const row = { collectionGroup, source, ...who, changedBy, changedAt };
  await db.upsert(agencyPartnersTable, [row]);
  await auditDecider(db, administrator, 'agency-partner-set', about, who);
}

async function checkAgency(db: Database, collectionGroup: string, source: string): Promise<void> {
  const [known] = await db.query<{ agencies: number; sources: number }>(
    `SELECT (SELECT COUNT(*) FROM saldo_organization_Groups
        WHERE collectionGroup = ? AND kind = 'agency') AS agencies,
      (SELECT COUNT(*) FROM saldo_organization_Sources WHERE source = ?) AS sources`,
    [collectionGroup, source],
  );
  if (!known?.agencies) throw badRequest('AGENCY_UNKNOWN', 'collectionGroup', { collectionGroup });
  if (!known.sources) throw badRequest('SOURCE_UNKNOWN', 'source', { source });
}

/** Not while something is with the partner that it is in the ERP, unless it stays the same one. */
async function refuseWhileHeld(
  db: Database,
  collectionGroup: string,
  source: string,
  partner: string | null,
): Promise<void> {
  const held = await db.query(
    `SELECT held.ID FROM saldo_placements_Submissions held
      JOIN saldo_placements_AgencyPartners known
        ON known.collectionGroup = held.collectionGroup AND known.source = held.source
      WHERE held.collectionGroup = ? AND held.source = ? AND held.state = 'submitted'
        AND known.agencyPartner <> ? LIMIT 1`,
    [collectionGroup, source, partner ?? ''],
  );
  if (held.length > 0) throw conflict('AGENCY_HAS_ITEMS', { collectionGroup });
}

async function dropAgencyPartner(
  db: Database,
  collectionGroup: string,
  source: string,
): Promise<void> {
  await refuseWhileHeld(db, collectionGroup, source, null);
  await db.execute(
    'DELETE FROM saldo_placements_AgencyPartners WHERE collectionGroup = ? AND source = ?',
    [collectionGroup, source],
  );
}
