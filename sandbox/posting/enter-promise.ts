import { fromWire } from '../bank/currencies.ts';
import type { ItemKey, LedgerItem } from '../ledger/item.ts';
import { itemKeyText } from '../ledger/item.ts';
import { markSubstitute } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import type { Row } from '../store/entities.ts';
import { findItem, saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';
import { withdrawPromise } from './close-promise.ts';

/** A new object of the wrapper contract, as it came over the wire. */
export type Posted = Row & { _Date?: Row[]; _Item?: (Row & ItemKey)[] };

/** Enters a promise to pay: checks dates and items, marks the items, gives the number. */
export function enterPromise(tables: Tables, posted: Posted, stamp: Stamp): string {
  const { _Date: dates = [], _Item: promised = [], ReplacedPromiseToPay, ...header } = posted;
  // FI-CA keeps no link to the promise that gives way; its items are free for the new one.
  if (ReplacedPromiseToPay) withdrawPromise(tables, String(ReplacedPromiseToPay), 'B', '', stamp);
  assertDates(header.PromisedAmount, dates);
  const items = promised.map((entry) => promisedItem(tables, entry, header));
  if (items.length === 0) {
    throw new SandboxError('PROMISE_WITHOUT_ITEMS', 'A promise names the items it pays', 400);
  }
  const accounts = [...new Set(items.map((item) => item.ContractAccount))];
  const PromiseToPay = nextNumber(tables, 'promise');
  const row: Row = {
    PromiseCategory: '01',
    PromisedBy: header.BusinessPartner ?? null,
    ContractAccount: accounts.length === 1 ? (accounts[0] ?? '') : '',
    CompanyCode: items[0]?.CompanyCode ?? '',
    ChargesAmount: 0,
    InterestAmount: 0,
    CreatedByUser: 'SALDO',
    ...header,
    PromiseToPay,
    PromiseStatus: '',
    FulfillmentPercent: 0,
    CreationDateTime: stamp.instant,
    LastChangeDateTime: stamp.instant,
  };
  const dateRows = dates.map((date) => ({ ...date, PromiseToPay }));
  const itemRows = promised.map((item) => ({ ...item, PromiseToPay }));
  saveItems(tables, markSubstitute(items, 'P', PromiseToPay, stamp));
  tables.insert('promise', [row]);
  tables.insert('promiseDate', dateRows);
  tables.insert('promiseItem', itemRows);
  return PromiseToPay;
}

/** The dates must add up to the promised amount, and there must be one. */
function assertDates(amount: Row[string] | undefined, dates: readonly Row[]): void {
  const total = dates.reduce((sum, date) => sum + fromWire(date.PromisedAmount as number), 0);
  if (dates.length > 0 && total === fromWire(amount as number)) return;
  throw new SandboxError(
    'PROMISE_DATES_DIFFER',
    `The promised amount is ${amount}, its dates add up to ${total / 100}; make them agree`,
    400,
  );
}

/** An item of the promise must be open, of the same partner and currency, and cover what is promised of it. */
function promisedItem(tables: Tables, entry: Row & ItemKey, header: Row): LedgerItem {
  const key = itemKeyText(entry);
  const item = findItem(tables, entry);
  if (item === undefined) {
    throw new SandboxError('ITEM_NOT_FOUND', `Item ${key} does not exist`, 400);
  }
  if (item.BusinessPartner !== header.BusinessPartner) {
    throw new SandboxError('ITEM_OF_OTHER_PARTNER', `Item ${key} belongs to another partner`, 400);
  }
  if (item.TransactionCurrency !== header.TransactionCurrency) {
    throw new SandboxError(
      'ITEM_IN_OTHER_CURRENCY',
      `Item ${key} is in ${item.TransactionCurrency}; promise each currency by itself`,
      400,
    );
  }
  if (fromWire(entry.PromisedAmount as number) > item.CAAmountInTransactionCurrency) {
    throw new SandboxError(
      'PROMISE_EXCEEDS_ITEM',
      `More is promised than item ${key} has open`,
      400,
    );
  }
  return item;
}
