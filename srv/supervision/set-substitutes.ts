import { substitutesTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { replanDay } from '../runs/replan-day.ts';
import { recordChange } from './record-change.ts';
import { keepAgent, requireMyAgent, type Supervisor } from './supervisor.ts';

export interface SubstitutesInput {
  readonly agent: string;
  readonly substitutes?: readonly string[] | null;
  readonly reason: string;
}

/**
 * Names who stands in for an agent, in order; the agent's day is spread anew when they are away
 * (SUBSTITUTE_INVALID, AGENT_UNKNOWN).
 */
export async function setSubstitutes(
  supervisor: Supervisor,
  input: SubstitutesInput,
): Promise<void> {
  const { agent, reason } = input;
  const substitutes = input.substitutes ?? [];
  const { db } = supervisor;
  const memberships = await requireMyAgent(db, supervisor, agent);
  if (new Set([agent, ...substitutes]).size !== substitutes.length + 1) {
    throw badRequest('SUBSTITUTE_INVALID', 'substitutes', { agent });
  }
  const everybody = { segments: null, groups: null };
  for (const substitute of substitutes) await requireMyAgent(db, everybody, substitute);
  await keepAgent(db, agent);
  await db.execute('DELETE FROM saldo_organization_Substitutes WHERE agent = ?', [agent]);
  await db.insert(
    substitutesTable,
    substitutes.map((substitute, index) => ({ agent, sequence: index + 1, substitute })),
  );
  const moved = await replanDay(db, { agent });
  await recordChange(supervisor, {
    decision: 'substitutes-set',
    objectType: 'agent',
    objectKey: agent,
    reason,
    details: { substitutes, moved },
    seenBy: memberships,
    work: { fromAgent: agent, toAgent: substitutes[0] ?? null },
  });
}
