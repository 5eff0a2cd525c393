import { readChanges, readChangesOf } from '../srv/runs/erp-work.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/**
 * Every minute: reads what changed in the ERP. By hand with `{"everything": true}`, or for some
 * objects only with `{"objects": ["items"]}`.
 */
export const handler = scheduledWithErp('Mirror', (work, event) => {
  const { everything, objects } = (event ?? {}) as { everything?: unknown; objects?: unknown };
  if (Array.isArray(objects)) return readChangesOf(work, objects.map(String));
  return readChanges(work, everything === true);
});
