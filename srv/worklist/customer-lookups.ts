import type { Lookup } from '../domain/search-keys.ts';

/** As many are read of each kind; who finds more types more. */
const MOST = 50;

/** Where another column finds the row: a database would else go through a whole source. */
const CHECKED = "source || '' = ?";

/** What one column says exactly; names are found by `customers-by-name.ts`. */
export interface NumberLookup extends Lookup {
  readonly by: Exclude<Lookup['by'], 'name'>;
}

/**
 * The statement that finds who has what was typed in a source, with its parameters; each goes by an
 * index. Rows: source, partner, matched.
 */
export function lookupQuery({ by, value }: NumberLookup, source: string): [string, string[]] {
  switch (by) {
    case 'phone':
    case 'email':
      return [
        `SELECT source, partner, value AS matched FROM saldo_ledger_ContactPoints
          WHERE searchKey = ? AND ${CHECKED} LIMIT ${MOST}`,
        [value, source],
      ];
    case 'identity':
      return [
        `SELECT source, partner, searchKey AS matched FROM saldo_ledger_Identifications
          WHERE searchKey = ? AND ${CHECKED} LIMIT ${MOST}`,
        [value, source],
      ];
    case 'partner':
      return [
        `SELECT source, partner, partner AS matched FROM saldo_ledger_Partners
          WHERE source = ? AND partner = ?`,
        [source, value],
      ];
    default:
      return [byNumber(by), [source, value]];
  }
}

/**
 * Always true. It names a column that the index by customers does not have, where SQLite would else
 * read a whole source rather than seek by the key.
 */
const BY_KEY = "COALESCE(account, '') IS NOT NULL";

function byNumber(by: 'account' | 'contract' | 'document'): string {
  const tables = {
    account: 'saldo_ledger_ContractAccounts',
    contract: 'saldo_ledger_Contracts',
    document: 'saldo_ledger_Items',
  };
  return `SELECT source, partner, ${by} AS matched FROM ${tables[by]}
    WHERE source = ? AND ${by} = ? AND ${BY_KEY}`;
}
