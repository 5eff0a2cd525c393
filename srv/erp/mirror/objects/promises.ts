import { hash } from 'node:crypto';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { type ErpPromisesRow, erpPromisesTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, type MappingContext, rowsOf } from '../erp-object.ts';
import { giveSegments, keepPromises } from '../erp-promises.ts';
import type { ErpRecord } from '../erp-record.ts';
import { itemKeyOf } from '../item-key.ts';
import type { ErpPromise } from '../own-promises.ts';

const headers = rowsOf(erpPromisesTable, promiseRows);

/** Promises to pay (DFKKPP) with dates and items: those Saldo made, and those made in the ERP itself. */
export const promises: ErpObject = {
  object: 'promises',
  service: services.collections,
  entity: 'PromiseToPay',
  keys: ['PromiseToPay'],
  select: [
    'PromiseToPay',
    'OperationId',
    'BusinessPartner',
    'CompanyCode',
    'PromiseCategory',
    'PromisedBy',
    'PromiseStatus',
    'WithdrawalReason',
    'FulfillmentPercent',
    'TransactionCurrency',
    'PromisedAmount',
    'CreatedByUser',
    'CreationDateTime',
    'LastChangeDateTime',
  ],
  expand:
    '_Date($select=PromiseToPay,PromiseDate,PromisedAmount),_Item($select=PromiseToPay,CADocumentNumber,CARepetitionItemNumber,CABPItemNumber,CASubItemNumber,PromisedAmount)',
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'promise',
  afterReading: giveSegments,
  targets: [
    {
      ...headers,
      upsert: async (db, rows) => {
        const written = await headers.upsert(db, rows);
        await keepPromises(db, rows as unknown as readonly ErpPromise[]);
        return written;
      },
    },
  ],
};

type PromiseRow = Partial<ErpPromisesRow> & Pick<ErpPromise, 'dates' | 'items'>;

function promiseRows(record: ErpRecord, { scales }: MappingContext): PromiseRow[] {
  const currency = record.text('TransactionCurrency');
  const amountOf = (part: ErpRecord) =>
    scales.stored(part.requiredDecimal('PromisedAmount'), currency);
  const dates = record
    .children('_Date')
    .map((date) => ({ dueOn: date.requiredDay('PromiseDate'), amount: amountOf(date) }))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const items = record
    .children('_Item')
    .map((item) => ({ ...itemKeyOf(item), amount: amountOf(item) }));
  return [
    {
      promise: record.text('PromiseToPay'),
      partner: record.text('BusinessPartner'),
      companyCode: record.text('CompanyCode'),
      operation: record.textOrNull('OperationId'),
      category: record.text('PromiseCategory'),
      status: record.text('PromiseStatus') || '0',
      fulfilmentPercent: record.fixedDecimal('FulfillmentPercent', 2) ?? '0.00',
      withdrawalReason: record.text('WithdrawalReason'),
      promisedBy: record.text('PromisedBy'),
      promisedOn: record.dayOfInstant('CreationDateTime'),
      currency,
      amount: amountOf(record),
      enteredBy: record.text('CreatedByUser'),
      erpChangedAt: record.instant('LastChangeDateTime'),
      content: hash('sha256', canonicalJson([dates, items]), 'hex'),
      dates,
      items,
    },
  ];
}
