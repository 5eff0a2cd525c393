import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { PromiseDate, PromisedItem } from '../domain/promise.ts';
import type { Database } from '../platform/database.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { keepCustomerOf } from '../requests/keep-customer.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { conflict, type Refusal } from '../requests/refusal.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import type { Supervisor } from './supervisor.ts';

/** A promise that waits for a decision; amounts are minor units with `digits` decimals. */
export interface WaitingPromise extends PromiseRow {
  readonly digits: number;
  readonly dates: readonly PromiseDate[];
  readonly items: readonly PromisedItem[];
  readonly currencies: CurrencyTable;
}

interface PromiseRow {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly segment: string;
  /** The customer's on the published lists. */
  readonly collectionGroup: string | null;
  readonly category: string;
  readonly currency: string;
  readonly proposedBy: string;
  /** The promise that still holds and gives way to this one. */
  readonly replaces: string | null;
  /** The day the segment's lists are for. */
  readonly businessDate: IsoDate;
}

/** Also keeps a second decision, and a promise that would replace this one, waiting until we end. */
const CLAIM = `UPDATE saldo_agreements_Promises SET decidedAt = ?, decidedBy = ?
  WHERE ID = ? AND needsApproval = true AND status = '0'
    AND ${notRestricted('saldo_agreements_Promises')}`;

/**
 * Takes the promise for a decision by this user: PROMISE_NOT_WAITING (404) when it does not wait
 * any more or never did, or when its person is restricted, PROMISE_FOUR_EYES (403) when they proposed it themselves, SEGMENT_FOREIGN
 * (403) when it is of other people's segment, GROUP_FOREIGN (403) when its customer is in other
 * people's group; who is on no list is decided by everybody of the segment.
 */
export async function takeForDecision(decider: Supervisor, id: string): Promise<WaitingPromise> {
  const { db, user, now } = decider;
  await keepCustomerOf(db, 'saldo_agreements_Promises', id, user);
  const claimed = await db.execute(CLAIM, [now, user, id]);
  const [promise] = claimed === 0 ? [] : await loadPromise(db, id);
  if (!promise) throw refusedWith(404, 'PROMISE_NOT_WAITING');
  refuseForeignSegment(decider, promise.segment);
  if (promise.collectionGroup) refuseForeignGroup(decider, promise.collectionGroup);
  if (promise.proposedBy === user) throw refusedWith(403, 'PROMISE_FOUR_EYES');
  const { source, segment, businessDate, currency } = promise;
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const digits = currencies.minorDigits(source, currency);
  const dates = await loadDates(db, id, digits);
  return { ...promise, currencies, digits, dates, items: await loadItems(db, id, digits) };
}

function loadPromise(db: Database, id: string): Promise<PromiseRow[]> {
  return db.query<PromiseRow>(
    `SELECT promise.ID AS id, promise.source, promise.partner, promise.segment, promise.category,
      promise.currency, promise.createdBy AS "proposedBy", replaced.ID AS replaces,
      segment.businessDate AS "businessDate", position.collectionGroup AS "collectionGroup"
    FROM saldo_agreements_Promises promise
    JOIN saldo_organization_Segments segment ON segment.segment = promise.segment
    LEFT JOIN saldo_worklists_PublishedRuns published ON published.segment = promise.segment
    LEFT JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = promise.source AND position.partner = promise.partner
    LEFT JOIN saldo_agreements_Promises replaced ON replaced.ID = promise.predecessor
      AND replaced.status = '0' AND replaced.needsApproval = false
    WHERE promise.ID = ?`,
    [id],
  );
}

async function loadDates(db: Database, id: string, digits: number): Promise<PromiseDate[]> {
  const rows = await db.query<{ dueOn: IsoDate; amount4: number }>(
    `SELECT dueOn AS "dueOn", CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
    FROM saldo_agreements_PromiseDates WHERE promise = ? ORDER BY dueOn`,
    [id],
  );
  return rows.map(({ dueOn, amount4 }) => ({ dueOn, amount: fromScaled4(amount4, digits) }));
}

interface ItemRow {
  readonly source: string;
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly amount4: number;
}

async function loadItems(db: Database, id: string, digits: number): Promise<PromisedItem[]> {
  const rows = await db.query<ItemRow>(
    `SELECT source, document, repetition, item, subitem,
      CAST(ROUND(amount * 10000) AS BIGINT) AS amount4
    FROM saldo_agreements_PromiseItems WHERE promise = ?
    ORDER BY document, repetition, item, subitem`,
    [id],
  );
  return rows.map((row) => ({ item: itemKeyText(row), amount: fromScaled4(row.amount4, digits) }));
}

function refusedWith(status: 403 | 404, code: string): Refusal {
  return Object.assign(conflict(code), { status });
}
