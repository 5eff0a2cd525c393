import { readChangeEvents } from '../srv/runs/erp-work.ts';
import { scheduledWithErp } from './shared/scheduled-with-erp.ts';

/** Every minute: reads again what the ERP's change events have named. */
export const handler = scheduledWithErp('ChangeEvents', (work) => readChangeEvents(work));
