import { reconcile } from '../srv/runs/erp-work.ts';
import { scheduled } from './shared/scheduled.ts';

/** Once a day: finds keys that only the ERP or only the mirror has, and repairs them. */
export const handler = scheduled('Reconciliation', (work) => reconcile(work));
