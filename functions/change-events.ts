import { readChangeEvents } from '../srv/runs/erp-work.ts';
import { scheduled } from './shared/scheduled.ts';

/** Every minute: reads again what the ERP's change events have named. */
export const handler = scheduled('ChangeEvents', (work) => readChangeEvents(work));
