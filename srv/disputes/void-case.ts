import { requestDisputeClosing } from '../erp/write-back/requests/disputes.ts';
import { setOpenParts } from '../runs/disputes/set-open-parts.ts';
import { auditCase, type DeskWork, erpKeyOf } from './case-of.ts';
import { keepCaseValues } from './keep-case-values.ts';

/** There never was a dispute: what was kept from collection is owed again, the ERP's case is voided. */
export async function voidCase(work: DeskWork, { reason }: { reason: string }): Promise<void> {
  const { db, user, now, dispute } = work;
  const { id, source, partner, segment, status } = dispute;
  if (status !== 'proposed') {
    await setOpenParts(db, { ...dispute, open4: 0 });
    const closing = { caseId: id, partner, isVoid: true, ...erpKeyOf(dispute) };
    await requestDisputeClosing(db, closing, { source, segment, user, now });
  }
  await keepCaseValues(db, id, { closedAt: now, closedBy: user, closeCause: 'voided' });
  await auditCase(work, 'dispute-voided', reason, { status });
}
