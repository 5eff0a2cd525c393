import { readChanges } from '../srv/runs/erp-work.ts';
import { scheduled } from './shared/scheduled.ts';

/** Every minute, or by hand with `{"everything": true}`: reads what changed in the ERP. */
export const handler = scheduled('Mirror', (work, event) => {
  const { everything = false } = (event ?? {}) as { everything?: boolean };
  return readChanges(work, everything === true);
});
