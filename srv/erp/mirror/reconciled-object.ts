import type { TableShape } from '../../platform/database.ts';
import { markOf, stampFields } from './change-filter.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import type { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { contractAccounts } from './objects/contract-accounts.ts';
import { items } from './objects/items.ts';
import { partners } from './objects/partners.ts';

/** An object whose keys are compared with the ERP's, and what of its content. */
export interface ReconciledObject {
  readonly object: ErpObject;
  readonly table: TableShape;
  /** Columns of the key, in the order of the object's keys. */
  readonly keys: readonly string[];
  /** `$filter` for the records that are compared, and the same for our rows. */
  readonly filter?: string;
  readonly where: string;
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
    fields: stampFields(object.changes),
    columns: ['erpChangedAt'],
    contentOf: (record) => content([markOf(record, object.changes)]),
    contentOfRow: ({ erpChangedAt }) => content([erpChangedAt]),
  };
}

function tableOf({ object, targets: [target] }: ErpObject): TableShape {
  if (target) return target.table;
  throw new Error(`${object} has no table`);
}

function content(values: readonly unknown[]): string {
  return values.map((value) => value ?? '').join('|');
}
