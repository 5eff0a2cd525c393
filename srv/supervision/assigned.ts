import type { IsoDate } from '../domain/iso-date.ts';
import { badRequest } from '../worklist/refusal.ts';
import { requireMyAgent, type Supervisor } from './supervisor.ts';

/** An agent of the supervisor's who works a segment on a day (AGENT_NOT_IN_SEGMENT, AGENT_…). */
export async function requireAgentOf(
  supervisor: Supervisor,
  segment: string,
  agent: string,
  day: IsoDate,
): Promise<void> {
  await requireMyAgent(supervisor.db, supervisor, agent);
  const [member] = await supervisor.db.query(
    `SELECT m.agent FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup AND g.segment = ?
    WHERE m.agent = ? AND (m.validFrom IS NULL OR m.validFrom <= ?)
      AND (m.validTo IS NULL OR m.validTo >= ?)`,
    [segment, agent, day, day],
  );
  if (!member) throw badRequest('AGENT_NOT_IN_SEGMENT', 'agent', { agent, segment, day });
}

/** A customer with something in a company code of the segment, or on its lists (CUSTOMER_UNKNOWN). */
export async function requireCustomer(
  { db }: Supervisor,
  segment: string,
  source: string,
  partner: string,
): Promise<void> {
  const [known] = await db.query(
    `SELECT i.partner FROM saldo_ledger_Items i
    JOIN saldo_organization_SegmentCompanyCodes s
      ON s.segment = ? AND s.source = i.source AND s.companyCode = i.companyCode
    WHERE i.source = ? AND i.partner = ? LIMIT 1`,
    [segment, source, partner],
  );
  if (!known) throw badRequest('CUSTOMER_UNKNOWN', 'partner', { segment, partner });
}
