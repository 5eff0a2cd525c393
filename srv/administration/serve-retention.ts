import type cds from '@sap/cds';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { askerOf } from '../requests/asker.ts';
import { loadRetention, RETENTION_KINDS, type RetentionKind } from '../runs/retention.ts';
import { telling } from './telling.ts';

/** A kind of rows as it is read; how long they are kept is completed here. */
interface KindRow {
  readonly rowKind?: string;
}

interface Said {
  readonly kind: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  readonly days: number;
  readonly monthEndDays: number | null;
  readonly reason: string | null;
  readonly changedBy: string | null;
}

const TOLD = [
  ...['days', 'monthEndDays', 'since', 'why', 'decidedBy'],
  ...['nextFrom', 'nextDays', 'nextMonthEndDays'],
];

/** How long rows of each kind are kept today, who agreed on it, and what is agreed upon for later. */
export function serveRetention(service: cds.Service): void {
  const columns = { told: TOLD, from: ['rowKind'] };
  telling(service, 'RetentionPeriods', columns, async (request, rows: KindRow[]) => {
    const { db, now } = await askerOf(request);
    const kept = await retentionInForce(db, now.slice(0, 10)); // the day by which forget-old counts
    for (const row of rows) Object.assign(row, kept.get(row.rowKind ?? ''));
  });
}

async function retentionInForce(db: Database, today: IsoDate) {
  const kept = await loadRetention(db, today);
  const said = Map.groupBy(await whatWasSaid(db), ({ kind }) => kind);
  return new Map<string, object>(
    RETENTION_KINDS.map((kind: RetentionKind) => {
      return [kind, { ...kept[kind], ...whoSaid(said.get(kind) ?? [], today) }];
    }),
  );
}

/** In the order of their first days; nothing of what has held and holds no more. */
function whoSaid(rows: readonly Said[], today: IsoDate) {
  const now = rows.findLast((row) => holdsOn(today, row));
  const next = rows.find(({ validFrom }) => validFrom > today);
  return {
    since: now?.validFrom ?? null,
    why: now?.reason ?? null,
    decidedBy: now?.changedBy ?? null,
    nextFrom: next?.validFrom ?? null,
    nextDays: next?.days ?? null,
    nextMonthEndDays: next ? Math.max(next.days, next.monthEndDays ?? 0) : null,
  };
}

function whatWasSaid(db: Database): Promise<Said[]> {
  return db.query(
    `SELECT kind, validFrom AS "validFrom", validTo AS "validTo", days,
      monthEndDays AS "monthEndDays", reason, changedBy AS "changedBy"
    FROM saldo_organization_RetentionPeriods ORDER BY kind, validFrom`,
  );
}

function holdsOn(day: IsoDate, { validFrom, validTo }: Said): boolean {
  return validFrom <= day && (validTo === null || validTo >= day);
}
