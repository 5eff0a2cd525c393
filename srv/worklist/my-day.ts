import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import { scaledSumText } from '../domain/scaled-sum.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import type { Agent } from './next-customer.ts';

/** Amounts are decimal strings. */
interface DayAmount {
  readonly currency: string;
  readonly morning: string;
  readonly toCollect: string;
  readonly promised: string;
  readonly collected: string;
}

interface Counts {
  readonly businessDate: IsoDate | null;
  /** When the first of the lists was published: the morning. */
  readonly since: Instant;
  readonly timeZone: string | null;
  readonly customers: number;
  readonly done: number;
  readonly minutes: number | null;
  readonly minutesDone: number | null;
}

interface Contacted {
  readonly contacted: number;
  readonly reached: number;
}

interface Sum {
  readonly currency: string;
  readonly measure: 'morning' | 'toCollect' | 'promised' | 'collected';
  readonly sum4: number;
}

/** The entries of my lists that are published, with their positions; its parameter is the agent. */
const MINE = `FROM saldo_worklists_PublishedRuns published
  JOIN saldo_organization_Segments segment ON segment.segment = published.segment
  JOIN saldo_worklists_ListEntries entry ON entry.run = published.run AND entry.agent = ?
  JOIN saldo_worklists_Positions position ON position.run = entry.run
    AND position.source = entry.source AND position.partner = entry.partner
    AND ${notRestricted('position')}`;

const COUNTS = `SELECT MAX(position.businessDate) AS "businessDate",
    MIN(published.publishedAt) AS since, MIN(segment.timeZone) AS "timeZone",
    CAST(COUNT(*) AS BIGINT) AS customers,
    CAST(SUM(CASE WHEN position.status = 'open' THEN 0 ELSE 1 END) AS BIGINT) AS done,
    CAST(SUM(entry.minutes) AS BIGINT) AS minutes,
    CAST(SUM(CASE WHEN position.status = 'open' THEN 0 ELSE entry.minutes END) AS BIGINT)
      AS "minutesDone"
  ${MINE}`;

/** A customer on two lists of mine is one person: contacted once. Also: since which day and instant. */
const CONTACTED = `SELECT CAST(COUNT(*) AS BIGINT) AS contacted,
    CAST(COALESCE(SUM(person.reached), 0) AS BIGINT) AS reached
  FROM (SELECT contact.source, contact.partner,
      MAX(CASE WHEN contact.isRightParty = true THEN 1 ELSE 0 END) AS reached
    ${MINE}
    JOIN saldo_contacts_Contacts contact ON contact.source = position.source
      AND contact.partner = position.partner AND contact.agent = entry.agent
      AND contact.localDate >= ? AND contact.startedAt >= ?
    GROUP BY contact.source, contact.partner) AS person`;

const POSITION_SUMS = ['morning', 'toCollect'].map((measure) => {
  const column = measure === 'morning' ? 'morningToCollectAmount' : 'toCollectAmount';
  return `SELECT position.currency, '${measure}' AS measure, ${sum4(`position.${column}`)} AS sum4
    ${MINE} GROUP BY position.currency`;
});

/** What customers gave me their word on since the morning, unless it was taken back or refused. */
const PROMISED = `SELECT promise.currency, 'promised' AS measure, ${sum4('promise.amount')} AS sum4
  ${MINE}
  JOIN saldo_agreements_Promises promise ON promise.source = position.source
    AND promise.partner = position.partner AND promise.segment = position.segment
    AND promise.createdBy = entry.agent AND promise.createdAt >= ?
    AND promise.status IN ('0', '1', '2')
    AND (promise.approval IS NULL OR promise.approval IN ('waiting', 'approved'))
  GROUP BY promise.currency`;

/** What was paid since on items that the segment collects, by whatever way the money came. */
const COLLECTED = `SELECT paid.currency, 'collected' AS measure, ${sum4('paid.amount')} AS sum4
  ${MINE}
  JOIN saldo_ledger_PaymentAssignments paid ON paid.source = position.source
    AND paid.partner = position.partner AND paid.clearingDate >= ?
    AND paid.isReset = false
  WHERE EXISTS (SELECT 1 FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes scope ON scope.segment = position.segment
      AND scope.source = item.source AND scope.companyCode = item.companyCode
    WHERE item.source = paid.source AND item.document = paid.document
      AND item.repetition = paid.repetition AND item.item = paid.item)
  GROUP BY paid.currency`;

const SUMS = [...POSITION_SUMS, PROMISED, COLLECTED].join(' UNION ALL ');

function sum4(column: string): string {
  return `CAST(SUM(CAST(ROUND(${column} * 10000) AS BIGINT)) AS BIGINT)`;
}

/** How far the agent has come today, over all their lists: three queries, whatever their length. */
export async function myDay({ db, agent }: Agent) {
  const [counts] = await db.query<Counts>(COUNTS, [agent]);
  if (!counts?.businessDate) return { businessDate: null, customers: 0, amounts: [] };
  const { since, timeZone, ...figures } = counts;
  const day = firstDay(localTime(since, timeZone ?? 'UTC').date, counts.businessDate);
  const [contacts] = await db.query<Contacted>(CONTACTED, [agent, day, since]);
  const sums = await db.query<Sum>(SUMS, [agent, agent, agent, since, agent, day]);
  return { ...figures, ...contacts, amounts: amountsOf(sums) };
}

/** A list for Monday may be published on Sunday, and be worked at once; days as in the segment's zone. */
function firstDay(published: IsoDate, businessDate: IsoDate): IsoDate {
  return published < businessDate ? published : businessDate;
}

function amountsOf(sums: readonly Sum[]): DayAmount[] {
  const byCurrency = [...Map.groupBy(sums, ({ currency }) => currency)];
  return byCurrency
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, rows]) => {
      const of = (wanted: Sum['measure']) =>
        scaledSumText(BigInt(rows.find(({ measure }) => measure === wanted)?.sum4 ?? 0));
      return {
        currency,
        morning: of('morning'),
        toCollect: of('toCollect'),
        promised: of('promised'),
        collected: of('collected'),
      };
    });
}
