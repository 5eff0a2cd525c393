import type { IsoDate } from '../domain/iso-date.ts';
import type { PromiseStatus } from '../domain/promise.ts';
import { conflict, notFoundAt } from '../requests/refusal.ts';
import type { Visit } from './visit.ts';

/** A promise of the customer that has not ended. */
export interface OpenPromise {
  readonly id: string;
  readonly promisedOn: IsoDate;
  /** For a second pair of eyes; it has no effect yet. */
  readonly isWaiting: boolean;
}

interface PromiseRow {
  readonly id: string;
  readonly promisedOn: IsoDate;
  readonly status: PromiseStatus;
  readonly needsApproval: boolean;
}

/** PROMISE_UNKNOWN (404) when the customer has none such in the segment, PROMISE_NOT_OPEN when it has ended. */
export async function openPromiseOf({ db, position }: Visit, id: string): Promise<OpenPromise> {
  const { source, partner, segment } = position;
  const [promise] = await db.query<PromiseRow>(
    `SELECT ID AS id, promisedOn AS "promisedOn", status, needsApproval AS "needsApproval" FROM saldo_agreements_Promises
    WHERE ID = ? AND source = ? AND partner = ? AND segment = ?`,
    [id, source, partner, segment],
  );
  if (!promise) throw notFoundAt('promise', 'PROMISE_UNKNOWN');
  if (promise.status !== '0') throw conflict('PROMISE_NOT_OPEN');
  const { promisedOn } = promise;
  return { id: promise.id, promisedOn, isWaiting: Boolean(promise.needsApproval) };
}
