import type { Database } from '../platform/database.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** The skills that a customer's agent must have, ascending. */
export type RequiredSkills = (source: string, partner: string) => readonly string[];

const NONE: readonly string[] = [];

/**
 * What skills a run's open positions ask for: each row of the segment's table that fits the customer's
 * kind, and the product of a contract they owe something on, adds one. All positions, or a scope's.
 */
export async function loadRequiredSkills(
  db: Database,
  run: string,
  segment: string,
  scope?: CustomerScope,
): Promise<RequiredSkills> {
  const within = scope && scopeCondition(scope, 'p', db.dialect);
  const rows = await db.query<{ source: string; partner: string; skill: string }>(
    `SELECT DISTINCT p.source, p.partner, r.skill
    FROM saldo_organization_RequiredSkills r
    JOIN saldo_worklists_Positions p ON p.run = ? AND p.status = 'open'
      ${within ? `AND ${within.sql}` : ''}
    JOIN saldo_ledger_Partners c ON c.source = p.source AND c.partner = p.partner
    WHERE r.segment = ?
      AND (r.customerKind = ''
        OR r.customerKind = CASE WHEN c.category = '2' THEN 'organization' ELSE 'person' END)
      AND (r.product = '' OR EXISTS (SELECT 1 FROM saldo_ledger_Items i
        JOIN saldo_organization_SegmentCompanyCodes s
          ON s.segment = r.segment AND s.source = i.source AND s.companyCode = i.companyCode
        JOIN saldo_ledger_Contracts k ON k.source = i.source AND k.contract = i.contract
        WHERE i.source = p.source AND i.partner = p.partner AND i.clearingStatus <> '9'
          AND i.leftErpAt IS NULL AND k.product = r.product))
    ORDER BY p.source, p.partner, r.skill`,
    [run, ...(within?.params ?? []), segment],
  );
  const skillsOf = Map.groupBy(rows, ({ source, partner }) => `${source}/${partner}`);
  if (rows.length === 0) return () => NONE;
  return (source, partner) =>
    skillsOf.get(`${source}/${partner}`)?.map(({ skill }) => skill) ?? NONE;
}
