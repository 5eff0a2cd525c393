import { dunningNoticesTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';

/** Dunning notices (FKKMAKO). They carry no change stamp: the last weeks' runs are read again. */
export const dunning: ErpObject = {
  object: 'dunning',
  service: services.dunning,
  entity: 'CADunning',
  keys: ['CAMassRunDate', 'CAMassRunID', 'BusinessPartner', 'ContractAccount', 'CADunningCounter'],
  select: [
    'CAMassRunDate',
    'CAMassRunID',
    'BusinessPartner',
    'ContractAccount',
    'CADunningCounter',
    'CAStandardCompanyCode',
    'CADunningProcedure',
    'CADunningLevel',
    'CAIssueDate',
    'TransactionCurrency',
    'CADunningBalance',
    'CADunningNoticeIsReversed',
    'CADunningNoticeIsInfoOnly',
  ],
  changes: { by: 'day', field: 'CAMassRunDate', daysBack: 7, daysCompared: 180 },
  cause: 'dunning',
  targets: [
    rowsOf(dunningNoticesTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      return [
        {
          runDate: record.requiredDay('CAMassRunDate'),
          runId: record.text('CAMassRunID'),
          partner: record.text('BusinessPartner'),
          account: record.text('ContractAccount'),
          counter: record.text('CADunningCounter'),
          companyCode: record.text('CAStandardCompanyCode'),
          procedure: record.text('CADunningProcedure'),
          level: levelOf(record),
          currency,
          amount: scales.stored(record.decimal('CADunningBalance') ?? '0', currency),
          issuedOn: record.day('CAIssueDate'),
        },
      ];
    }),
  ],
};

/** A reversed notice, or one for information only, raises no level. */
function levelOf(record: ErpRecord): number {
  if (record.flag('CADunningNoticeIsReversed') || record.flag('CADunningNoticeIsInfoOnly'))
    return 0;
  return record.integer('CADunningLevel') ?? 0;
}
