import { markChanged } from '../runs/mark-changed.ts';
import type { Supervisor } from './supervisor.ts';
import {
  auditWriteOffDecision,
  takeWriteOffForDecision,
  type WaitingWriteOff,
} from './waiting-write-off.ts';

const REJECT = `UPDATE saldo_writeoffs_WriteOffs SET state = 'rejected' WHERE ID = ?`;

/** Refuses a waiting proposal, with the reason that its agent reads. */
export async function rejectWriteOff(
  decider: Supervisor,
  id: string,
  { reason }: { readonly reason: string },
): Promise<WaitingWriteOff> {
  const writeOff = await takeWriteOffForDecision(decider, id, reason);
  const { db, now } = decider;
  await db.execute(REJECT, [id]);
  const { source, partner } = writeOff;
  await markChanged(db, [{ source, partner, cause: 'write-off', changedAt: now }]);
  await auditWriteOffDecision(decider, writeOff, 'rejected', reason);
  return writeOff;
}
