import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { ledgerKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { SqliteSession } from '../../srv/platform/sqlite-session.ts';
import { operationIdOf } from './erp/erp-objects.ts';
import { WrittenTables } from './written-tables.ts';

const HISTORY = `
  CREATE TABLE sim_history (id TEXT, before TEXT, after TEXT, holder TEXT, actor TEXT);
  CREATE TRIGGER sim_state AFTER UPDATE OF state ON saldo_operations_Operations
    WHEN OLD.state <> NEW.state OR OLD.fencingToken <> NEW.fencingToken
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
  CREATE TABLE sim_asked (place INTEGER PRIMARY KEY, id TEXT);
  CREATE TRIGGER sim_new AFTER INSERT ON saldo_operations_Operations
    BEGIN INSERT INTO sim_asked (id) VALUES (NEW.ID); END;
  CREATE TRIGGER sim_again AFTER UPDATE OF state ON saldo_operations_Operations
    WHEN OLD.state = 'cancelled' AND NEW.state = 'pending'
    BEGIN INSERT INTO sim_asked (id) VALUES (NEW.ID); END;
  CREATE VIEW sim_order AS SELECT id, MAX(place) AS place FROM sim_asked GROUP BY id;
  CREATE TABLE sim_claimed_before_turn (id TEXT);
  CREATE TRIGGER sim_turn AFTER UPDATE OF fencingToken ON saldo_operations_Operations
    WHEN NEW.state = 'sending' AND EXISTS (
      SELECT 1 FROM saldo_operations_Operations earlier
        JOIN sim_order before ON before.id = earlier.ID
        JOIN sim_order own ON own.id = NEW.ID
       WHERE earlier.objectKey = NEW.objectKey AND before.place < own.place
         AND earlier.state NOT IN ('confirmed', 'cancelled'))
    BEGIN INSERT INTO sim_claimed_before_turn VALUES (NEW.ID); END;
  CREATE TABLE sim_renewed_by_other (id TEXT);
  CREATE TRIGGER sim_renewed AFTER UPDATE OF leaseUntil ON saldo_operations_Operations
    WHEN NEW.state = 'sending' AND NEW.fencingToken = OLD.fencingToken
     AND NEW.leaseHolder NOT LIKE sim_actor() || '/%'
    BEGIN INSERT INTO sim_renewed_by_other VALUES (NEW.ID); END;
  CREATE TABLE sim_claimed_in_spite_of_break (id TEXT);
  CREATE TRIGGER sim_break AFTER UPDATE OF fencingToken ON saldo_operations_Operations
    WHEN NEW.state = 'sending' AND (SELECT COUNT(*) FROM saldo_mirror_Quarantines) = 0
     AND 0 < (SELECT accountsOff FROM saldo_mirror_ControlTotals ORDER BY rowid DESC LIMIT 1)
    BEGIN INSERT INTO sim_claimed_in_spite_of_break VALUES (NEW.ID); END;
  CREATE TRIGGER sim_taken AFTER UPDATE OF fencingToken ON saldo_operations_Operations
    WHEN NEW.state = 'sending'
    BEGIN SELECT sim_taken(NEW.ID, OLD.state); END;
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
  /** Told of each claim, and of the operation's state before. */
  taken: (id: string, before: string) => void = () => undefined;
  readonly #written: WrittenTables;
  readonly #begin: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollBack: StatementSync;
  readonly #claim: StatementSync;
  readonly #open: StatementSync;

  constructor(template: string) {
    this.connection = new DatabaseSync(':memory:');
    const filled = copySchema(this.connection, template);
    this.connection.function('sim_actor', () => this.actor);
    this.connection.function('sim_touches_ledger', (kind) => {
      return Number(ledgerKinds.includes(String(kind)));
    });
    this.connection.function('sim_taken', (id, before) => {
      this.taken(String(id), String(before));
      return null;
    });
    this.connection.exec(HISTORY);
    this.#written = new WrittenTables(this.connection, filled);
    this.session = new SqliteSession(this.connection);
    this.#begin = this.connection.prepare('BEGIN');
    this.#commit = this.connection.prepare('COMMIT');
    this.#rollBack = this.connection.prepare('ROLLBACK');
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
    this.begin();
    this.#written.empty();
    this.commit();
  }

  begin(): void {
    this.#begin.run();
  }

  commit(): void {
    this.#commit.run();
  }

  /** Undoes a transaction that failed, or that a process that died has left; whether one was open. */
  rollBack(): boolean {
    const isOpen = this.connection.isTransaction;
    if (isOpen) this.#rollBack.run();
    return isOpen;
  }

  get history(): readonly StateChange[] {
    return this.connection.prepare('SELECT * FROM sim_history').all() as unknown as StateChange[];
  }

  /** Operations about amounts that were claimed while an account of their customer was held. */
  get claimedInQuarantine(): readonly string[] {
    return this.#texts('SELECT id FROM sim_claimed_in_quarantine');
  }

  /** Operations that were claimed while one that was asked for before them was not settled. */
  get claimedBeforeTurn(): readonly string[] {
    return this.#texts('SELECT id FROM sim_claimed_before_turn');
  }

  /** Operations whose lease somebody else than its holder has made longer. */
  get renewedByOther(): readonly string[] {
    return this.#texts('SELECT id FROM sim_renewed_by_other');
  }

  /** Operations that were claimed while accounts were known to differ and none was held. */
  get claimedInSpiteOfBreak(): readonly string[] {
    return this.#texts('SELECT id FROM sim_claimed_in_spite_of_break');
  }

  /** Items over which a reader wrote what the ERP had said of them before. */
  get overwritten(): readonly string[] {
    return this.#texts('SELECT item FROM sim_overwritten');
  }

  #texts(sql: string): string[] {
    return this.connection
      .prepare(sql)
      .all()
      .flatMap((row) => Object.values(row).map(String));
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

/** Copies tables, indexes and code lists; answers with the names of those. */
function copySchema(connection: DatabaseSync, template: string): Set<string> {
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
  const filled = tables.filter((table) => {
    const copy = `INSERT INTO main.${table} SELECT * FROM template.${table}`;
    return Number(connection.prepare(copy).run().changes) > 0;
  });
  connection.exec('DETACH template');
  return new Set(filled);
}
