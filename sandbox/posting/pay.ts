import { randomUUID } from 'node:crypto';
import { type Clearing, type ClearingDocument, clearItems } from '../ledger/clearing.ts';
import { type ItemKey, itemKeyText, type LedgerItem, postItem } from '../ledger/item.ts';
import { type Payment, paymentItemRow, paymentRow } from '../ledger/payment.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import {
  findItem,
  itemsOfSubstitute,
  nextSubItem,
  openItemsOfAccount,
  openItemsOfPartner,
  saveItems,
} from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';

/** Who pays what. Items win over account, account over partner; without an amount all of it is paid. */
export interface PaymentOrder {
  partner?: string;
  account?: string;
  items?: ItemKey[];
  /** Minor units. */
  amount?: number;
  currency?: string;
  method?: Payment['method'];
  /** What the payment advice says of an amount that is too small. */
  differenceReason?: string;
}

/** What a payment did. Amounts in minor units. */
export interface PostedPayment {
  document: string;
  uuid: string;
  currency: string;
  amount: number;
  onAccount: number;
  clearedItems: string[];
}

/** Posts a customer's payment: clears oldest items first, keeps what is left as a credit on account. */
export function postPayment(tables: Tables, order: PaymentOrder, stamp: Stamp): PostedPayment {
  const items = payableItems(tables, order);
  const payment = paymentFor(tables, order, items, stamp);
  const document = {
    number: payment.document,
    date: stamp.date,
    reason: '01',
    stamp: { date: stamp.date, time: stamp.time },
  };
  const clearing = clearAndSave(tables, items, payment.amount, document);
  const throughPlans = clearPlanOriginals(tables, clearing.cleared, document);
  const settled = [...clearing.cleared, ...throughPlans].filter(isReal);
  tables.insert('payment', [paymentRow(payment, clearing.rest)]);
  tables.insert(
    'paymentItem',
    settled.map((item) => paymentItemRow(payment, item)),
  );
  if (clearing.rest > 0) postCredit(tables, payment, clearing.rest, items[0], stamp);
  return {
    document: payment.document,
    uuid: payment.uuid,
    currency: payment.currency,
    amount: payment.amount,
    onAccount: clearing.rest,
    clearedItems: clearing.cleared.map(itemKeyText),
  };
}

/** A credit on the account: a negative open item in the payment's own document. */
export function postCredit(
  tables: Tables,
  payment: Payment,
  amount: number,
  like: LedgerItem | undefined,
  stamp: Stamp,
): void {
  const credit = postItem({
    CADocumentNumber: payment.document,
    BusinessPartner: payment.partner,
    ContractAccount: payment.account,
    CAContract: like?.CAContract ?? '',
    CompanyCode: payment.companyCode,
    CAMainTransaction: '0060',
    CASubTransaction: '0010',
    CADocumentType: 'ZP',
    CABPItemText: 'Payment on account',
    CANetDueDate: stamp.date,
    CAPostingDate: stamp.date,
    TransactionCurrency: payment.currency,
    CAAmountInTransactionCurrency: -amount,
    CreationDate: stamp.date,
    CreationTime: stamp.time,
  });
  saveItems(tables, [credit]);
}

function clearAndSave(
  tables: Tables,
  items: readonly LedgerItem[],
  amount: number,
  document: ClearingDocument,
): Clearing {
  const clearing = clearItems(items, amount, document, (item) => nextSubItem(tables, item));
  saveItems(tables, [...clearing.changed, ...clearing.added]);
  return clearing;
}

/** Paying an installment pays the plan's originals, oldest first. */
function clearPlanOriginals(
  tables: Tables,
  cleared: readonly LedgerItem[],
  document: ClearingDocument,
): LedgerItem[] {
  const installments = cleared.filter((item) => !isReal(item));
  return installments.flatMap((installment) => {
    const originals = itemsOfSubstitute(tables, installment.CADocumentNumber).filter(
      (item) => item.CAClearingStatus === '',
    );
    const amount = installment.CAAmountInTransactionCurrency;
    return clearAndSave(tables, originals, amount, document).cleared;
  });
}

/** Statistical items of a plan only stand for others. */
function isReal(item: LedgerItem): boolean {
  return item.CAStatisticalItemCode !== 'R';
}

function payableItems(tables: Tables, order: PaymentOrder): LedgerItem[] {
  if (order.items) return namedItems(tables, order.items);
  if (!order.account && !order.partner) {
    throw new SandboxError('PAYER_MISSING', 'Name a partner, an account or items to pay', 400);
  }
  const open = order.account
    ? openItemsOfAccount(tables, order.account)
    : openItemsOfPartner(tables, order.partner ?? '');
  const payable = open.filter(isPayable);
  const currency = order.currency ?? payable[0]?.TransactionCurrency;
  return payable.filter((item) => item.TransactionCurrency === currency);
}

/** Automatic clearing leaves alone: credits, restricted items, charges not yet real, originals of a plan. */
function isPayable(item: LedgerItem): boolean {
  return (
    item.CAAmountInTransactionCurrency > 0 &&
    item.CAClearingRestrictionCode === '' &&
    ['', 'R'].includes(item.CAStatisticalItemCode) &&
    item.CASubstituteDocumentCategory !== 'R'
  );
}

function namedItems(tables: Tables, keys: readonly ItemKey[]): LedgerItem[] {
  return keys.map((key) => {
    const item = findItem(tables, key);
    if (item?.CAClearingStatus === '') return item;
    const text = item ? 'is already cleared' : 'does not exist';
    throw new SandboxError('ITEM_NOT_OPEN', `Item ${itemKeyText(key)} ${text}`, 404);
  });
}

function paymentFor(
  tables: Tables,
  order: PaymentOrder,
  items: readonly LedgerItem[],
  stamp: Stamp,
): Payment {
  const [first] = items;
  const amount = order.amount ?? sumOf(items);
  if (first === undefined || amount <= 0) {
    const payer = order.account ?? order.partner ?? '';
    throw new SandboxError('NOTHING_TO_PAY', `${payer} has no open item to pay`, 409);
  }
  return {
    uuid: randomUUID(),
    document: nextNumber(tables, 'payment'),
    partner: first.BusinessPartner,
    account: first.ContractAccount,
    companyCode: first.CompanyCode,
    method: order.method ?? 'T',
    currency: first.TransactionCurrency,
    amount,
    ...(order.differenceReason && { differenceReason: order.differenceReason }),
    stamp: { date: stamp.date, time: stamp.time },
  };
}

function sumOf(items: readonly LedgerItem[]): number {
  return items.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
}
