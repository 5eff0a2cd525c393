import { compareTotals } from '../srv/runs/erp-work.ts';
import { scheduled } from './shared/scheduled.ts';

/** Every quarter of an hour: compares the mirror with the ERP's own totals. */
export const handler = scheduled('ControlTotals', (work) => compareTotals(work));
