import type { ErpWork } from '../../srv/runs/erp-work.ts';
import { erpWork } from './erp-context.ts';
import { scheduledWith } from './scheduled.ts';

/** A Lambda handler on a schedule that works with the ERP; answers with what it did. */
export function scheduledWithErp<Report extends object>(
  name: string,
  run: (work: ErpWork, event: unknown) => Promise<Report>,
) {
  return scheduledWith(name, erpWork, run);
}
