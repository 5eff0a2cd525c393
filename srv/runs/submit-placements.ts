import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { takeTurn } from '../platform/turn.ts';
import type { CustomerScope } from './customer-scope.ts';
import { orReject } from './failed-run.ts';
import { type PageTaken, pagesInTurn } from './pages-in-turn.ts';
import {
  decidePlacements,
  decideRecalls,
  type PlacementDecisions,
} from './placements/decide-placements.ts';
import {
  type PlacedCustomer,
  readItemsToSubmit,
  readOpenSubmissions,
  readPlacedCustomers,
} from './placements/placed-customers.ts';
import { loadPlacementSetup, type PlacementSetup } from './placements/placement-setup.ts';
import { recordPlacements } from './placements/record-placements.ts';
import { settleSubmissions } from './placements/settle-submissions.ts';
import { forgetRejections, rejectionOf, writeRejections } from './rejections.ts';

export interface SubmitPlacementsOptions {
  readonly segment: string;
  readonly run: string | null;
  readonly clock: () => Instant;
  /** Customers that one transaction looks at. */
  readonly pageSize?: number;
}

export interface PlacementReport {
  readonly submissions: number;
  readonly recalls: number;
  /** Submissions on which nothing is open any more. */
  readonly settled: number;
  /** With an agency and not submitted: each is listed with the reason. */
  readonly held: number;
}

const PAGE_SIZE = 500;
const ORIGIN = 'placements';

/**
 * After a segment's lists are published: has the ERP submit to agencies what the lists gave them, and
 * recall what they took back. Asked again for the same run, it asks for what is still missing. What
 * stops it is listed, and leaves the night alone.
 */
export async function submitPlacements(
  db: Database,
  { segment, run, clock, pageSize = PAGE_SIZE }: SubmitPlacementsOptions,
): Promise<PlacementReport> {
  const total = { submissions: 0, recalls: 0, settled: 0, held: 0 };
  const about = { origin: ORIGIN, object: 'Segment', objectKey: segment, run, clock };
  await orReject(db, about, async () => {
    const setup = run && (await loadPlacementSetup(db, run, clock()));
    if (!setup) return;
    await forgetRejections(db, ORIGIN, setup.run);
    total.settled = await settleSubmissions(db, setup);
    for (const source of new Set(setup.agencies.map((agency) => agency.source))) {
      const place = (tx: Database, after: string) => placePage(tx, setup, source, after, pageSize);
      for await (const page of pagesInTurn(db, place)) {
        total.submissions += page.submissions.length;
        total.recalls += page.recalls.length;
        total.held += page.held.length;
      }
    }
  });
  return total;
}

type Page = PlacementDecisions & PageTaken;

async function placePage(
  tx: Database,
  setup: PlacementSetup,
  source: string,
  after: string,
  pageSize: number,
): Promise<Page> {
  // Of all segments: what is placed is ordered by customer.
  await takeTurn(tx, `placements/${source}`);
  const customers = await readPlacedCustomers(tx, setup, source, after, pageSize);
  const decisions = await decidePage(tx, setup, source, customers);
  await recordPlacements(tx, setup, source, decisions);
  const rejections = decisions.held.map(({ partner, error }) =>
    rejectionOf(error, 'Submission', `${source}/${partner}`),
  );
  await writeRejections(tx, rejections, ORIGIN, setup.run, setup.now);
  const last = customers.length < pageSize ? undefined : customers.at(-1)?.partner;
  return { ...decisions, last };
}

async function decidePage(
  tx: Database,
  setup: PlacementSetup,
  source: string,
  customers: readonly PlacedCustomer[],
): Promise<PlacementDecisions> {
  if (customers.length === 0) return { recalls: [], submissions: [], held: [] };
  const partners = customers.map(({ partner }) => partner);
  const scope: CustomerScope = { kind: 'listed', source, partners };
  const open = await readOpenSubmissions(tx, setup, scope);
  const known = setup.agencies.filter((agency) => agency.source === source);
  const reasons = new Map(known.map((one) => [one.collectionGroup, one.recallReason]));
  const recalls = decideRecalls(customers, open, (group) => reasons.get(group) ?? '');
  const recalled = recalls.map(({ id }) => id);
  const items = await readItemsToSubmit(tx, setup, scope, recalled);
  const agencies = known.filter(({ isAgency }) => isAgency === 1);
  return decidePlacements({ customers, recalls, items, agencies });
}
