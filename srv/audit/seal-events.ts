import { randomUUID } from 'node:crypto';
import type { Database, Dialect } from '../platform/database.ts';
import { type ChainsRow, chainsTable, type EventsRow, sealsTable } from '../platform/tables.ts';
import { NO_DIGEST, sealOf } from './event-digest.ts';

/**
 * Seals events of the transaction behind the last seal of a chain. Each transaction takes a chain
 * that nobody else has at the time, so that decisions neither wait for each other nor lock each
 * other out; there are as many chains as there ever were transactions at once.
 */
export async function sealEvents(tx: Database, events: readonly EventsRow[]): Promise<void> {
  const { chain, seals, head } = (await freeChain(tx)) ?? (await newChain(tx));
  let sequence = seals ?? 0;
  let previousDigest = head ?? NO_DIGEST;
  const sealed = events.map((event) => {
    sequence += 1;
    const seal = sealOf(event, { chain, sequence, previousDigest });
    previousDigest = seal.digest ?? NO_DIGEST;
    return seal;
  });
  await tx.insert(sealsTable, sealed);
  await tx.execute('UPDATE saldo_audit_Chains SET seals = ?, head = ? WHERE chain = ?', [
    sequence,
    previousDigest,
    chain,
  ]);
}

async function freeChain(tx: Database): Promise<ChainsRow | undefined> {
  const [free] = await tx.query<ChainsRow>(
    `SELECT chain, seals, head FROM saldo_audit_Chains ORDER BY chain LIMIT 1 ${lock(tx.dialect)}`,
  );
  return free;
}

async function newChain(tx: Database): Promise<ChainsRow> {
  const chain = { chain: randomUUID(), seals: 0, head: NO_DIGEST };
  await tx.insert(chainsTable, [chain]);
  return chain;
}

/** SQLite has one writer anyway. */
function lock(dialect: Dialect): string {
  return dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
}
