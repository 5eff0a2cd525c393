import { type ErpResponse, failure, success } from './erp-answer.ts';
import type { ErpLedger } from './erp-ledger.ts';
import type { ErpObjects, ErpSet, Honours, Order } from './erp-objects.ts';
import type { ErpRow } from './odata-filter.ts';

/** Always fails on it, however often it is asked. */
export const POISON_PARTNER = 'POISON';

/** What a write says, once its session is known. */
export interface Write {
  readonly pathname: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErpRow;
  readonly order: Order;
}

/** The entity sets that operations write, and what each honours. */
export function erpSets(notes: Honours): readonly ErpSet[] {
  return [
    { name: 'PromiseToPay', key: 'PromiseToPay', honours: 'operation-id' },
    { name: 'ContactNote', key: 'ContactNote', honours: notes },
    { name: 'DisputeCase', key: 'CaseUUID', honours: 'neither' },
  ];
}

/** Carries writes out: each at once and wholly, as a transaction of the ERP. */
export class ErpPosting {
  readonly #sets: readonly ErpSet[];
  readonly #objects: ErpObjects;
  readonly #ledger: ErpLedger;

  constructor(sets: readonly ErpSet[], objects: ErpObjects, ledger: ErpLedger) {
    this.#sets = sets;
    this.#objects = objects;
    this.#ledger = ledger;
  }

  carryOut(write: Write): ErpResponse {
    const withdrawn = /PromiseToPay\(PromiseToPay='(\d+)'\)\/SAP__self\.Withdraw$/.exec(
      decodeURIComponent(write.pathname),
    );
    const name = withdrawn ? 'PromiseToPay' : write.pathname.split('/').at(-1);
    const set = this.#sets.find((one) => one.name === name);
    if (!set) throw new Error(`the simulated ERP writes no ${write.pathname}`);
    const before = this.#objects.answerBefore(set, write.order);
    if (before) return success(200, before);
    return withdrawn ? this.#withdraw(set, write, withdrawn[1] ?? '') : this.#create(set, write);
  }

  #create(set: ErpSet, { body, order }: Write): ErpResponse {
    if (body.BusinessPartner === POISON_PARTNER) return failure(500, 'Short dump in the posting');
    const items = itemsOf(body);
    const cleared = items.find(({ CADocumentNumber }) => !this.#isOpen(CADocumentNumber));
    if (cleared) return failure(422, `Item ${cleared.CADocumentNumber} is already cleared`);
    const row = this.#objects.create(set, order, body);
    for (const item of items) this.#ledger.mark(item.CADocumentNumber, 'P', order.at);
    return success(201, row);
  }

  #withdraw(set: ErpSet, { headers, order }: Write, promise: string): ErpResponse {
    const row = this.#objects.find(set.name, set.key, promise);
    if (!row) return failure(404, `There is no promise ${promise}`);
    const version = headers['If-Match'];
    if (version === undefined) return failure(428, 'If-Match is missing');
    if (version !== row['@odata.etag']) return failure(412, 'Somebody else has changed it');
    for (const item of itemsOf(row)) this.#ledger.mark(item.CADocumentNumber, '', order.at);
    return success(200, this.#objects.change(set, order, row, { PromiseToPayStatus: '4' }));
  }

  #isOpen(document: string): boolean {
    return this.#ledger.find(document)?.CAClearingStatus === '';
  }
}

function itemsOf(promise: ErpRow): readonly { readonly CADocumentNumber: string }[] {
  return (promise._Item ?? []) as { CADocumentNumber: string }[];
}
