/**
 * The last day of each segment that lists were made for, or are being made for by a night under way:
 * its partitions have to be judged alike. A table for FROM, with the columns segment and businessDate.
 */
export const USED_DAYS = `(SELECT used.segment, MAX(used.businessDate) AS businessDate
  FROM (SELECT segment, businessDate FROM saldo_organization_Segments
    UNION ALL SELECT segment, businessDate FROM saldo_worklists_Runs
    WHERE publishedAt IS NULL AND status IN ('planned', 'balanced')) used
  GROUP BY used.segment) days`;
