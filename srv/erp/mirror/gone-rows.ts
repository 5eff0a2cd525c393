import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { deleteByKeys } from './delete-gone.ts';
import type { ErpObject, MirrorRow, RowTarget } from './erp-object.ts';
import { areTooManyGone } from './leaving-limit.ts';
import { rowKey } from './mapped-page.ts';
import type { MirrorRun } from './mirror-run.ts';
import { requireTurn } from './reader-turn.ts';
import type { PageOutcome } from './write-page.ts';

/**
 * Finds and deletes rows that a reading of some partners did not bring: in the ERP they were deleted.
 * After a reading that rejected a record nothing is: its rows are not known to be gone.
 */
export class GoneOfPartners {
  readonly #targets: readonly RowTarget[];
  readonly #partners: readonly string[];
  readonly #seen = new Set<string>();
  #isWhole = true;

  constructor({ wholeByPartner = [] }: ErpObject, partners: readonly string[]) {
    this.#targets = wholeByPartner;
    this.#partners = partners;
  }

  saw({ targets, rejections }: Pick<PageOutcome, 'targets' | 'rejections'>): void {
    if (rejections.length > 0) this.#isWhole = false;
    for (const { target, rows } of targets) {
      for (const row of rows) this.#seen.add(seenKey(target, row));
    }
  }

  /** Deletes what was not seen, and says how many rows that were. */
  async delete(run: MirrorRun): Promise<number> {
    if (!this.#isWhole) return 0;
    let deleted = 0;
    for (const target of this.#targets) {
      deleted += await run.db.transaction(async (tx) => {
        await requireTurn(tx, run);
        return this.#deleteOf(tx, run.source, target);
      });
    }
    return deleted;
  }

  async #deleteOf(tx: Database, source: string, target: RowTarget): Promise<number> {
    const { name, keys } = target.table;
    const held = await tx.query<MirrorRow>(
      `SELECT ${keys.map((key) => `${key} AS "${key}"`).join(', ')} FROM ${name}
        WHERE source = ? AND partner ${inList(tx.dialect)}`,
      [source, JSON.stringify(this.#partners)],
    );
    const gone = held.filter((row) => !this.#seen.has(seenKey(target, row)));
    return deleteByKeys(tx, target.table, gone);
  }
}

function seenKey({ table }: RowTarget, row: MirrorRow): string {
  return `${table.name} ${rowKey(table.keys, row)}`;
}

/**
 * Deletes rows that a complete reading since `startedAt` did not write. When so many are gone that a
 * lost authorization is likelier, nothing is deleted and an alert is raised.
 */
export function deleteUnread(
  run: MirrorRun,
  object: ErpObject,
  { table }: RowTarget,
  startedAt: string,
): Promise<number> {
  const { db, source } = run;
  return db.transaction(async (tx) => {
    await requireTurn(tx, run);
    const [rows] = await tx.query<{ gone: number; kept: number }>(
      `SELECT CAST(SUM(CASE WHEN mirroredAt < ? THEN 1 ELSE 0 END) AS BIGINT) AS gone,
              CAST(SUM(CASE WHEN mirroredAt < ? THEN 0 ELSE 1 END) AS BIGINT) AS kept
         FROM ${table.name} WHERE source = ?`,
      [startedAt, startedAt, source],
    );
    const leaving = { gone: rows?.gone ?? 0, compared: rows?.kept ?? 0 };
    if (await areTooManyGone(tx, run, object, leaving)) return 0;
    const gone = `DELETE FROM ${table.name} WHERE source = ? AND mirroredAt < ?`;
    return tx.execute(gone, [source, startedAt]);
  });
}
