import type { Json } from '../../srv/domain/canonical-json.ts';
import type { ErpConnection, WriteHeaders } from '../../srv/erp/connection.ts';
import type { Database, SqlValue } from '../../srv/platform/database.ts';

/** Connections and databases that lack a safeguard: what mutations.ts puts in the place of the real ones. */

/** The same request gets another operation each time it is made. */
export function anotherEachTime(): (payload: Json) => Json {
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

type Read = ErpConnection['read'];
type Write = ErpConnection['write'];

/** Asked whether it has an operation, the ERP always seems to have none. */
export function seeingNoEffects(erp: ErpConnection): ErpConnection {
  return readingNothing(erp, (path) => /OperationId|CaseExternalReference/.test(path));
}

/** The same, of notes only. */
export function seeingNoNotes(erp: ErpConnection): ErpConnection {
  return readingNothing(erp, (path) => path.startsWith('/ContactNote?'));
}

/** Changes go out for whatever version of an object there is. */
export function fittingAnyVersion(erp: ErpConnection): ErpConnection {
  return withHeaders(erp, (headers) => {
    return 'If-Match' in headers ? { ...headers, 'If-Match': '*' } : headers;
  });
}

/** Requests go out without a last look whether they are still ours to send. */
export function notLooking(erp: ErpConnection): ErpConnection {
  return new Proxy(erp, {
    get: (target, name) => {
      if (name !== 'write') return bound(target, name);
      const write: Write = (about, what, headers) => target.write(about, what, headers);
      return write;
    },
  });
}

/** The gateway cannot know a request that comes again. */
export function withoutRequestIds(erp: ErpConnection): ErpConnection {
  return withHeaders(erp, (headers) => {
    const others = Object.entries(headers).filter(([name]) => !name.startsWith('Repeatability-'));
    return Object.fromEntries(others);
  });
}

function readingNothing(erp: ErpConnection, isBlind: (path: string) => boolean): ErpConnection {
  return new Proxy(erp, {
    get: (target, name) => {
      if (name !== 'read') return bound(target, name);
      const read: Read = async (about, path) =>
        isBlind(path) ? { value: [] } : target.read(about, path);
      return read;
    },
  });
}

function withHeaders(
  erp: ErpConnection,
  change: (headers: WriteHeaders) => WriteHeaders,
): ErpConnection {
  return new Proxy(erp, {
    get: (target, name) => {
      if (name !== 'write') return bound(target, name);
      const write: Write = (about, what, headers, check) =>
        target.write(about, what, change(headers ?? {}), check);
      return write;
    },
  });
}

/** A reader that asks whose turn it is hears that it is its own. */
export function alwaysItsTurn(db: Database): Database {
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

/** Accounts that differ are found and never entered. */
export function enteringNoQuarantine(db: Database): Database {
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return inTransaction(target, enteringNoQuarantine);
      if (name !== 'insert' && name !== 'upsert') return bound(target, name);
      const write: Database['insert'] = async (table, rows) =>
        table.name === 'saldo_mirror_Quarantines' ? 0 : target[name](table, rows);
      return write;
    },
  });
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
