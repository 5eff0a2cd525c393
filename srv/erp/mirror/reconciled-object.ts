import type { TableShape } from '../../platform/database.ts';
import { markOf, stampFields } from './change-filter.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import type { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { contractAccounts } from './objects/contract-accounts.ts';
import { contracts } from './objects/contracts.ts';
import { disputes } from './objects/disputes.ts';
import { items } from './objects/items.ts';
import { partners } from './objects/partners.ts';
import { payments } from './objects/payments.ts';
import { plans } from './objects/plans.ts';
import { promises } from './objects/promises.ts';

/** An object whose keys are compared with the ERP's, and what of its content. */
export interface ReconciledObject {
  readonly object: ErpObject;
  readonly table: TableShape;
  /** Columns of the key, in the order of the object's keys. */
  readonly keys: readonly string[];
  /** `$filter` for the records that are compared, and the same for our rows. */
  readonly filter?: string;
  readonly where: string;
  /** The ERP archives such records and they stay here: what only we have says nothing. */
  readonly isKept: boolean;
  /** Fields and columns that tell whether a record is the same on both sides. */
  readonly fields: readonly string[];
  readonly columns: readonly string[];
  /** Both sides' content as one text. */
  contentOf(record: ErpRecord, run: MirrorRun): string;
  contentOfRow(row: MirrorRow): string;
}

/** Open items, by amount, due date and account: a stamp may rise without a change that we mirror. */
export const openItems: ReconciledObject = {
  object: items,
  table: tableOf(items),
  keys: ['document', 'repetition', 'item', 'subitem'],
  filter: "CAClearingStatus eq ''",
  where: "clearingStatus = '' AND leftErpAt IS NULL",
  isKept: false,
  fields: [
    'TransactionCurrency',
    'CAAmountInTransactionCurrency',
    'CANetDueDate',
    'ContractAccount',
  ],
  columns: ['currency', 'amount', 'dueDate', 'account'],
  contentOf: (record, { scales }) => {
    const currency = record.text('TransactionCurrency');
    const wire = record.requiredDecimal('CAAmountInTransactionCurrency');
    const amount = scales.stored(wire, currency);
    return content([currency, amount, record.day('CANetDueDate'), record.text('ContractAccount')]);
  },
  contentOfRow: ({ currency, amount, dueDate, account }) =>
    content([currency, amount, dueDate, account]),
};

/** Everything that is reconciled; what the others belong to comes first. */
export const reconciledObjects: readonly ReconciledObject[] = [
  openItems,
  byStamp(partners, ['partner']),
  byStamp(contractAccounts, ['account', 'partner']),
  history(contracts, ['contract']),
  history(payments, ['payment']),
  history(plans, ['planNumber']),
  history(promises, ['promise']),
  history(disputes, ['caseId']),
];

/** Fields that are read of each record. */
export function comparedFields({ object, fields }: ReconciledObject): readonly string[] {
  return [...new Set([...object.keys, ...fields])];
}

/** A key as one text. */
export function keyText(values: readonly unknown[]): string {
  return values.join('/');
}

/** Objects of which every change is written with its stamp: equal stamps are equal contents. */
function byStamp(object: ErpObject, keys: readonly string[]): ReconciledObject {
  return {
    object,
    table: tableOf(object),
    keys,
    where: 'leftErpAt IS NULL',
    isKept: false,
    fields: stampFields(object.changes),
    columns: ['erpChangedAt'],
    contentOf: (record) => content([markOf(record, object.changes)]),
    contentOfRow: ({ erpChangedAt }) => content([erpChangedAt]),
  };
}

function history(object: ErpObject, keys: readonly string[]): ReconciledObject {
  return { ...byStamp(object, keys), where: '1 = 1', isKept: true };
}

function tableOf({ object, targets: [target] }: ErpObject): TableShape {
  if (target) return target.table;
  throw new Error(`${object} has no table`);
}

function content(values: readonly unknown[]): string {
  return values.map((value) => value ?? '').join('|');
}
