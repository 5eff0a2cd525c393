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
    { name: 'DisputeCase', key: 'CaseUUID', honours: onlyRepeatability(notes) },
  ];
}

/** SAP's service knows no operation ids; what the gateway before it knows holds for all services. */
function onlyRepeatability(honours: Honours): Honours {
  return honours === 'repeatability' ? honours : 'neither';
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
    const { name, key } = addressOf(write.pathname);
    const set = this.#sets.find((one) => one.name === name);
    if (!set) throw new Error(`the simulated ERP writes no ${write.pathname}`);
    const before = this.#objects.answerBefore(set, write.order);
    if (before) return success(200, before, { 'x-recognised': 'true' });
    return key === undefined ? this.#create(set, write) : this.#change(set, write, key);
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

  /** Withdraws a promise or sets its verdict, or sets values of a dispute case. */
  #change(set: ErpSet, { pathname, headers, body, order }: Write, key: string): ErpResponse {
    const row = this.#objects.find(set.name, set.key, key);
    if (!row) return failure(404, `There is no ${set.name} ${key}`);
    const version = headers['If-Match'];
    if (version === undefined) return failure(428, 'If-Match is missing');
    if (version !== '*' && version !== row['@odata.etag'])
      return failure(412, 'Somebody else has changed it');
    if (set.name === 'DisputeCase')
      return success(200, this.#objects.change(set, order, row, body));
    if (pathname.endsWith('SetVerdict')) return this.#judge(set, order, row, body);
    for (const item of itemsOf(row)) this.#ledger.mark(item.CADocumentNumber, '', order.at);
    return success(200, this.#objects.change(set, order, row, { PromiseToPayStatus: '4' }));
  }

  #judge(set: ErpSet, order: Order, row: ErpRow, { PromiseStatus }: ErpRow): ErpResponse {
    if (row.PromiseToPayStatus === '4') return failure(422, 'The promise is withdrawn');
    return success(
      200,
      this.#objects.change(set, order, row, { PromiseToPayStatus: PromiseStatus }),
    );
  }

  #isOpen(document: string): boolean {
    return this.#ledger.find(document)?.CAClearingStatus === '';
  }
}

/** The entity set that a path names, and the key of one of its objects. */
function addressOf(pathname: string): { readonly name: string; readonly key?: string | undefined } {
  const path = decodeURIComponent(pathname);
  const [, name, key] = /\/(\w+)\(\w+='?([\w-]+)'?\)(?:\/SAP__self\.\w+)?$/.exec(path) ?? [];
  return name === undefined ? { name: path.split('/').at(-1) ?? '' } : { name, key };
}

function itemsOf(promise: ErpRow): readonly { readonly CADocumentNumber: string }[] {
  return (promise._Item ?? []) as { CADocumentNumber: string }[];
}
