import type { Dialect } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { notRestricted } from '../privacy/not-restricted.ts';

/** Among whom a name is looked for: the customers of an agent's segments. */
export interface NameScope {
  readonly dialect: Dialect;
  readonly agent: string;
  readonly segments: readonly string[];
  readonly source: string;
}

/** As many are read of each statement; who finds more types more. */
const MOST = 50;

/** As many words are compared; see srv/domain/search-keys.ts. */
const WORDS = 4;

/** Behind every word that begins with a key: no word has eight Z in a row. */
const AFTER = 'ZZZZZZZZ';

/** The names as they are now have a word that begins like each that was typed. */
const HAS_WORDS = Array(WORDS).fill("' ' || customer.nameKey LIKE ?").join(' AND ');

/**
 * The statements that find whose name has all typed words in any order, the longest word first, with
 * their parameters: those on the agent's list, and others of the segments, as many as are read. Rows:
 * source, partner, matched.
 */
export function nameQueries(words: string, scope: NameScope): [string, string[]][] {
  return [onMyList(words, scope), inMySegments(words, scope)];
}

function onMyList(words: string, { dialect, agent, segments, source }: NameScope) {
  const sql = `SELECT customer.source, customer.partner, customer.name AS matched
    FROM saldo_worklists_PublishedRuns published
    JOIN saldo_worklists_ListEntries entry ON entry.run = published.run
    JOIN saldo_ledger_Partners customer
      ON customer.source = entry.source AND customer.partner = entry.partner
    WHERE published.segment ${inList(dialect)} AND entry.agent = ? AND entry.source = ?
      AND ${HAS_WORDS} AND ${notRestricted('customer')}`;
  const mine = [JSON.stringify(segments), agent, source];
  return [sql, [...mine, ...patternsOf(words)]] satisfies [string, string[]];
}

function inMySegments(words: string, { dialect, segments, source }: NameScope) {
  const [longest = ''] = words.split(' ');
  const sql = `SELECT customer.source, customer.partner, customer.name AS matched
    FROM saldo_ledger_NameWords entry
    JOIN saldo_ledger_Partners customer
      ON customer.source = entry.source AND customer.partner = entry.partner
    WHERE entry.word >= ? AND entry.word < ? AND entry.source || '' = ?
      AND ${HAS_WORDS} AND ${notRestricted('customer')} AND ${isOf(dialect)}
    LIMIT ${MOST}`;
  const range = [longest, longest + AFTER, source];
  const scope = [JSON.stringify(segments), JSON.stringify(segments)];
  return [sql, [...range, ...patternsOf(words), ...scope]] satisfies [string, string[]];
}

/**
 * Condition that a customer is of segments, customer by customer: as EXISTS, PostgreSQL would read all
 * items of the segments first.
 */
function isOf(dialect: Dialect): string {
  return `COALESCE(
      (SELECT 1 FROM saldo_worklists_PublishedRuns published
        JOIN saldo_worklists_Positions position ON position.run = published.run
          AND position.source = customer.source AND position.partner = customer.partner
        WHERE published.segment ${inList(dialect)} LIMIT 1),
      (SELECT 1 FROM saldo_ledger_Items item
        JOIN saldo_organization_SegmentCompanyCodes code
          ON code.source = item.source AND code.companyCode = item.companyCode
        WHERE item.source = customer.source AND item.partner = customer.partner
          AND code.segment ${inList(dialect)} LIMIT 1)) = 1`;
}

function patternsOf(words: string): string[] {
  const typed = words.split(' ').slice(0, WORDS);
  return Array.from({ length: WORDS }, (_, index) => (typed[index] ? `% ${typed[index]}%` : '%'));
}
