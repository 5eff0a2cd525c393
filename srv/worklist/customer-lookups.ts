import type { Lookup } from '../domain/search-keys.ts';
import type { Dialect } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** As many are read of each kind; who finds more types more. */
const MOST = 50;

/** Behind every name that begins with a key: names have no eight Z in a row. */
const AFTER = 'ZZZZZZZZ';

/** Of the segments' sources: their list is a parameter, as JSON. */
const ofSources = (dialect: Dialect) => `source ${inList(dialect)}`;

/**
 * The statement that finds who has what was typed, with its parameters; each goes by an index. Rows:
 * source, partner, matched.
 */
export function lookupQuery(
  { by, value }: Lookup,
  sources: string,
  dialect: Dialect,
): [string, string[]] {
  const among = ofSources(dialect);
  switch (by) {
    case 'phone':
    case 'email':
      return [
        `SELECT source, partner, value AS matched FROM saldo_ledger_ContactPoints
          WHERE searchKey = ? AND ${among} LIMIT ${MOST}`,
        [value, sources],
      ];
    case 'name':
      return [byName(among), [value, value + AFTER, sources, value, value + AFTER, sources]];
    case 'partner':
      return [
        `SELECT source, partner, partner AS matched FROM saldo_ledger_Partners
          WHERE ${among} AND partner = ?`,
        [sources, value],
      ];
    default:
      return [byNumber(by, among), [sources, value]];
  }
}

/** First name first, or last name first. */
function byName(among: string): string {
  return ['nameKey', 'nameKeyFromLast']
    .map(
      (column) => `SELECT * FROM (SELECT source, partner, name AS matched
        FROM saldo_ledger_Partners WHERE ${column} >= ? AND ${column} < ? AND ${among}
        ORDER BY ${column} LIMIT ${MOST}) AS ${column}`,
    )
    .join(' UNION ');
}

function byNumber(by: 'account' | 'contract' | 'document', among: string): string {
  const tables = {
    account: 'saldo_ledger_ContractAccounts',
    contract: 'saldo_ledger_Contracts',
    document: 'saldo_ledger_Items',
  };
  return `SELECT DISTINCT source, partner, ${by} AS matched FROM ${tables[by]}
    WHERE ${among} AND ${by} = ?`;
}
