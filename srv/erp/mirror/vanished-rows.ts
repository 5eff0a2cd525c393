import { deleteGone } from './delete-gone.ts';
import type { ErpObject, MirrorRow, RowTarget } from './erp-object.ts';
import { areTooManyGone } from './leaving-limit.ts';
import { rowKey } from './mapped-page.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ObjectTally } from './object-tally.ts';
import { keyLiteral } from './odata-values.ts';
import { readByFilter } from './read-by-filter.ts';
import type { PageOutcome } from './write-page.ts';

/** Finds rows that a complete reading did not bring; for objects of moderate size. */
export class VanishedRows {
  readonly #target: RowTarget;
  readonly #seen = new Set<string>();
  #isWhole = true;

  constructor({ object, targets }: ErpObject) {
    const [target] = targets;
    if (!target) throw new Error(`${object} has no table`);
    this.#target = target;
  }

  saw({ targets, rejections }: Pick<PageOutcome, 'targets' | 'rejections'>): void {
    if (rejections.length > 0) this.#isWhole = false;
    for (const row of targets.flatMap(({ rows }) => rows)) this.#seen.add(this.#keyOf(row));
  }

  /**
   * Deletes what was not seen, and asks for it once more before: records that come or go while pages
   * are read shift others from one page to the next, past the reader. Nothing is deleted when so much
   * is gone that a lost authorization is likelier, or when a record was rejected: it may be among them.
   */
  async delete(run: MirrorRun, object: ErpObject, tally: ObjectTally): Promise<void> {
    const unseen = await this.#unseen(run);
    const leaving = { gone: unseen.length, compared: this.#seen.size };
    if (await run.db.transaction((tx) => areTooManyGone(tx, run, object, leaving))) return;
    await readByFilter(run, object, filtersOf(object, unseen), tally, (_, page) => this.saw(page));
    if (!this.#isWhole) return;
    const gone = unseen.filter((row) => !this.#seen.has(this.#keyOf(row)));
    await deleteGone(run, { object, table: this.#target.table, tally }, gone);
  }

  async #unseen({ db, source }: MirrorRun): Promise<MirrorRow[]> {
    const { name, keys } = this.#target.table;
    const sql = `SELECT ${keys.map((key) => `${key} AS "${key}"`).join(', ')}
       FROM ${name} WHERE source = ?`;
    const unseen: MirrorRow[] = [];
    for await (const rows of db.stream<MirrorRow>(sql, [source])) {
      unseen.push(...rows.filter((row) => !this.#seen.has(this.#keyOf(row))));
    }
    return unseen;
  }

  #keyOf(row: MirrorRow): string {
    return rowKey(this.#target.table.keys, row);
  }
}

/** `$filter`s that bring the rows again, with others that belong together with them. */
function filtersOf({ service, vanishing }: ErpObject, rows: readonly MirrorRow[]): string[] {
  if (!vanishing) return [];
  const values = new Set(rows.map((row) => String(row[vanishing.column])));
  return [...values].map((value) => `${vanishing.field} eq ${keyLiteral(service.version, value)}`);
}
