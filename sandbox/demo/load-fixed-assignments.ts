import type { Database } from '../../srv/platform/database.ts';
import { fixedAssignmentsTable } from '../../srv/platform/tables.ts';
import type { FixedAssignmentFile } from './bank-files/people-files.ts';

/** Who owes most in a segment; each segment of the demo with fixed assignments has one currency. */
const LARGEST = `SELECT i.source, i.partner
  FROM saldo_ledger_Items i
  JOIN saldo_organization_SegmentCompanyCodes s
    ON s.segment = ? AND s.source = i.source AND s.companyCode = i.companyCode
  WHERE i.clearingStatus = '' AND i.statisticalCode = '' AND i.leftErpAt IS NULL
  GROUP BY i.source, i.partner
  ORDER BY SUM(CAST(ROUND(i.amount * 10000) AS BIGINT)) DESC, i.source, i.partner LIMIT ?`;

/** Names specialists for the customers who owe most. */
export async function loadFixedAssignments(
  db: Database,
  files: readonly FixedAssignmentFile[],
): Promise<number> {
  let written = 0;
  for (const { segment, agent, largest, validFrom, reason } of files) {
    const customers = await db.query<{ source: string; partner: string }>(LARGEST, [
      segment,
      largest,
    ]);
    written += await db.upsert(
      fixedAssignmentsTable,
      customers.map((customer) => ({ ...customer, segment, agent, validFrom, reason })),
    );
  }
  return written;
}
