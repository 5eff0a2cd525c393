import { openErp } from '../../srv/erp/connection.ts';
import { sharedBudget } from '../../srv/erp/request-budget.ts';
import { dynamoCoordination } from '../../srv/platform/aws/dynamo-coordination.ts';
import type { ErpWork } from '../../srv/runs/erp-work.ts';
import { dynamo } from './aws-clients.ts';
import { database } from './database.ts';
import { readEnvironment } from './environment.ts';
import { readErpConfiguration } from './erp-configuration.ts';
import { once } from './once.ts';

/** The configured ERP, within the request budget that all functions share. */
export const erpWork: () => Promise<ErpWork> = once(async () => {
  const { coordinationTable, erpBudget, erpSettings } = readEnvironment();
  const { source, timeZone, destination, ownFields } = await readErpConfiguration();
  const coordination = dynamoCoordination(dynamo, coordinationTable);
  const erp = openErp(destination, {
    budget: sharedBudget(coordination, { source, ...erpBudget }),
    ownFields,
  });
  const now = () => new Date().toISOString();
  return { db: await database(), erp, source, timeZone, coordination, now, settings: erpSettings };
});
