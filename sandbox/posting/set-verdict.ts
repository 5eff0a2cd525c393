import type { ItemKey } from '../ledger/item.ts';
import { markSubstitute } from '../ledger/substitute.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { findItem, saveItems } from '../store/items.ts';
import { closePromise, promiseStatus } from './close-promise.ts';

/** What an outside judge says of a promise: blank open again, 1 fulfilled, 2 with variances, 3 not. */
export interface Verdict {
  readonly PromiseStatus: string;
  readonly FulfillmentPercent: number;
}

/**
 * Takes over a verdict, as FI-CA keeps a manual change of status (DFKKPP_HIS).
 * @throws SandboxError PROMISE_WITHDRAWN, VERDICT_UNKNOWN, or what keeps items out of the promise again
 */
export function setVerdict(tables: Tables, number: string, verdict: Verdict, stamp: Stamp): void {
  const { PromiseStatus: status, FulfillmentPercent: percent } = verdict;
  if (!['', '1', '2', '3'].includes(status)) {
    throw new SandboxError(
      'VERDICT_UNKNOWN',
      `${status} is no verdict; give 1, 2, 3 or blank`,
      400,
    );
  }
  const before = promiseStatus(tables, number) ?? '';
  if (['4', '5', '6'].includes(before)) {
    throw new SandboxError('PROMISE_WITHDRAWN', `Promise ${number} was withdrawn or refused`, 409);
  }
  if (before !== '' && status === '') takeItemsAgain(tables, number, stamp);
  if (status !== '') closePromise(tables, number, status, percent, '', stamp);
  else reopen(tables, number, percent, stamp);
}

function takeItemsAgain(tables: Tables, number: string, stamp: Stamp): void {
  const keys = tables.select('SELECT * FROM $promiseItem WHERE PromiseToPay = ?', number);
  const items = keys.map((key) => findItem(tables, key as unknown as ItemKey));
  const open = items.filter((item) => item !== undefined && item.CAClearingStatus === '');
  saveItems(
    tables,
    markSubstitute(
      open.filter((item) => item !== undefined),
      'P',
      number,
      stamp,
    ),
  );
}

function reopen(tables: Tables, number: string, percent: number, stamp: Stamp): void {
  tables.run(
    `UPDATE $promise SET PromiseStatus = '', FulfillmentPercent = ?, LastChangeDateTime = ?
     WHERE PromiseToPay = ?`,
    percent,
    stamp.instant,
    number,
  );
}
