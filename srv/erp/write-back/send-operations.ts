import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import { type ErpScales, loadErpScales } from '../mirror/erp-scales.ts';
import { type ClaimedOperation, claimOperations, countHeldOperations } from './claim-operations.ts';
import { type Outcome, sendOperation } from './send-operation.ts';
import { type Settled, settleOperation } from './settle-operation.ts';

export interface SendOptions {
  readonly source: string;
  readonly now: () => Instant;
  /** Operations sent at most. */
  readonly limit: number;
  /** Objects served at the same time (8). */
  readonly parallel?: number;
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

/** Longer than twice the connection's deadline: a call ends before another sender may take over. */
const LEASE_SECONDS = 60;
const OPERATIONS_A_CLAIM = 50;

/**
 * Sends what is due, in order for each object, objects in parallel. Several senders may run at once.
 * Stops when the ERP cannot be reached; everything unsent stays pending.
 */
export async function sendOperations(
  db: Database,
  erp: ErpConnection,
  options: SendOptions,
): Promise<SendReport> {
  const { source, now, limit, parallel = 8 } = options;
  const holder = `${hostname().slice(0, 40)}/${process.pid}/${randomBytes(4).toString('hex')}`;
  const sender: Sender = { db, erp, now, scales: await loadErpScales(db, source) };
  const counts = { confirmed: 0, later: 0, parked: 0, overtaken: 0 };
  let failure: SendReport['failure'];
  for (let left = limit; left > 0 && !failure; ) {
    const claim = { source, holder, now: now(), leaseSeconds: LEASE_SECONDS };
    const claimed = await claimOperations(db, {
      ...claim,
      limit: Math.min(left, OPERATIONS_A_CLAIM),
    });
    if (claimed.length === 0) break;
    left -= claimed.length;
    const results = await inParallel(claimed, parallel, (operation) => attempt(sender, operation));
    for (const { settled } of results) counts[settled] += 1;
    failure = results.find((result) => result.unreachable)?.unreachable;
  }
  const held = await countHeldOperations(db, source);
  return { source, ...counts, held, ...(failure ? { failure } : {}) };
}

interface Sender {
  readonly db: Database;
  readonly erp: ErpConnection;
  readonly now: () => Instant;
  readonly scales: ErpScales;
}

interface Attempt {
  readonly settled: Settled;
  readonly unreachable?: SendReport['failure'];
}

async function attempt(
  { db, erp, now, scales }: Sender,
  operation: ClaimedOperation,
): Promise<Attempt> {
  const outcome = await sendOperation(erp, scales, operation);
  const settled = await settleOperation(db, operation, outcome, now());
  return { settled, unreachable: unreachable(outcome) };
}

function unreachable(outcome: Outcome): SendReport['failure'] {
  if (outcome.kind !== 'later' || outcome.error.code !== 'ERP_UNREACHABLE') return undefined;
  if (outcome.error.failure.mayHaveHappened) return undefined;
  return { code: outcome.error.code, message: outcome.error.message };
}

async function inParallel<Input, Result>(
  inputs: readonly Input[],
  width: number,
  work: (input: Input) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = inputs.values();
  const worker = async () => {
    for (const input of queue) results.push(await work(input));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
