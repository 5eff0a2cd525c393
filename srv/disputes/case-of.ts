import type cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import type { Json } from '../domain/canonical-json.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { idOf } from '../requests/id-of.ts';
import { languageOf } from '../requests/language-of.ts';
import { myDatabase } from '../requests/my-database.ts';
import { conflict } from '../requests/refusal.ts';

/** A case as actions work on it; amounts scaled by 10^4. */
export interface StoredCase {
  readonly id: string;
  readonly source: string;
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly partner: string;
  readonly segment: string;
  readonly companyCode: string | null;
  readonly status: string;
  readonly reason: string | null;
  readonly category: string | null;
  readonly rootCause: string | null;
  readonly currency: string;
  readonly disputed4: number;
  readonly openedOn: IsoDate | null;
  readonly timeZone: string | null;
  readonly businessDate: IsoDate | null;
}

/** A clerk working on one case, at one moment, in one transaction. */
export interface DeskWork {
  readonly db: Database;
  readonly user: string;
  readonly language: Language;
  readonly now: Instant;
  /** Where the case's segment is. */
  readonly today: IsoDate;
  readonly dispute: StoredCase;
}

/** Also keeps others waiting until we end; the new stamp is the case's new ETag. */
const CLAIM = 'UPDATE saldo_disputes_Cases SET modifiedAt = ? WHERE ID = ? AND status IN';

const CASE = `SELECT dispute.ID AS id, dispute.source, dispute.caseId AS "caseId",
    dispute.caseNumber AS "caseNumber", dispute.partner, dispute.segment,
    dispute.companyCode AS "companyCode", dispute.status, dispute.reason, dispute.category,
    dispute.rootCause AS "rootCause", dispute.currency,
    CAST(ROUND(dispute.disputedAmount * 10000) AS BIGINT) AS "disputed4",
    dispute.openedOn AS "openedOn", home.timeZone AS "timeZone",
    home.businessDate AS "businessDate"
  FROM saldo_disputes_Cases dispute
  LEFT JOIN saldo_organization_Segments home ON home.segment = dispute.segment
  WHERE dispute.ID = ?`;

/**
 * Takes a case for a change. The flow has allowed the status already (srv/disputes/flow.cds) and the
 * guard the row; who changed it a moment ago comes first (DISPUTE_CHANGED).
 */
export async function workOn(request: cds.Request, statuses: readonly string[]): Promise<DeskWork> {
  const db = await myDatabase(request);
  const now = request.timestamp.toISOString();
  const id = idOf(request);
  const seen = seenStamp(request);
  const listed = statuses.map(() => '?').join(', ');
  const claim = `${CLAIM} (${listed}) ${seen ? 'AND modifiedAt = ?' : ''}`;
  const claimed = await db.execute(claim, [now, id, ...statuses, ...(seen ? [seen] : [])]);
  const [dispute] = await db.query<StoredCase>(CASE, [id]);
  if (claimed === 0 || !dispute) throw conflict('DISPUTE_CHANGED');
  const today = localTime(now, dispute.timeZone ?? 'UTC').date;
  const { user, locale } = request;
  return { db, user: user.id, language: languageOf(locale), now, today, dispute };
}

/** CAP has compared the ETag already, but before it waited for who was here first. */
function seenStamp({ headers }: cds.Request): Instant | null {
  const [, stamp] = /^(?:W\/)?"(.+)"$/.exec(String(headers['if-match'] ?? '')) ?? [];
  return stamp ?? null;
}

/** What the ERP calls the case, once it does; what was opened here is found by its operation. */
export function erpKeyOf({ caseNumber, caseId }: StoredCase): { readonly erpKey?: string } {
  return caseNumber ? { erpKey: caseId } : {};
}

/** Says in the audit trail who did what with a case, and why. */
export function auditCase(
  { db, user, now, dispute }: DeskWork,
  decision: string,
  reason: string,
  details: Json = {},
): Promise<void> {
  const { id: objectKey, source, partner } = dispute;
  return appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision,
    objectType: 'dispute',
    objectKey,
    source,
    partner,
    reason: reason.slice(0, REASON_LENGTH),
    details,
  });
}

/** Of the audit trail's reasons. */
const REASON_LENGTH = 250;
