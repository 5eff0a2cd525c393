import { type LedgerItem, type NewItem, postItem } from '../ledger/item.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';

/** What a caller says about a new item; the document number and stamps come from the ledger. */
export type ItemOrder = Pick<
  LedgerItem,
  'BusinessPartner' | 'ContractAccount' | 'CANetDueDate' | 'TransactionCurrency'
> &
  Partial<LedgerItem> & { CAAmountInTransactionCurrency: number };

/** Posts one open item in a document of its own. */
export function postOpenItem(tables: Tables, order: ItemOrder, stamp: Stamp): LedgerItem {
  const companyCode = order.CompanyCode ?? companyCodeOf(tables, order.ContractAccount);
  const item: NewItem = {
    CAContract: '',
    ...order,
    CompanyCode: companyCode,
    CADocumentNumber: nextNumber(tables, 'document'),
    CAPostingDate: stamp.date,
    CreationDate: stamp.date,
    CreationTime: stamp.time,
  };
  const posted = postItem(item);
  saveItems(tables, [posted]);
  return posted;
}

function companyCodeOf(tables: Tables, account: string): string {
  const [row] = tables.select(
    'SELECT CAStandardCompanyCode AS code FROM $accountPartner WHERE ContractAccount = ?',
    account,
  );
  if (row) return String(row.code);
  throw new SandboxError('ACCOUNT_UNKNOWN', `Contract account ${account} does not exist`, 404);
}
