import type { IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  planPoliciesTable,
  promisePoliciesTable,
  writeOffPoliciesTable,
} from '../../srv/platform/tables.ts';
import { type Bank, readBank } from './bank-files.ts';
import { contactRows, overridePolicyRows } from './contact-rows.ts';
import { disputeRows } from './dispute-rows.ts';
import { dunningSenderRows } from './dunning-sender-rows.ts';
import { into, type Load } from './into-table.ts';
import { organizationRows } from './organization-rows.ts';
import { scriptRows } from './script-rows.ts';
import { specialistRows } from './specialist-rows.ts';
import { stageRows } from './stage-rows.ts';
import { strategyRows } from './strategy-rows.ts';
import { teamRuleRows } from './team-rule-rows.ts';
import { temporaryAssignmentRows } from './temporary-assignment-rows.ts';
import { treatmentRows } from './treatment-rows.ts';

/**
 * Writes how the demo bank collects (not its customers: they come from the ERP) into a deployed
 * database. Loading it again changes nothing. Absences lie around `businessDate`.
 */
export async function loadBank(
  db: Database,
  businessDate: IsoDate,
  bank: Bank = readBank(),
): Promise<{ rows: number }> {
  let rows = 0;
  await db.transaction(async (tx) => {
    for (const load of bankRows(bank, businessDate)) rows += await load(tx);
  });
  return { rows };
}

function bankRows(bank: Bank, businessDate: IsoDate): Load[] {
  return [
    ...organizationRows(bank.organization, businessDate),
    ...specialistRows(bank.specialists, businessDate),
    temporaryAssignmentRows(bank.temporaryAssignments, businessDate),
    ...contactRows(bank.contactPacks, bank.calendars),
    ...bank.stages.flatMap(stageRows),
    ...bank.strategies.flatMap((file) => strategyRows(file, bank.organization)),
    ...bank.treatments.flatMap((file) => treatmentRows(file, bank.organization)),
    into(promisePoliciesTable, bank.promisePolicies),
    dunningSenderRows(bank.dunningSenders, bank.organization.source.source, businessDate),
    into(planPoliciesTable, bank.planPolicies),
    ...teamRuleRows(bank.teamRules),
    ...disputeRows(bank.disputes, bank.organization.source.source),
    into(writeOffPoliciesTable, bank.writeOffPolicies),
    ...bank.scripts.flatMap((file) => scriptRows(file, bank.organization.segments)),
    overridePolicyRows(bank.overridePolicies, bank.organization.segments),
  ];
}
