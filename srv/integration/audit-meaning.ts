import type cds from '@sap/cds';
import { appendEvent } from '../audit/append-event.ts';
import { deciderOf } from '../requests/decider.ts';

/** Who gave a message of the ERP which meaning, or took it away: agents act on it. */
export async function auditMeaning(request: cds.Request): Promise<void> {
  const { db, user, now } = await deciderOf(request);
  const { erpErrorCode, refusal } = request.data as { erpErrorCode?: string; refusal?: string };
  const about = { objectType: 'setting', source: '', partner: '' };
  await appendEvent(db, {
    occurredAt: now,
    actor: user,
    decision: request.event === 'DELETE' ? 'erp-message-forgotten' : 'erp-message-explained',
    ...about,
    objectKey: erpErrorCode ?? '',
    details: { refusal: refusal ?? null },
  });
}
