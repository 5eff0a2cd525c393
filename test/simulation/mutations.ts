import type { Json } from '../../srv/domain/canonical-json.ts';
import type { ErpConnection } from '../../srv/erp/connection.ts';
import type { Database, SqlValue } from '../../srv/platform/database.ts';
import type { Honours } from './erp/erp-objects.ts';
import { noMutation, replacing, type SqlMutation } from './sql-mutation.ts';

/** One safeguard taken out, so that the simulator has to notice. Production code has no switch for it. */
export interface Mutation {
  readonly name: string;
  readonly sql: SqlMutation;
  /** What the ERP honours when it takes notes, whatever write-back was told. */
  readonly notes?: Honours;
  readonly payload?: (payload: Json) => Json;
  readonly connection?: (erp: ErpConnection) => ErpConnection;
  readonly overlapSeconds?: number;
  readonly database?: (db: Database) => Database;
  /** Readers at once, where one alone would not need the safeguard. */
  readonly mirrors?: number;
}

export const none: Mutation = { name: 'none', sql: noMutation };

/** The safeguards of write-back and mirror, each missing in one of these. */
export function mutations(): Mutation[] {
  return [
    { ...none, name: 'the ledger of operations', payload: anotherEachTime() },
    { ...none, name: "the contract's refusal of a second operation id", notes: 'neither' },
    {
      name: 'the fencing token',
      sql: replacing("AND fencingToken = ? AND state = 'sending'", 'AND ? IS NOT NULL'),
    },
    { ...none, name: 'the reading before a retry', connection: seeingNoEffects },
    {
      name: 'the order for each object',
      sql: replacing('earlier.sequence < oldest.sequence', 'earlier.sequence < 0'),
    },
    {
      name: 'the version under which a change was sent',
      sql: replacing('sentVersion AS "sentVersion"', 'NULL AS "sentVersion"'),
    },
    {
      name: 'the quarantine',
      sql: replacing('AND NOT (kind', 'AND NOT (1 = 0 AND kind'),
    },
    { ...none, name: "the mirror's overlap", overlapSeconds: 0 },
    { ...none, name: "the mirror's turn", database: alwaysItsTurn, mirrors: 2 },
  ];
}

/** The same request gets another operation each time it is made. */
function anotherEachTime(): (payload: Json) => Json {
  let times = 0;
  return (payload) => {
    times += 1;
    return { ...(payload as { readonly [key: string]: Json }), times };
  };
}

function bound(target: object, name: string | symbol): unknown {
  const member: unknown = Reflect.get(target, name);
  return typeof member === 'function' ? member.bind(target) : member;
}

/** Asked whether it has an operation, the ERP always seems to have none. */
function seeingNoEffects(erp: ErpConnection): ErpConnection {
  const isQuestion = (path: string) => /OperationId|CaseExternalReference/.test(path);
  return new Proxy(erp, {
    get: (target, name) => {
      if (name !== 'read') return bound(target, name);
      const read: ErpConnection['read'] = async (about, path) =>
        isQuestion(path) ? { value: [] } : target.read(about, path);
      return read;
    },
  });
}

/** A reader that asks whose turn it is hears that it is its own. */
function alwaysItsTurn(db: Database): Database {
  let own: unknown;
  const deaf = (target: Database): Database =>
    new Proxy(target, {
      get: (_, name) => {
        if (name === 'transaction') return inTransaction(target, deaf);
        if (name === 'upsert') return noting(target, (turn) => (own = turn));
        if (name === 'query') return answering(target, () => own);
        return bound(target, name);
      },
    });
  return deaf(db);
}

function inTransaction(db: Database, wrap: (tx: Database) => Database): Database['transaction'] {
  return (work, options) => db.transaction((tx) => work(wrap(tx)), options);
}

/** Tells of each turn that begins (srv/erp/mirror/reader-turn.ts). */
function noting(db: Database, begins: (turn: unknown) => void): Database['upsert'] {
  return (table, rows, options) => {
    const [first] = rows as readonly { object?: unknown; highWater?: unknown }[];
    if (first?.object === '(turn)') begins(first.highWater);
    return db.upsert(table, rows, options);
  };
}

function answering(db: Database, own: () => unknown): Database['query'] {
  return async <Row extends object>(sql: string, params?: readonly SqlValue[]) => {
    const rows = await db.query<Row>(sql, params);
    return sql.includes('AS turn') ? rows.map((row) => ({ ...row, turn: own() })) : rows;
  };
}
