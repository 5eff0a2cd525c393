import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Instant } from '../../domain/iso-date.ts';
import { type Every, systemEvery } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { isSignInRefused } from '../erp-error.ts';
import { loadErpScales } from '../mirror/erp-scales.ts';
import { type ClaimedOperation, countHeldOperations } from './claim-operations.ts';
import { OperationQueue } from './operation-queue.ts';
import { type Outcome, type SendContext, sendOperation } from './send-operation.ts';
import { checkDeadline, leaseLost, SenderLease } from './sender-lease.ts';
import { type Settled, settleOperation } from './settle-operation.ts';

export interface SendOptions {
  readonly source: string;
  readonly now: () => Instant;
  /** Operations sent at most. */
  readonly limit: number;
  /** Only operations of this object; of all when left out. */
  readonly objectKey?: string;
  /** Objects served at the same time (8). */
  readonly parallel?: number;
  /** How long a claim holds without being renewed (60): more than twice a write's deadline. */
  readonly leaseSeconds?: number;
  /** For how long the ERP's gateway recognises a repeated request by its id (0: not at all). */
  readonly repeatabilityHours?: number;
  /** Who sends, as written into what is claimed; one name for each run (host, process, random). */
  readonly holder?: string;
  /** What renews the leases (timers of the system). */
  readonly every?: Every;
}

export interface SendReport {
  readonly source: string;
  readonly confirmed: number;
  /** Left for a later attempt. */
  readonly later: number;
  /** Left for a person. */
  readonly parked: number;
  /** Taken over by another sender meanwhile. */
  readonly overtaken: number;
  /** Kept back because an account of the customer is in quarantine. */
  readonly held: number;
  /** Why sending stopped early. */
  readonly failure?: { readonly code: string; readonly message: string };
}

/** How long a sender that has died keeps what it claimed; one that lives renews it. */
const LEASE_SECONDS = 60;

/**
 * Sends what is due, in order for each object, objects in parallel. Several senders may run at once.
 * Stops when the ERP cannot be reached or its leases are lost; everything unsent stays pending.
 */
export async function sendOperations(
  db: Database,
  erp: ErpConnection,
  options: SendOptions,
): Promise<SendReport> {
  const { source, now, limit, objectKey, parallel = 8, leaseSeconds = LEASE_SECONDS } = options;
  const { holder = newHolder(), every = systemEvery } = options;
  const { repeatabilityHours = 0 } = options;
  checkDeadline(erp.writeDeadline, leaseSeconds);
  const scales = await loadErpScales(db, source);
  const lease = new SenderLease(db, { source, holder, now, leaseSeconds, every });
  const mayStillSend = () => lease.isHeld(erp.writeDeadline);
  const sender = { db, erp, now, scales, mayStillSend, repeatabilityHours };
  const claim = () =>
    lease.isHeld() ? { source, holder, now: now(), leaseSeconds, objectKey } : undefined;
  const queue = new OperationQueue(db, claim, limit, (at) => lease.claimed(at));
  try {
    const workers = Array.from({ length: parallel }, () => sendFrom(queue, sender, lease, source));
    const { counts, failure } = total(await allOf(workers));
    const held = await countHeldOperations(db, source);
    return { source, ...counts, held, ...(failure ? { failure } : {}) };
  } finally {
    lease.stop();
    await queue.giveBack();
  }
}

function newHolder(): string {
  return `${hostname().slice(0, 40)}/${process.pid}/${randomBytes(4).toString('hex')}`;
}

type Counts = Readonly<Record<Settled, number>>;

interface WorkerReport {
  readonly counts: Counts;
  readonly failure: SendReport['failure'];
}

const NOTHING: Counts = { confirmed: 0, later: 0, parked: 0, overtaken: 0 };

/** Waits for all workers, also when one has thrown: leases are renewed until the last is done. */
async function allOf(workers: readonly Promise<WorkerReport>[]): Promise<WorkerReport[]> {
  const ends = await Promise.allSettled(workers);
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason;
    return end.value;
  });
}

/** One worker: sends one after the other while there are any; what stops it stops all of them. */
async function sendFrom(
  queue: OperationQueue,
  sender: SendContext,
  lease: SenderLease,
  source: string,
): Promise<WorkerReport> {
  try {
    const report = await sendWhilePossible(queue, sender, lease, source);
    if (report.failure) queue.close();
    return report;
  } catch (error) {
    queue.close();
    throw error;
  }
}

async function sendWhilePossible(
  queue: OperationQueue,
  sender: SendContext,
  lease: SenderLease,
  source: string,
): Promise<WorkerReport> {
  let counts = NOTHING;
  for (;;) {
    if (!lease.isHeld()) return { counts, failure: leaseLost(source) };
    const operation = await queue.next();
    if (!operation) return { counts, failure: undefined };
    const { settled, failure } = await attempt(sender, operation);
    counts = { ...counts, [settled]: counts[settled] + 1 };
    if (failure) return { counts, failure };
  }
}

function total(reports: readonly WorkerReport[]): WorkerReport {
  const sum = (settled: Settled) => reports.reduce((all, { counts }) => all + counts[settled], 0);
  const counts = {
    confirmed: sum('confirmed'),
    later: sum('later'),
    parked: sum('parked'),
    overtaken: sum('overtaken'),
  };
  const failure = reports.find((report) => report.failure)?.failure;
  return { counts, failure: failure && { code: failure.code, message: failure.message } };
}

interface Attempt {
  readonly settled: Settled;
  /** Why nothing more can be sent now. */
  readonly failure: SendReport['failure'];
}

async function attempt(sender: SendContext, operation: ClaimedOperation): Promise<Attempt> {
  const outcome = await sendOperation(sender, operation);
  const settled = await settleOperation(sender.db, operation, outcome, sender.now());
  return { settled, failure: failureOf(outcome, operation) };
}

/**
 * An ERP that is away, wants no more requests or refuses our sign-in is not asked for the next
 * operation either: each further sign-in brings the user nearer to being locked.
 */
function failureOf(outcome: Outcome, { source }: ClaimedOperation): SendReport['failure'] {
  if (outcome.kind === 'abandoned') return leaseLost(source);
  if (outcome.kind !== 'later') return undefined;
  const { code, message, failure } = outcome.error;
  const isAway = code === 'ERP_UNREACHABLE' && !failure.mayHaveHappened;
  const stops = isAway || code === 'ERP_BUDGET_SPENT' || isSignInRefused(outcome.error);
  return stops ? { code, message } : undefined;
}
