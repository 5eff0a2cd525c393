import type { DeadlineLine } from '../../domain/disputes/deadline.ts';
import { deadlineOf } from '../../domain/disputes/deadline.ts';
import {
  type PaymentReasonLine,
  type ProposedCase,
  proposeCases,
  type ShortPaidItem,
} from '../../domain/disputes/propose-case.ts';
import { monthOf } from '../../domain/disputes/time-to-solve.ts';
import { addDays, type Instant, type IsoDate } from '../../domain/iso-date.ts';
import { formatDecimal } from '../../domain/money.ts';
import type { ItemKey } from '../../domain/open-item.ts';
import type { Database } from '../../platform/database.ts';
import { type CasesRow, caseItemsTable, casesTable } from '../../platform/tables.ts';
import { bankDays, segmentDays } from '../bank-days.ts';
import { type CaseBatches, inBatches } from './case-batches.ts';
import { type CaseScope, inScope } from './case-scope.ts';
import { loadDeadlines } from './load-deadlines.ts';

/** How far back payments are looked at: what came before was somebody's decision to leave alone. */
const LOOK_BACK_DAYS = 60;

/**
 * What stays open of items that a payment with a reason paid in part: a partial clearing lowers
 * subitem 000 and adds a cleared one. An item that is in a case, or was in one that is over for this
 * payment, is not proposed again.
 */
function shortPaid(scope: string): string {
  const sameItem = `about.source = item.source AND about.document = item.document
        AND about.repetition = item.repetition AND about.item = item.item
        AND about.subitem = item.subitem`;
  return `SELECT payment.source, payment.payment, payment.differenceReason AS "paymentReason",
      payment.postingDate AS "postingDate", payment.partner, item.companyCode AS "companyCode",
      item.currency, CAST(ROUND(part.amount * 10000) AS BIGINT) AS paid,
      CAST(ROUND(item.amount * 10000) AS BIGINT) AS "open",
      item.document, item.repetition, item.item, item.subitem
    FROM saldo_ledger_Payments payment
    JOIN saldo_ledger_PaymentAssignments part ON part.source = payment.source
      AND part.payment = payment.payment AND part.isReset = false
    JOIN saldo_ledger_Items item ON item.source = part.source
      AND item.document = part.document AND item.repetition = part.repetition
      AND item.item = part.item AND item.clearingStatus = '' AND item.amount > 0
      AND item.leftErpAt IS NULL AND item.statisticalCode = ''
    WHERE payment.differenceReason <> '' AND payment.isReturned = false
      AND payment.postingDate >= ? AND ${scope}
      AND NOT EXISTS (SELECT 1 FROM saldo_disputes_Cases known
        WHERE known.source = payment.source AND known.payment = payment.payment)
      AND NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems about
        WHERE ${sameItem} AND about.isOpen = true)
      AND NOT EXISTS (SELECT 1 FROM saldo_disputes_CaseItems about
        JOIN saldo_disputes_Cases known ON known.ID = about.dispute
          AND known.status IN ('proposed', 'open', 'working')
        WHERE ${sameItem})
    ORDER BY payment.postingDate DESC, payment.payment`;
}

type PaidRow = Omit<ShortPaidItem, 'key'> & Omit<ItemKey, 'source'>;

