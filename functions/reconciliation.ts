import { reconcile } from '../srv/runs/erp-work.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/** Once a day: finds keys that only the ERP or only the mirror has, and repairs them. */
export const handler = scheduledWithErp('Reconciliation', (work) => reconcile(work));
