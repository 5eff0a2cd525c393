import { hash } from 'node:crypto';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { instalmentPlansTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, type MappingContext, rowsOf } from '../erp-object.ts';
import { type ErpPlan, givePlanSegments, keepPlans } from '../erp-plans.ts';
import type { ErpRecord } from '../erp-record.ts';
import { itemKeyOf } from '../item-key.ts';

const headers = rowsOf(instalmentPlansTable, planRows);

/**
 * Instalment plans (FKK_INSTPLN_HEAD) with what they pay off: those Saldo made, and those made in the
 * ERP itself. Their instalments come as items, too.
 */
export const plans: ErpObject = {
  object: 'plans',
  service: services.collections,
  entity: 'InstallmentPlan',
  keys: ['CAInstallmentPlan'],
  select: [
    'CAInstallmentPlan',
    'OperationId',
    'BusinessPartner',
    'ContractAccount',
    'CAContract',
    'CompanyCode',
    'TransactionCurrency',
    'InstallmentPlanAmount',
    'CAInstallmentPlanStartDate',
    'CAInstallmentPlanEndDate',
    'CAInstlmntPlanDeactivationDate',
    'CreationDateTime',
    'LastChangeDateTime',
  ],
  expand:
    '_Date($select=CAInstallmentPlan,InstallmentDate,InstallmentAmount),_Item($select=CAInstallmentPlan,CADocumentNumber,CARepetitionItemNumber,CABPItemNumber,CASubItemNumber,CACreationOpenAmountInTC)',
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'plan',
  afterReading: givePlanSegments,
  targets: [
    {
      ...headers,
      upsert: async (db, rows) => {
        const written = await headers.upsert(db, rows);
        await keepPlans(db, rows as unknown as readonly ErpPlan[]);
        return written;
      },
    },
  ],
};

type PlanRow = Partial<ErpPlan> & Pick<ErpPlan, 'instalments' | 'items'>;

function planRows(record: ErpRecord, { scales }: MappingContext): PlanRow[] {
  const currency = record.text('TransactionCurrency');
  const stored = (part: ErpRecord, field: string) =>
    scales.stored(part.requiredDecimal(field), currency);
  const instalments = record
    .children('_Date')
    .map((date) => {
      return {
        dueOn: date.requiredDay('InstallmentDate'),
        amount: stored(date, 'InstallmentAmount'),
      };
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const items = record.children('_Item').map((item) => {
    return { ...itemKeyOf(item), amount: stored(item, 'CACreationOpenAmountInTC') };
  });
  return [
    {
      planNumber: record.text('CAInstallmentPlan'),
      operation: record.textOrNull('OperationId'),
      partner: record.text('BusinessPartner'),
      companyCode: record.text('CompanyCode'),
      account: record.text('ContractAccount'),
      contract: record.text('CAContract'),
      currency,
      amount: stored(record, 'InstallmentPlanAmount'),
      startsOn: record.day('CAInstallmentPlanStartDate'),
      status: statusOf(record),
      enteredAt: record.instant('CreationDateTime'),
      erpChangedAt: record.instant('LastChangeDateTime'),
      content: hash('sha256', canonicalJson([instalments, items]), 'hex'),
      instalments,
      items,
    },
  ];
}

/** Whether all instalments are paid is seen at the items, not here. */
function statusOf(record: ErpRecord): string {
  return record.day('CAInstlmntPlanDeactivationDate') === null ? 'active' : 'deactivated';
}
