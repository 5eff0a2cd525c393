import { requestWriteOff } from '../erp/write-back/requests/placements.ts';
import type { Requester } from '../erp/write-back/requests/requester.ts';
import type { Database } from '../platform/database.ts';
import { loadWriteOff } from './stored-write-off.ts';

const SENT = `UPDATE saldo_writeoffs_WriteOffs SET state = 'proposed', operation = ?
  WHERE ID = ? AND state = 'waiting'`;

/** Takes a proposal to the ERP, once; answers the operation. */
export async function sendWriteOff(
  db: Database,
  id: string,
  requester: Requester,
): Promise<string | null> {
  const writeOff = await loadWriteOff(db, id);
  if (!writeOff) return null;
  const { partner, currency, amount, reason, note, items } = writeOff;
  const proposal = { proposalId: id, partner, currency, amount, reason, note, items };
  const operation = await requestWriteOff(db, proposal, requester);
  await db.execute(SENT, [operation, id]);
  return operation;
}
