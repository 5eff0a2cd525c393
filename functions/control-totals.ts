import { compareTotals } from '../srv/runs/erp-work.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/** Every quarter of an hour: compares the mirror with the ERP's own totals. */
export const handler = scheduledWithErp('ControlTotals', (work) => compareTotals(work));
