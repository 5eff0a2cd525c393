import cds from '@sap/cds';
import type { RequestHandler } from 'express';
import { type CapDatabaseService, capDatabase } from '../platform/cap-database.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { companyCodesOf, segmentsOf } from '../requests/limits.ts';

interface Middlewares {
  readonly middlewares: { add(handler: RequestHandler): void };
}

/**
 * Who may see some company codes only sees the segments made of nothing else: what is summed up over a
 * segment tells about all of its company codes. From here on it is as if the token named these segments.
 */
export function limitCompanyCodes(): void {
  (cds as unknown as Middlewares).middlewares.add((_request, _response, next) => {
    const user = cds.context?.user;
    if (!user || companyCodesOf(user) === null) return next();
    limited(user).then((mine) => {
      Object.assign(cds.context as object, { user: mine });
      next();
    }, next);
  });
}

async function limited(user: cds.User): Promise<cds.User> {
  const db = capDatabase(cds.db as unknown as CapDatabaseService);
  const segment = await segmentsWithin(db, companyCodesOf(user) ?? []);
  const named = segmentsOf(user);
  const mine = named === null ? segment : segment.filter((one) => named.includes(one));
  return Object.assign(Object.create(user), { attr: { ...user.attr, segment: mine } });
}

async function segmentsWithin(db: Database, codes: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ segment: string }>(
    `SELECT segment FROM saldo_organization_SegmentCompanyCodes
      GROUP BY segment
      HAVING SUM(CASE WHEN companyCode ${inList(db.dialect)} THEN 0 ELSE 1 END) = 0`,
    [JSON.stringify(codes)],
  );
  return rows.map(({ segment }) => segment);
}
