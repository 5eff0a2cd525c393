import { readChanges } from '../srv/runs/erp-work.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/** Every minute, or by hand with `{"everything": true}`: reads what changed in the ERP. */
export const handler = scheduledWithErp('Mirror', (work, event) => {
  const { everything = false } = (event ?? {}) as { everything?: boolean };
  return readChanges(work, everything === true);
});
