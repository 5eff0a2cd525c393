import { randomUUID } from 'node:crypto';
import { type Clock, isoAfter, systemClock } from './clock.ts';
import type {
  Budget,
  Coordination,
  Drawn,
  Lease,
  OnceAnswer,
  OnceRequest,
  OnceResult,
} from './coordination.ts';
import type { Database } from './database.ts';
import { countersTable, leasesTable, onceRecordsTable } from './tables.ts';

const leases = leasesTable.name;

const takeLease = `INSERT INTO ${leases} (name, holder, fencingToken, expiresAt)
  VALUES (?, ?, 1, ?)
  ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expiresAt = excluded.expiresAt,
    fencingToken = ${leases}.fencingToken + 1
  WHERE ${leases}.expiresAt <= ?
  RETURNING fencingToken AS "fencingToken"`;
const renewLease = `UPDATE ${leases} SET expiresAt = ?
  WHERE name = ? AND fencingToken = ? AND expiresAt > ?`;
const releaseLease = `UPDATE ${leases} SET expiresAt = ? WHERE name = ? AND fencingToken = ?`;

const counters = countersTable.name;

const drawFrom = `INSERT INTO ${counters} (name, used, windowEndsAt) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET
    used = CASE WHEN ${counters}.windowEndsAt <= ? THEN 0 ELSE ${counters}.used END + excluded.used,
    windowEndsAt = CASE WHEN ${counters}.windowEndsAt <= ? THEN excluded.windowEndsAt
                        ELSE ${counters}.windowEndsAt END
  RETURNING used, windowEndsAt AS "windowEndsAt"`;
const closeCounter = `INSERT INTO ${counters} (name, used, windowEndsAt) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET used = excluded.used,
    windowEndsAt = CASE WHEN ${counters}.windowEndsAt <= excluded.windowEndsAt
                        THEN excluded.windowEndsAt ELSE ${counters}.windowEndsAt END`;

const records = onceRecordsTable.name;

const claimOnce = `INSERT INTO ${records} (name, payloadHash, claim, done, expiresAt)
  VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET payloadHash = excluded.payloadHash, claim = excluded.claim,
    done = excluded.done, result = NULL, expiresAt = excluded.expiresAt
  WHERE ${records}.expiresAt <= ?`;
const readOnce = `SELECT payloadHash AS "payloadHash", done, result FROM ${records} WHERE name = ?`;
const completeOnce = `UPDATE ${records} SET done = ?, result = ?, expiresAt = ?
  WHERE name = ? AND claim = ?`;
const abandonOnce = `DELETE FROM ${records} WHERE name = ? AND claim = ? AND done = ?`;

/** More than any budget's limit. */
const CLOSED = 1_000_000_000_000;

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

  async draw(name: string, wanted: number, { limit, seconds }: Budget): Promise<Drawn> {
    const now = this.#after(0);
    const parameters = [name, wanted, this.#after(seconds), now, now];
    const [row] = await this.#database.transaction((tx) =>
      tx.query<{ used: number; windowEndsAt: string }>(drawFrom, parameters),
    );
    const { used, windowEndsAt } = row as { used: number; windowEndsAt: string };
    const left = limit - (used - wanted);
    return { granted: Math.max(0, Math.min(wanted, left)), windowEndsAt };
  }

  async close(name: string, seconds: number): Promise<void> {
    await this.#database.execute(closeCounter, [name, CLOSED, this.#after(seconds)]);
  }

  once({ name, payloadHash, claimSeconds }: OnceRequest): Promise<OnceAnswer> {
    const claim = randomUUID();
    const now = this.#after(0);
    const record = [name, payloadHash, claim, false, this.#after(claimSeconds), now];
    return this.#database.transaction(async (tx): Promise<OnceAnswer> => {
      if ((await tx.execute(claimOnce, record)) === 1) return { state: 'first', claim };
      const [known] = await tx.query<KnownRecord>(readOnce, [name]);
      if (known?.payloadHash !== payloadHash) return { state: 'payload-differs' };
      return known.done ? { state: 'done', result: known.result } : { state: 'in-progress' };
    });
  }

  async complete(
    name: string,
    claim: string,
    { result, rememberSeconds }: OnceResult,
  ): Promise<boolean> {
    const parameters = [true, result, this.#after(rememberSeconds), name, claim];
    return (await this.#database.execute(completeOnce, parameters)) === 1;
  }

  async abandon(name: string, claim: string): Promise<void> {
    await this.#database.execute(abandonOnce, [name, claim, false]);
  }

  #after(seconds: number): string {
    return isoAfter(this.#clock(), seconds);
  }
}

interface KnownRecord {
  readonly payloadHash: string;
  readonly done: boolean | null;
  readonly result: string | null;
}
