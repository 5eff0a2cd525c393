import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type {
  PromiseDate,
  PromisedItem,
  PromisePayment,
  PromiseStatus,
} from '../domain/promise.ts';
import type { Database } from '../platform/database.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** A promise with its dates, items and what was paid on them; amounts scaled by 10^4. */
export interface PromiseToJudge extends PromiseRow {
  readonly dates: readonly PromiseDate[];
  readonly items: readonly PromisedItem[];
  readonly payments: readonly PromisePayment[];
}

interface PromiseRow {
  readonly id: string;
  readonly source: string;
  readonly partner: string;
  readonly segment: string | null;
  readonly category: string;
  readonly promisedOn: IsoDate;
  readonly status: PromiseStatus;
  /** Hundredths of a percent. */
  readonly fulfilment: number;
  readonly nextCheckOn: IsoDate | null;
  readonly judge: string | null;
  /** When the verdict that counts was given; null before the first one. */
  readonly judgedAt: Instant | null;
  /** Saldo's verdict, which counts unless the ERP is the judge; null before the first one. */
  readonly ownStatus: PromiseStatus | null;
  readonly ownFulfilment: number | null;
  /** FI-CA's verdict; null when it is not known. */
  readonly erpStatus: PromiseStatus | null;
  readonly erpFulfilment: number | null;
}

interface ItemRow {
  readonly promise: string;
  readonly source: string;
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly amount: number;
  readonly paidBefore: number;
}

interface PaymentRow extends Omit<ItemRow, 'paidBefore'> {
  readonly paidOn: IsoDate;
  readonly isReset: boolean;
}

/**
 * Open promises; judged ones whose items saw a payment or a reset since (the mirror wrote an
 * assignment after the verdict); those on which the ERP, as the judge, has said something else, or
 * before Saldo had a verdict of its own. Withdrawn, refused and not yet approved ones are left alone.
 */
const JUDGEABLE = `c.segment = COALESCE(?, c.segment) AND c.needsApproval = false
  AND (c.status = '0'
    OR (c.status IN ('1', '2', '3') AND c.judge = 'erp' AND (c.ownStatus = '0'
      OR (c.erpStatus IN ('0', '1', '2', '3') AND c.erpStatus <> c.status)))
    OR (c.status IN ('1', '2', '3') AND EXISTS (
    SELECT 1 FROM saldo_agreements_PromiseItems touched
    JOIN saldo_ledger_PaymentAssignments later
      ON later.source = touched.source AND later.document = touched.document
      AND later.repetition = touched.repetition AND later.item = touched.item
    WHERE touched.promise = c.ID AND later.mirroredAt >= c.judgedAt)))`;

const PROMISES = `SELECT c.ID AS id, c.source, c.partner, c.segment, c.category,
    c.promisedOn AS "promisedOn", c.status, c.nextCheckOn AS "nextCheckOn",
    CAST(ROUND(c.fulfilmentPercent * 100) AS BIGINT) AS fulfilment, c.judge,
    c.judgedAt AS "judgedAt", c.ownStatus AS "ownStatus", c.erpStatus AS "erpStatus",
    CAST(ROUND(c.ownFulfilmentPercent * 100) AS BIGINT) AS "ownFulfilment",
    CAST(ROUND(c.erpFulfilmentPercent * 100) AS BIGINT) AS "erpFulfilment"
  FROM saldo_agreements_Promises c WHERE ${JUDGEABLE}`;

const DATES = `SELECT d.promise, d.dueOn AS "dueOn",
    CAST(ROUND(d.amount * 10000) AS BIGINT) AS amount
  FROM saldo_agreements_Promises c
  JOIN saldo_agreements_PromiseDates d ON d.promise = c.ID WHERE ${JUDGEABLE}`;

const ITEMS = `SELECT i.promise, i.source, i.document, i.repetition, i.item,
    CAST(ROUND(i.amount * 10000) AS BIGINT) AS amount,
    CAST(ROUND(COALESCE(i.paidBefore, 0) * 10000) AS BIGINT) AS "paidBefore"
  FROM saldo_agreements_Promises c
  JOIN saldo_agreements_PromiseItems i ON i.promise = c.ID WHERE ${JUDGEABLE}`;

/** Every subitem of a promised item counts: FI-CA adds one for each partial clearing. */
const PAYMENTS = `SELECT i.promise, i.source, i.document, i.repetition, i.item,
    CAST(ROUND(a.amount * 10000) AS BIGINT) AS amount, a.clearingDate AS "paidOn",
    a.isReset AS "isReset"
  FROM saldo_agreements_Promises c
  JOIN saldo_agreements_PromiseItems i ON i.promise = c.ID
  JOIN saldo_ledger_PaymentAssignments a
    ON a.source = i.source AND a.document = i.document
    AND a.repetition = i.repetition AND a.item = i.item
  WHERE a.clearingDate >= c.promisedOn AND ${JUDGEABLE}`;

const OLDEST_FIRST = 'ORDER BY a.clearingDate, a.payment, a.subitem';

/** What has to be judged in a scope: four queries, whatever the number of promises. */
export async function readPromisesToJudge(
  db: Database,
  scope: CustomerScope,
  segment: string | null,
): Promise<PromiseToJudge[]> {
  const condition = scopeCondition(scope, 'c', db.dialect);
  const rows = <Row extends object>(sql: string, order = '') =>
    db.query<Row>(`${sql} AND ${condition.sql} ${order}`, [segment, ...condition.params]);
  const promises = await rows<PromiseRow>(PROMISES);
  if (promises.length === 0) return [];
  const dates = Map.groupBy(await rows<PromiseDate & { promise: string }>(DATES), promiseOf);
  const items = Map.groupBy(await rows<ItemRow>(ITEMS), promiseOf);
  const payments = Map.groupBy(await rows<PaymentRow>(PAYMENTS, OLDEST_FIRST), promiseOf);
  return promises.map((promise) => {
    const itemRows = items.get(promise.id) ?? [];
    return {
      ...promise,
      dates: dates.get(promise.id) ?? [],
      items: itemRows.map((row) => ({ item: baseItem(row), amount: row.amount })),
      payments: paymentsSince(itemRows, payments.get(promise.id) ?? []),
    };
  });
}

function promiseOf({ promise }: { readonly promise: string }): string {
  return promise;
}

/** Clearings belong to the item's subitem 000, which holds what is still open. */
function baseItem(key: Pick<ItemRow, 'source' | 'document' | 'repetition' | 'item'>): string {
  return itemKeyText({ ...key, subitem: '000' });
}

/** The payments, oldest first, without what was paid before the promise was given. */
function paymentsSince(items: readonly ItemRow[], rows: readonly PaymentRow[]): PromisePayment[] {
  const older = new Map(items.map((row) => [baseItem(row), row.paidBefore]));
  return rows.map((row) => {
    const item = baseItem(row);
    const before = row.isReset ? 0 : Math.min(row.amount, older.get(item) ?? 0);
    older.set(item, (older.get(item) ?? 0) - before);
    return { item, amount: row.amount - before, paidOn: row.paidOn, isReset: row.isReset };
  });
}
