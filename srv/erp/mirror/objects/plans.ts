import { instalmentPlansTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';

/** Instalment plans (FKK_INSTPLN_HEAD); their instalments come as items. */
export const plans: ErpObject = {
  object: 'plans',
  service: services.collections,
  entity: 'InstallmentPlan',
  keys: ['CAInstallmentPlan'],
  select: [
    'CAInstallmentPlan',
    'BusinessPartner',
    'ContractAccount',
    'TransactionCurrency',
    'InstallmentPlanAmount',
    'CAInstallmentPlanStartDate',
    'CAInstallmentPlanEndDate',
    'CAInstlmntPlanDeactivationDate',
    'LastChangeDateTime',
  ],
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'plan',
  targets: [
    rowsOf(instalmentPlansTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      return [
        {
          planNumber: record.text('CAInstallmentPlan'),
          partner: record.text('BusinessPartner'),
          account: record.text('ContractAccount'),
          currency,
          amount: scales.stored(record.requiredDecimal('InstallmentPlanAmount'), currency),
          startsOn: record.day('CAInstallmentPlanStartDate'),
          status: statusOf(record),
          erpChangedAt: record.instant('LastChangeDateTime'),
        },
      ];
    }),
  ],
};

/** Whether all instalments are paid is seen at the items, not here. */
function statusOf(record: ErpRecord): string {
  return record.day('CAInstlmntPlanDeactivationDate') === null ? 'active' : 'deactivated';
}
