import { services } from '../../../srv/erp/services.ts';
import { collectionAnswer } from './collection-answer.ts';
import { controlTotalsOf } from './control-totals.ts';
import { type ErpResponse, failure, success } from './erp-answer.ts';
import { ErpLedger } from './erp-ledger.ts';
import { ErpObjects, type ErpSet, operationIdOf, repeatabilityOf } from './erp-objects.ts';
import { ErpPosting } from './erp-posting.ts';
import type { ErpRow } from './odata-filter.ts';

/** A request as it arrives. */
export interface ErpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
  /** See `Order`. */
  readonly isBeyondControl: boolean;
}

const PAGE_SIZE = 7;
const ITEM_KEYS = [
  'CADocumentNumber',
  'CARepetitionItemNumber',
  'CABPItemNumber',
  'CASubItemNumber',
];

/** The ERP in this process: sessions with CSRF tokens, its ledger, and what operations create. */
export class SimErp {
  readonly ledger = new ErpLedger();
  readonly objects: ErpObjects;
  readonly #sets: readonly ErpSet[];
  readonly #posting: ErpPosting;
  readonly #now: () => number;
  #session = 1;

  constructor(sets: readonly ErpSet[], repeatabilitySeconds: number, now: () => number) {
    this.objects = new ErpObjects(repeatabilitySeconds);
    this.#sets = sets;
    this.#posting = new ErpPosting(sets, this.objects, this.ledger);
    this.#now = now;
  }

  /** A restart: every token is forgotten. */
  forgetSessions(): void {
    this.#session += 1;
  }

  /** The ERP's own users and runs change what operations change, too. */
  changeObjects(): void {
    for (const row of this.objects.rowsOf('PromiseToPay')) {
      this.objects.touch({ name: 'PromiseToPay', key: 'PromiseToPay' }, row, {});
    }
    for (const row of this.objects.rowsOf('DisputeCase')) {
      const changes = { CaseTitle: 'Named by somebody else' };
      this.objects.touch({ name: 'DisputeCase', key: 'CaseUUID' }, row, changes);
    }
  }

  handle(request: ErpRequest): ErpResponse {
    const url = new URL(request.path, 'http://erp');
    const token = request.headers['X-CSRF-Token'];
    if (request.method === 'GET') {
      return token === 'Fetch' ? this.#newSession() : success(200, this.#read(url));
    }
    if (token !== `token-${this.#session}`) {
      return { ...failure(403, 'CSRF token required'), headers: { 'x-csrf-token': 'Required' } };
    }
    const { headers, body, isBeyondControl } = request;
    const operationId = operationIdOf(body) ?? '';
    const repeatability = repeatabilityOf(headers);
    const order = { operationId, repeatability, at: this.#now(), isBeyondControl };
    return this.#posting.carryOut({
      pathname: url.pathname,
      headers,
      body: (body ?? {}) as ErpRow,
      order,
    });
  }

  #newSession(): ErpResponse {
    const { headers, ...rest } = success(200, {});
    return { ...rest, headers: { ...headers, 'x-csrf-token': `token-${this.#session}` } };
  }

  #read(url: URL): object {
    const { pathname } = url;
    if (pathname.includes('/GetControlTotals(')) return this.#controlTotals();
    const [rows, keys] = this.#collection(pathname);
    return collectionAnswer(rows, keys, url, PAGE_SIZE);
  }

  /** The rows behind a path, and the fields that order them. */
  #collection(pathname: string): readonly [readonly ErpRow[], readonly string[]] {
    const { ledger, objects } = this;
    if (pathname === `${services.documents.path}/BPItem`) {
      return [ledger.items as unknown as ErpRow[], ITEM_KEYS];
    }
    if (pathname.includes('/CABPPaytItemEnhcd')) {
      return [ledger.assignments, ['CAPaymentUUID', ...ITEM_KEYS]];
    }
    if (pathname.includes('/CABPPaytEnhcd')) return [ledger.payments, ['CAPaymentUUID']];
    const name = pathname.split('/').at(-1) ?? '';
    if (name === 'Operation') return [objects.operations, ['OperationId']];
    const set = this.#sets.find((one) => one.name === name);
    if (set) return [objects.rowsOf(name), [set.key]];
    throw new Error(`the simulated ERP has no ${pathname}`);
  }

  #controlTotals(): object {
    const Totals = controlTotalsOf(this.ledger.openItems());
    return { AsOfDateTime: new Date(this.#now()).toISOString(), Totals };
  }
}
