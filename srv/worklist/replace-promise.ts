import { conflict } from '../requests/refusal.ts';
import { givePromise } from './give-promise.ts';
import { takeHold } from './hold.ts';
import type { Notice } from './notice.ts';
import { type OpenPromise, openPromiseOf } from './open-promise.ts';
import type { PromiseInput } from './promise-proposal.ts';
import { recordAction } from './record-action.ts';
import type { Visit } from './visit.ts';

/** The promise that gives way, and what is promised instead; without items, over the same ones. */
export interface ReplacementInput extends PromiseInput {
  readonly promise: string;
}

/**
 * Puts another promise in the place of an open one, which ends here and in the ERP in one step; its
 * items are free for the new one only. Above the specialist's limit the old one holds until a second
 * pair of eyes has decided. PROMISE_UNKNOWN, PROMISE_NOT_OPEN, PROMISE_STILL_WAITS, and as
 * `givePromise` says.
 */
export async function replacePromise(
  visit: Visit,
  { promise, ...input }: ReplacementInput,
): Promise<Notice | null> {
  await takeHold(visit);
  const open = await openPromiseOf(visit, promise);
  if (open.isWaiting) throw conflict('PROMISE_STILL_WAITS');
  const hasItems = (input.items ?? []).length > 0;
  const items = hasItems ? input.items : await itemsOf(visit, open);
  const notice = await givePromise(visit, { ...input, items }, open.id);
  const what = { about: open.promisedOn, note: input.note ?? '' };
  await recordAction(visit, { cause: 'promise-replaced', ...what });
  return notice;
}

interface ItemRow {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
}

/** What is still open of the promise's items: one that was paid meanwhile stays out. */
export function itemsOf({ db }: Visit, { id }: OpenPromise): Promise<ItemRow[]> {
  return db.query<ItemRow>(
    `SELECT promised.document, promised.repetition, promised.item, promised.subitem
    FROM saldo_agreements_PromiseItems promised
    JOIN saldo_ledger_Items item ON item.source = promised.source
      AND item.document = promised.document AND item.repetition = promised.repetition
      AND item.item = promised.item AND item.subitem = promised.subitem
    WHERE promised.promise = ? AND item.clearingStatus = '' AND item.leftErpAt IS NULL
    ORDER BY promised.document, promised.repetition, promised.item, promised.subitem`,
    [id],
  );
}
