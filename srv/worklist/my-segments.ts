import { bankDays } from '../runs/bank-days.ts';
import type { Agent } from './next-customer.ts';

/**
 * The segments that an agent works: of their groups on the day of the lists, and of the lists they are
 * on; of these the ones that the user may see.
 */
export async function mySegments({ db, agent, now, segments }: Agent): Promise<string[]> {
  const { latest: today } = await bankDays(db, now);
  const rows = await db.query<{ segment: string }>(
    `SELECT team.segment FROM saldo_organization_GroupMembers member
      JOIN saldo_organization_Groups team ON team.collectionGroup = member.collectionGroup
      JOIN saldo_organization_Segments segment ON segment.segment = team.segment
      WHERE member.agent = ?
        AND (member.validFrom IS NULL OR member.validFrom <= COALESCE(segment.businessDate, ?))
        AND (member.validTo IS NULL OR member.validTo >= COALESCE(segment.businessDate, ?))
    UNION SELECT published.segment FROM saldo_worklists_PublishedRuns published
      WHERE EXISTS (SELECT 1 FROM saldo_worklists_ListEntries entry
        WHERE entry.run = published.run AND entry.agent = ?)`,
    [agent, today, today, agent],
  );
  return rows
    .map(({ segment }) => segment)
    .filter((segment) => segments === null || segments.includes(segment));
}
