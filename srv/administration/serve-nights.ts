import type cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { unfinishedNow } from './look-at-runs.ts';
import { type TotalsRow, tellNightTotals } from './tell-night-totals.ts';
import { RUN_FACTS, type RunRow, tellRuns } from './tell-runs.ts';
import { type SegmentRow, tellSegmentLists } from './tell-segment-lists.ts';
import { telling } from './telling.ts';

const OF_RUNS = ['state', 'criticality', 'took'];
const OF_LISTS = ['today', 'state', 'criticality', 'night', 'nightCriticality'];
const OF_TOTALS = [
  ...['items', 'mirrorItems', 'ledger', 'mirror', 'collectible', 'overdue'],
  ...['agrees', 'criticality'],
];

/** Nights are read in words: which lists people see, how each went, how far it is, and what it added up. */
export function serveNights(service: cds.Service): void {
  telling(service, 'Runs', { told: OF_RUNS, from: RUN_FACTS }, async (request, rows: RunRow[]) => {
    const { db, now, language } = await askerOf(request);
    tellRuns(rows, await unfinishedNow(db, now), language);
  });
  telling(
    service,
    'SegmentLists',
    { told: OF_LISTS, from: ['segment', 'publishedAt'] },
    async (request, rows: SegmentRow[]) => tellSegmentLists(await askerOf(request), rows),
  );
  telling(
    service,
    'NightTotals',
    { told: OF_TOTALS, from: ['run', 'currency'] },
    async (request, rows: TotalsRow[]) => tellNightTotals((await askerOf(request)).db, rows),
  );
}
