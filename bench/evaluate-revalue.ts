import type { Database } from '../srv/platform/database.ts';
import { markChanged } from '../srv/runs/mark-changed.ts';
import { revalueChanged } from '../srv/runs/revalue.ts';
import { LOOKBACK } from './evaluate-portfolio.ts';
import { DAY, NIGHT } from './evaluate-target.ts';
import { publishNight } from './published-night.ts';

const WARM_UP = 20;
const EVENTS = 200;

export interface Revalued {
  /** Positions stored while it was measured. */
  readonly positions: number;
  readonly p50: number;
  readonly p95: number;
}

/** After a whole night, payments one by one: milliseconds from the event to the changed list. */
export async function revaluePayments(db: Database): Promise<Revalued> {
  const positions = await publishNight(db);
  const payers = await somePayers(db, Math.floor(positions / (WARM_UP + EVENTS)));
  const times: number[] = [];
  for (const [index, payer] of payers.entries()) {
    await clearItem(db, payer);
    const ms = await revalueAfterPayment(db, payer, index);
    if (index >= WARM_UP) times.push(ms);
  }
  times.sort((a, b) => a - b);
  const share = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return { positions, p50: share(0.5), p95: share(0.95) };
}

interface Payer {
  readonly source: string;
  readonly partner: string;
  readonly document: string;
}

/** Every n-th customer on somebody's list, with an item they can pay. */
async function somePayers(db: Database, step: number): Promise<Payer[]> {
  const listed = await db.query<Payer>(
    `SELECT e.source, e.partner, (SELECT MIN(i.document) FROM saldo_ledger_Items i
      WHERE i.source = e.source AND i.partner = e.partner AND i.clearingStatus = '') AS document
    FROM saldo_worklists_ListEntries e ORDER BY e.source, e.partner`,
  );
  const every = Math.max(1, Math.min(step, Math.floor(listed.length / (WARM_UP + EVENTS))));
  return listed.filter((_, index) => index % every === 0).slice(0, WARM_UP + EVENTS);
}

/** What the mirror does when the payment arrives. */
async function clearItem(db: Database, { source, document }: Payer): Promise<void> {
  await db.execute(
    `UPDATE saldo_ledger_Items SET clearingStatus = '9', clearingDate = ?
    WHERE source = ? AND document = ?`,
    [DAY, source, document],
  );
}

async function revalueAfterPayment(
  db: Database,
  { source, partner }: Payer,
  index: number,
): Promise<number> {
  const now = new Date(Date.parse(NIGHT) + 3_600_000 + index * 1_000).toISOString();
  const start = performance.now();
  await markChanged(db, [{ source, partner, cause: 'payment', changedAt: now }]);
  await revalueChanged(db, { now, lookback: LOOKBACK });
  return performance.now() - start;
}
