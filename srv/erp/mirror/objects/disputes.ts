import {
  type DisputedItemsRow,
  disputeCasesTable,
  disputedItemsTable,
} from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, type MappingContext, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';
import { type ItemKeyColumns, itemKeyFromText, itemText } from '../item-key.ts';
import { type SpreadItem, spreadOver } from '../spread-over.ts';

/** SCMG_T_CASE_ATTR-STAT_ORDERNO: closed, voided. */
const ENDED = ['05', '09'];
/** Linked objects that are items; a case may also be about an account, a contract, a notice. */
const ITEM = 'CA_DOC';
/** An item that the mirror has not read. */
const UNKNOWN: SpreadItem = { amount: '0', currency: null };

/** FI-CA dispute cases with the items they are about. */
export const disputes: ErpObject = {
  object: 'disputes',
  service: services.disputes,
  entity: 'DisputeCase',
  keys: ['CaseUUID'],
  select: [
    'CaseUUID',
    'CaseID',
    'CaseType',
    'CaseTitle',
    'CaseStatus',
    'BusinessPartner',
    'CompanyCode',
    'DisputeCaseCurrency',
    'DisputedAmount',
    'CaseReason',
    'DisputeCaseRootCause',
    'DisputeCaseCoordinator',
    'CaseProcessor',
    'CreationDateTime',
    'LastChangeDateTime',
  ],
  expand: '_DisputeCaseObject($select=CaseUUID,ObjectType,ObjectKey)',
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'dispute',
  itemsOf: itemKeysOf,
  targets: [
    rowsOf(disputeCasesTable, (record, context) => {
      const isOpen = isOpenCase(record);
      return [
        {
          caseId: record.text('CaseUUID'),
          caseNumber: record.text('CaseID'),
          partner: record.text('BusinessPartner'),
          status: record.text('CaseStatus'),
          isOpen,
          category: record.text('CaseType'),
          companyCode: record.text('CompanyCode'),
          reason: record.text('CaseReason'),
          rootCause: record.text('DisputeCaseRootCause'),
          processor: record.text('CaseProcessor'),
          coordinator: record.text('DisputeCaseCoordinator'),
          title: record.text('CaseTitle').slice(0, 60),
          currency: record.text('DisputeCaseCurrency'),
          disputedAmount: disputedAmount(record, context),
          createdOn: record.dayOfInstant('CreationDateTime'),
          closedOn: isOpen ? null : record.dayOfInstant('LastChangeDateTime'),
          erpChangedAt: record.instant('LastChangeDateTime'),
        },
      ];
    }),
    rowsOf(disputedItemsTable, disputedItems),
  ],
};

function isOpenCase(record: ErpRecord): boolean {
  return !ENDED.includes(record.text('CaseStatus'));
}

function disputedAmount(record: ErpRecord, { scales }: MappingContext): string {
  const amount = record.decimal('DisputedAmount') ?? '0';
  return scales.stored(amount, record.text('DisputeCaseCurrency'));
}

function disputedItems(record: ErpRecord, context: MappingContext): Partial<DisputedItemsRow>[] {
  const keys = itemKeysOf(record);
  const total = disputedAmount(record, context);
  const currency = record.text('DisputeCaseCurrency');
  const items = keys.map((key) => context.itemAmounts.get(itemText(key)) ?? UNKNOWN);
  const shares = sharesOf(total, currency, items);
  return keys.map((key, index) => ({
    ...key,
    caseId: record.text('CaseUUID'),
    partner: record.text('BusinessPartner'),
    currency: items[index]?.currency ?? currency,
    disputedAmount: shares[index] ?? '0',
    isOpen: isOpenCase(record),
    erpChangedAt: record.instant('LastChangeDateTime'),
  }));
}

/**
 * What a case says in one currency of items that are all in others cannot be compared: they are
 * contested as a whole.
 */
function sharesOf(total: string, currency: string, items: readonly SpreadItem[]): string[] {
  const isForeign = items.every((item) => item.currency !== null && item.currency !== currency);
  return isForeign ? items.map(({ amount }) => amount) : spreadOver(total, currency, items);
}

function itemKeysOf(record: ErpRecord): ItemKeyColumns[] {
  return record
    .children('_DisputeCaseObject')
    .filter((linked) => linked.text('ObjectType') === ITEM)
    .map((linked) => itemKeyFromText(linked.text('ObjectKey')))
    .filter((key) => key !== null);
}
