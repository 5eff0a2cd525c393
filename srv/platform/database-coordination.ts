import { type Clock, isoAfter, systemClock } from './clock.ts';
import type { Coordination, Lease } from './coordination.ts';
import type { Database } from './database.ts';
import { leasesTable } from './tables.ts';

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

  #after(seconds: number): string {
    return isoAfter(this.#clock(), seconds);
  }
}
