import type { ErpRow } from './odata-filter.ts';
import { type Stamp, stampOf } from './stamp.ts';

/** An open or cleared item (DFKKOP), with the fields that the simulation moves. */
export interface LedgerItem extends Stamp {
  readonly CADocumentNumber: string;
  readonly CARepetitionItemNumber: string;
  readonly CABPItemNumber: string;
  readonly CASubItemNumber: string;
  readonly BusinessPartner: string;
  readonly ContractAccount: string;
  readonly CompanyCode: string;
  readonly TransactionCurrency: string;
  readonly CAAmountInTransactionCurrency: string;
  readonly CAClearingStatus: '' | '9';
  readonly CASubstituteDocumentCategory: '' | 'P';
  /** Which commit of the ERP it shows: no stamp tells, since a posting has its stamp before its commit. */
  readonly CAReferenceDocument: string;
}

type Posting = Omit<LedgerItem, 'CAReferenceDocument'>;

export const COMPANY_CODE = '1000';
const CURRENCY = 'EUR';

/**
 * The ERP's book: items that are posted, paid in whole or in part, reset, and marked by promises. A
 * change gets its stamp when its posting begins and is seen when that commits, which may be later.
 */
export class ErpLedger {
  readonly #items = new Map<string, LedgerItem>();
  readonly #payments: ErpRow[] = [];
  readonly #assignments: ErpRow[] = [];
  #commits = 0;

  get items(): readonly LedgerItem[] {
    return [...this.#items.values()];
  }

  get payments(): readonly ErpRow[] {
    return this.#payments;
  }

  get assignments(): readonly ErpRow[] {
    return this.#assignments;
  }

  openItems(): LedgerItem[] {
    return this.items.filter((item) => item.CAClearingStatus === '');
  }

  clearedItems(): LedgerItem[] {
    return this.items.filter((item) => item.CAClearingStatus === '9');
  }

  find(document: string, subitem = '000'): LedgerItem | undefined {
    return this.#items.get(`${document}/${subitem}`);
  }

  /** Posts an item; the amount in minor units. */
  post(document: string, partner: string, minor: number, begun: number): void {
    this.#put({
      CADocumentNumber: document,
      CARepetitionItemNumber: '000',
      CABPItemNumber: '0001',
      CASubItemNumber: '000',
      BusinessPartner: partner,
      ContractAccount: accountOf(partner),
      CompanyCode: COMPANY_CODE,
      TransactionCurrency: CURRENCY,
      CAAmountInTransactionCurrency: wire(minor),
      CAClearingStatus: '',
      CASubstituteDocumentCategory: '',
      ...stampOf(begun),
    });
  }

  /** Clears an open item; a part of it as a subitem of its own, as FI-CA does. */
  pay(item: LedgerItem, minor: number, begun: number): void {
    const held = this.find(item.CADocumentNumber, item.CASubItemNumber);
    if (held?.CAClearingStatus !== '') return;
    const open = minorOf(held);
    const stamp = stampOf(begun);
    let paid: LedgerItem = { ...held, ...stamp, CAClearingStatus: '9' };
    if (minor < open) {
      this.#put({ ...held, ...stamp, CAAmountInTransactionCurrency: wire(open - minor) });
      const CASubItemNumber = this.#nextSubitem(held.CADocumentNumber);
      paid = { ...paid, CASubItemNumber, CAAmountInTransactionCurrency: wire(minor) };
    }
    this.#put(paid);
    this.#enterPayment(paid, stamp);
  }

  /** Takes a clearing back: the item is open again. */
  reset(item: LedgerItem, begun: number): void {
    const held = this.find(item.CADocumentNumber, item.CASubItemNumber);
    if (held) this.#put({ ...held, ...stampOf(begun), CAClearingStatus: '' });
  }

  /** A promise about an item shows on it as a substitute, as long as it stands. */
  mark(document: string, CASubstituteDocumentCategory: '' | 'P', at: number): void {
    const held = this.find(document);
    if (held) this.#put({ ...held, ...stampOf(at), CASubstituteDocumentCategory });
  }

  #nextSubitem(document: string): string {
    const subitems = this.items.filter((item) => item.CADocumentNumber === document);
    return String(subitems.length).padStart(3, '0');
  }

  #put(item: Posting): void {
    this.#commits += 1;
    const CAReferenceDocument = String(this.#commits).padStart(8, '0');
    const key = `${item.CADocumentNumber}/${item.CASubItemNumber}`;
    this.#items.set(key, { ...item, CAReferenceDocument });
  }

  #enterPayment(item: LedgerItem, stamp: Stamp): void {
    const { BusinessPartner, ContractAccount, TransactionCurrency } = item;
    const number = String(this.#payments.length + 1);
    const shared = {
      CAPaymentUUID: `00000000-0000-4000-8000-${number.padStart(12, '0')}`,
      BusinessPartner,
      TransactionCurrency,
      ...stamp,
    };
    this.#payments.push({
      ...shared,
      CAPaymentDocument: number.padStart(12, '0'),
      ContractAccount,
      CAPostingDate: stamp.LastChangeDate,
      CAPaymentAmountInTransCrcy: item.CAAmountInTransactionCurrency,
    });
    const { CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber } = item;
    this.#assignments.push({
      ...shared,
      ...{ CADocumentNumber, CARepetitionItemNumber, CABPItemNumber, CASubItemNumber },
      CAClearingDate: stamp.LastChangeDate,
      CAClearingAmountInTransCrcy: item.CAAmountInTransactionCurrency,
    });
  }
}

export function accountOf(partner: string): string {
  return `A${partner}`;
}

/** Minor units of an item's amount. */
export function minorOf({ CAAmountInTransactionCurrency }: LedgerItem): number {
  return Math.round(Number(CAAmountInTransactionCurrency) * 100);
}

function wire(minor: number): string {
  return (minor / 100).toFixed(2);
}
