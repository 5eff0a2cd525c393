import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ledgerKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { SqliteSession } from '../../srv/platform/sqlite-session.ts';
import { operationIdOf } from './erp/erp-objects.ts';

const HISTORY = `
  CREATE TABLE sim_history (id TEXT, before TEXT, after TEXT, holder TEXT, actor TEXT);
  CREATE TRIGGER sim_state AFTER UPDATE OF state ON saldo_operations_Operations
    WHEN OLD.state <> NEW.state
    BEGIN
      INSERT INTO sim_history VALUES (NEW.ID, OLD.state, NEW.state, OLD.leaseHolder, sim_actor());
    END;
  CREATE TABLE sim_claimed_in_quarantine (id TEXT);
  CREATE TRIGGER sim_claim AFTER UPDATE OF fencingToken ON saldo_operations_Operations
    WHEN NEW.state = 'sending' AND sim_touches_ledger(NEW.kind) AND EXISTS (
      SELECT 1 FROM saldo_mirror_Quarantines quarantine
        JOIN saldo_ledger_ContractAccounts held ON held.account = quarantine.account
       WHERE held.partner = NEW.partner)
    BEGIN INSERT INTO sim_claimed_in_quarantine VALUES (NEW.ID); END;
  CREATE TABLE sim_overwritten (item TEXT, actor TEXT);
  CREATE TRIGGER sim_older AFTER UPDATE ON saldo_ledger_Items
    WHEN NEW.reference < OLD.reference
    BEGIN
      INSERT INTO sim_overwritten VALUES (NEW.document || '/' || NEW.subitem, sim_actor());
    END`;

/** A change of an operation's state: under whose claim, and by which process. */
export interface StateChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly holder: string | null;
  readonly actor: string;
}

/**
 * An in-memory database with the deployed schema, used by one seed after the other. Triggers keep
 * what the code under test does not know of, such as each change of an operation's state.
 */
export class SimImage {
  readonly connection: DatabaseSync;
  /** For the test itself: not a step of any process. */
  readonly session: SqliteSession;
  /** The process whose statement runs. */
  actor = '';
  readonly #clean: readonly string[];
  readonly #claim: StatementSync;
  readonly #open: StatementSync;

  constructor(template: string) {
    this.connection = new DatabaseSync(':memory:');
    this.#clean = copySchema(this.connection, template);
    this.connection.function('sim_actor', () => this.actor);
    this.connection.function('sim_touches_ledger', (kind) => {
      return Number(ledgerKinds.includes(String(kind)));
    });
    this.connection.exec(HISTORY);
    this.session = new SqliteSession(this.connection);
    this.#claim = this.connection.prepare(
      'SELECT fencingToken, state, leaseHolder FROM saldo_operations_Operations WHERE ID = ? OR payload LIKE ?',
    );
    this.#open = this.connection.prepare(
      `SELECT COUNT(*) AS count FROM saldo_operations_Operations
        WHERE state NOT IN ('confirmed', 'cancelled')`,
    );
  }

  /** Takes everything out but the code lists. */
  empty(): void {
    this.rollBack();
    this.connection.exec(this.#clean.join(';'));
  }

  /** Undoes what a process that died has left open. */
  rollBack(): void {
    if (this.connection.isTransaction) this.connection.exec('ROLLBACK');
  }

  get history(): readonly StateChange[] {
    return this.connection.prepare('SELECT * FROM sim_history').all() as unknown as StateChange[];
  }

  /** Operations about amounts that were claimed while an account of their customer was held. */
  get claimedInQuarantine(): readonly string[] {
    const rows = this.connection.prepare('SELECT id FROM sim_claimed_in_quarantine').all();
    return rows.map(({ id }) => String(id));
  }

  /** Items over which a reader wrote what the ERP had said of them before. */
  get overwritten(): readonly string[] {
    const rows = this.connection.prepare('SELECT item FROM sim_overwritten').all();
    return rows.map(({ item }) => String(item));
  }

  /** Operations that have not come to their end. */
  openOperations(): number {
    return Number(this.#open.get()?.count);
  }

  /** Tells, whenever it is asked, whether a process still has the claim under which it sends. */
  claimOf(process: string, body: object | undefined): () => boolean {
    const id = operationIdOf(body);
    if (id === undefined) return () => true;
    const text = `%"title":"${id}"%`;
    const sentUnder = this.#claim.get(id, text)?.fencingToken;
    return () => {
      const row = this.#claim.get(id, text);
      if (row?.state !== 'sending' || row.fencingToken !== sentUnder) return false;
      return String(row.leaseHolder).startsWith(`${process}/`);
    };
  }
}

/** Copies tables, indexes and code lists; answers with the statements that empty the rest. */
function copySchema(connection: DatabaseSync, template: string): string[] {
  connection.exec(`ATTACH '${template}' AS template`);
  const schema = connection
    .prepare(
      `SELECT type, name, sql FROM template.sqlite_master
        WHERE sql IS NOT NULL AND type IN ('table', 'index') AND name NOT LIKE 'sqlite_%'
        ORDER BY type DESC`,
    )
    .all() as { type: string; name: string; sql: string }[];
  for (const { sql } of schema) connection.exec(sql);
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => name);
  const kept = ['sim_history', 'sim_claimed_in_quarantine', 'sim_overwritten'];
  const clean = kept.map((table) => `DELETE FROM ${table}`);
  for (const table of tables) {
    const { changes } = connection
      .prepare(`INSERT INTO main.${table} SELECT * FROM template.${table}`)
      .run();
    if (Number(changes) === 0) clean.push(`DELETE FROM ${table}`);
  }
  connection.exec('DETACH template');
  return clean;
}