/** Proposes a case for each short payment that names a reason the bank knows; a clerk confirms or voids it. */
export async function proposeShortPaid(
  db: Database,
  { scope, now }: { readonly scope: CaseScope; readonly now: Instant },
): Promise<number> {
  const lines = await paymentReasons(db);
  if (lines.length === 0) return 0;
  const { sql, params } = inScope(scope, 'payment');
  const dayIn = await segmentDays(db, now);
  const from = addDays((await bankDays(db, now)).earliest, -LOOK_BACK_DAYS);
  const rows = await db.query<PaidRow>(shortPaid(sql), [from, ...params]);
  const proposed = onePerItem(proposeCases(rows.map(paidItem), lines));
  const segments = await segmentsByCode(db);
  const deadlines = await loadDeadlines(db);
  const rowOf = (one: ProposedCase) => {
    const segment = segments.get(`${one.source}/${one.companyCode}`) ?? null;
    return { ...caseRow(one, deadlines, { openedOn: dayIn(segment), now }), segment };
  };
  const batches: CaseBatches<ProposedCase> = {
    read: async (_, after, limit) => {
      const from = after ? proposed.indexOf(after) + 1 : 0;
      return proposed.slice(from, from + limit);
    },
    work: async (tx, some) => {
      const written = await tx.insert(casesTable, some.map(rowOf), { ifAbsent: true });
      await tx.insert(caseItemsTable, some.flatMap(itemRows), { ifAbsent: true });
      return written;
    },
    nameOf: ({ payment }) => payment,
  };
  return inBatches(db, batches, { now });
}

/** An item that two payments paid in part is proposed with the later one. */
function onePerItem(proposed: readonly ProposedCase[]): ProposedCase[] {
  const taken = new Set<string>();
  return proposed.flatMap((one) => {
    const items = one.items.filter(({ key }) => !taken.has(JSON.stringify(key)));
    for (const { key } of items) taken.add(JSON.stringify(key));
    return items.length > 0 ? [{ ...one, items }] : [];
  });
}

function paidItem(row: PaidRow): ShortPaidItem {
  const { document, repetition, item, subitem, ...rest } = row;
  return { ...rest, key: { source: row.source, document, repetition, item, subitem } };
}

async function paymentReasons(db: Database): Promise<PaymentReasonLine[]> {
  const rows = await db.query<PaymentReasonLine>(
    `SELECT source, paymentReason AS "paymentReason", validFrom AS "validFrom",
      validTo AS "validTo", reason, category, atLeastPercent AS "atLeastPercent"
    FROM saldo_disputes_ShortPaymentReasons`,
  );
  return rows.map((row) => ({ ...row, atLeastPercent: Number(row.atLeastPercent ?? 0) }));
}

async function segmentsByCode(db: Database): Promise<Map<string, string>> {
  const rows = await db.query<{ source: string; companyCode: string; segment: string }>(
    `SELECT source, companyCode AS "companyCode", MIN(segment) AS segment
    FROM saldo_organization_SegmentCompanyCodes GROUP BY source, companyCode`,
  );
  return new Map(rows.map((row) => [`${row.source}/${row.companyCode}`, row.segment]));
}

function caseRow(
  proposed: ProposedCase,
  deadlines: readonly DeadlineLine[],
  { openedOn, now }: { readonly openedOn: IsoDate; readonly now: Instant },
): Partial<CasesRow> {
  const { id: ID, source, payment, partner, companyCode, currency, reason, category } = proposed;
  const deadline = deadlineOf(deadlines, proposed, openedOn);
  const disputedAmount = formatDecimal(sumOf(proposed), 4);
  return {
    ...{ ID, source, payment, partner, companyCode, currency, reason, category },
    caseId: ID,
    status: 'proposed',
    origin: 'short-payment',
    coordinator: deadline?.coordinator ?? null,
    disputedAmount,
    openAmount: '0',
    openedOn,
    openedIn: monthOf(openedOn),
    dueOn: deadline?.dueOn ?? null,
    escalateAgainOn: deadline?.escalateAgainOn ?? null,
    escalationLevel: 0,
    createdAt: now,
    createdBy: 'system',
    modifiedAt: now,
  };
}

function itemRows({ id: dispute, currency, items }: ProposedCase) {
  return items.map(({ key, open }) => {
    return { dispute, ...key, currency, disputedAmount: formatDecimal(open, 4), openAmount: '0' };
  });
}

function sumOf({ items }: ProposedCase): number {
  return items.reduce((sum, { open }) => sum + open, 0);
}
