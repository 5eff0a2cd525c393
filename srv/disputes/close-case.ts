import { requestDisputeClosing } from '../erp/write-back/requests/disputes.ts';
import { setOpenParts } from '../runs/disputes/set-open-parts.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { keepCaseValues } from './keep-case-values.ts';

/** What was decided is posted: nothing of the case is kept from collection any more. */
export async function closeCase(work: DeskWork, { reason }: { reason: string }): Promise<void> {
  const { db, user, now, dispute } = work;
  const { id, source, partner, segment, rootCause } = dispute;
  await setOpenParts(db, { ...dispute, open4: 0 });
  const closing = { caseId: id, partner, ...(rootCause && { rootCause }), ...erpKeyOf(dispute) };
  await requestDisputeClosing(db, closing, { source, segment, user, now });
  await keepCaseValues(db, id, { closedAt: now, closedBy: user, closeCause: 'decided' });
  await auditCase(work, 'dispute-closed', reason);
}
