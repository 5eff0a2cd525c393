import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { languageOf } from '../requests/language-of.ts';
import { type Person, personOf } from '../requests/limits.ts';
import { myDatabase } from '../requests/my-database.ts';
import { forbidden, notFound } from '../requests/refusal.ts';
import type { MyPosition, Visit } from '../worklist/visit.ts';

/** Who acts, in what is kept and sent to the ERP: the row's partner says which debtor it was. */
export const PORTAL = 'portal';

/** Who the debtor is: PORTAL_WITHOUT_PARTNER (403) where the identity provider does not say. */
export function debtorOf({ user }: cds.Request): Person {
  const person = personOf(user);
  if (!person || person.partner === '' || person.source === '') {
    throw forbidden('PORTAL_WITHOUT_PARTNER');
  }
  return person;
}

/** The debtor's own customer page, as an agent's visit to it; PORTAL_SEGMENT_UNKNOWN (404) where nothing is owed. */
export async function visitOfDebtor(request: cds.Request, segment: string): Promise<Visit> {
  const db = await myDatabase(request);
  const position = await positionOf(db, debtorOf(request), segment);
  if (!position) throw notFound('PORTAL_SEGMENT_UNKNOWN', { segment });
  return {
    db,
    agent: PORTAL,
    language: languageOf(request.locale),
    now: request.timestamp.toISOString(),
    position,
  };
}

/** Who is on no list today may promise all the same. */
async function positionOf(
  db: Database,
  { source, partner }: Person,
  segment: string,
): Promise<MyPosition | undefined> {
  const [position] = await db.query<MyPosition>(
    `SELECT segment.segment, person.source, person.partner, COALESCE(position.run, '') AS run,
      segment.businessDate AS "businessDate", person.timeZone AS "timeZone",
      COALESCE(position.strategyVersion, '') AS "strategyVersion",
      COALESCE(position.status, 'open') AS status, COALESCE(position.stage, '') AS stage,
      position.collectionGroup AS "collectionGroup"
    FROM saldo_organization_Segments segment
    JOIN saldo_ledger_Partners person ON person.source = ? AND person.partner = ?
    LEFT JOIN saldo_worklists_PublishedRuns published ON published.segment = segment.segment
    LEFT JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = person.source AND position.partner = person.partner
    WHERE segment.segment = ? AND ${notRestricted('person')}
      AND EXISTS (SELECT 1 FROM saldo_ledger_Items item
        JOIN saldo_organization_SegmentCompanyCodes scope ON scope.segment = segment.segment
          AND scope.source = item.source AND scope.companyCode = item.companyCode
        WHERE item.source = person.source AND item.partner = person.partner)`,
    [source, partner, segment],
  );
  return position;
}
