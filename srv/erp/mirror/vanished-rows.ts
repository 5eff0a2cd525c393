import type { Database } from '../../platform/database.ts';
import type { ErpObject, MirrorRow, RowTarget } from './erp-object.ts';
import { rowKey } from './mapped-page.ts';
import type { MirrorRun } from './mirror-run.ts';
import { requireTurn } from './reader-turn.ts';
import type { PageOutcome } from './write-page.ts';

/** Finds and deletes rows that a complete reading did not bring; for objects of moderate size. */
export class VanishedRows {
  readonly #object: ErpObject;
  readonly #seen = new Set<string>();

  constructor(object: ErpObject) {
    this.#object = object;
  }

  saw({ targets }: Pick<PageOutcome, 'targets'>): void {
    for (const { target, rows } of targets) {
      for (const row of rows) {
        this.#seen.add(`${target.table.name} ${rowKey(target.table.keys, row)}`);
      }
    }
  }

  /** Deletes what was not seen and returns it. */
  async delete(run: MirrorRun): Promise<readonly MirrorRow[]> {
    const { db, source } = run;
    const gone: MirrorRow[] = [];
    for (const target of this.#object.targets) {
      const unseen = await this.#unseen(db, target, source);
      if (unseen.length > 0) await deleteRows(run, target, unseen);
      gone.push(...unseen);
    }
    return gone;
  }

  async #unseen(db: Database, { table }: RowTarget, source: string): Promise<MirrorRow[]> {
    const keys = table.keys.map((key) => `${key} AS "${key}"`).join(', ');
    const sql = `SELECT ${keys} FROM ${table.name} WHERE source = ?`;
    const unseen: MirrorRow[] = [];
    for await (const rows of db.stream<MirrorRow>(sql, [source])) {
      for (const row of rows) {
        if (!this.#seen.has(`${table.name} ${rowKey(table.keys, row)}`)) unseen.push(row);
      }
    }
    return unseen;
  }
}

function deleteRows(
  run: MirrorRun,
  { table }: RowTarget,
  rows: readonly MirrorRow[],
): Promise<void> {
  const condition = table.keys.map((key) => `${key} = ?`).join(' AND ');
  return run.db.transaction(async (tx) => {
    await requireTurn(tx, run);
    for (const row of rows) {
      const key = table.keys.map((name) => String(row[name]));
      await tx.execute(`DELETE FROM ${table.name} WHERE ${condition}`, key);
    }
  });
}
