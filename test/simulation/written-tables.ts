import { constants, type DatabaseSync, type StatementSync } from 'node:sqlite';

/** Empties tables between two seeds: only those into which some statement may have written. */
export class WrittenTables {
  readonly #connection: DatabaseSync;
  readonly #deletions = new Map<string, StatementSync | undefined>();

  /** To be told of before anything is prepared; what `kept` names stays as it is. */
  constructor(connection: DatabaseSync, kept: ReadonlySet<string>) {
    this.#connection = connection;
    connection.setAuthorizer((action, table) => {
      const isWrite = action === constants.SQLITE_INSERT && table !== null;
      if (isWrite && !kept.has(table) && !this.#deletions.has(table)) {
        this.#deletions.set(table, undefined);
      }
      return constants.SQLITE_OK;
    });
  }

  empty(): void {
    for (const [table, known] of [...this.#deletions]) {
      const deletion = known ?? this.#connection.prepare(`DELETE FROM ${table}`);
      deletion.run();
      this.#deletions.set(table, deletion);
    }
  }
}
