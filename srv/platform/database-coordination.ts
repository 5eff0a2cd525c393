import { randomUUID } from 'node:crypto';
import { type Clock, isoAfter, systemClock } from './clock.ts';
import type { Coordination, Lease, OnceAnswer, OnceRequest } from './coordination.ts';
import type { Database } from './database.ts';
import {
  leasesTable,
  type OnceRecordsRow,
  onceRecordsTable,
  windowCountersTable,
} from './tables.ts';
import { selectList } from './typed-names.ts';

const leases = leasesTable.name;
const records = onceRecordsTable.name;
const counters = windowCountersTable.name;

const takeLease = `INSERT INTO ${leases} (name, holder, fencingToken, expiresAt)
  VALUES (?, ?, 1, ?)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expiresAt = excluded.expiresAt,
    fencingToken = ${leases}.fencingToken + 1
  WHERE ${leases}.expiresAt <= ?
  RETURNING fencingToken AS "fencingToken"`;
const renewLease = `UPDATE ${leases} SET expiresAt = ?
  WHERE name = ? AND fencingToken = ? AND expiresAt > ?`;
const releaseLease = `UPDATE ${leases} SET expiresAt = ? WHERE name = ? AND fencingToken = ?`;

const claimOnce = `INSERT INTO ${records} (name, payloadHash, claim, done, expiresAt)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET payloadHash = excluded.payloadHash, claim = excluded.claim,
    done = excluded.done, result = NULL, expiresAt = excluded.expiresAt
  WHERE ${records}.expiresAt <= ?`;
const readOnce = `SELECT ${selectList(onceRecordsTable, 'r')} FROM ${records} AS r
  WHERE r.name = ?`;
const completeOnce = `UPDATE ${records} SET done = ?, result = ?, expiresAt = ?
  WHERE name = ? AND claim = ?`;
const abandonOnce = `DELETE FROM ${records} WHERE name = ? AND claim = ?`;

const countInWindow = `INSERT INTO ${counters} (name, windowStart, hits, expiresAt)
  VALUES (?, ?, 1, ?)
  ON CONFLICT (name, windowStart) DO UPDATE SET hits = ${counters}.hits + 1
  WHERE ${counters}.hits < ?`;

/** Coordination in tables of the database: each step is one conditional write. */
export function databaseCoordination(database: Database, clock: Clock = systemClock): Coordination {
  return new DatabaseCoordination(database, clock);
}

class DatabaseCoordination implements Coordination {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async lease(name: string, holder: string, seconds: number): Promise<Lease | null> {
    const parameters = [name, holder, this.#after(seconds), this.#after(0)];
    const [taken] = await this.#database.transaction((tx) =>
      tx.query<{ fencingToken: number }>(takeLease, parameters),
    );
    return taken ? { name, fencingToken: taken.fencingToken } : null;
  }

  async renew({ name, fencingToken }: Lease, seconds: number): Promise<boolean> {
    const parameters = [this.#after(seconds), name, fencingToken, this.#after(0)];
    return (await this.#database.execute(renewLease, parameters)) === 1;
  }

  async release({ name, fencingToken }: Lease): Promise<void> {
    await this.#database.execute(releaseLease, [this.#after(0), name, fencingToken]);
  }

  once({ name, payloadHash, claimSeconds }: OnceRequest): Promise<OnceAnswer> {
    const claim = randomUUID();
    const now = this.#after(0);
    const record = [name, payloadHash, claim, false, this.#after(claimSeconds), now];
    return this.#database.transaction(async (tx): Promise<OnceAnswer> => {
      if ((await tx.execute(claimOnce, record)) === 1) return { state: 'first', claim };
      const [known] = await tx.query<OnceRecordsRow>(readOnce, [name]);
      if (known && known.payloadHash !== payloadHash) return { state: 'payload-differs' };
      return known?.done ? { state: 'done', result: known.result } : { state: 'in-progress' };
    });
  }

  async complete(
    name: string,
    claim: string,
    result: string | null,
    rememberSeconds: number,
  ): Promise<boolean> {
    const parameters = [true, result, this.#after(rememberSeconds), name, claim];
    return (await this.#database.execute(completeOnce, parameters)) === 1;
  }

  async abandon(name: string, claim: string): Promise<void> {
    await this.#database.execute(abandonOnce, [name, claim]);
  }

  async allow(name: string, windowSeconds: number, limit: number): Promise<boolean> {
    if (limit < 1) return false;
    const start = Math.floor(this.#clock() / 1000 / windowSeconds) * windowSeconds * 1000;
    const parameters = [name, isoAfter(start), isoAfter(start, windowSeconds), limit];
    return (await this.#database.execute(countInWindow, parameters)) === 1;
  }

  #after(seconds: number): string {
    return isoAfter(this.#clock(), seconds);
  }
}

/** Deletes records and counters whose time is over; leases stay, for their tokens. */
export async function removeExpired(database: Database, clock: Clock = systemClock): Promise<void> {
  const now = isoAfter(clock());
  await database.execute(`DELETE FROM ${records} WHERE expiresAt <= ?`, [now]);
  await database.execute(`DELETE FROM ${counters} WHERE expiresAt <= ?`, [now]);
}
