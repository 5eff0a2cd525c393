import type { IsoDate } from '../../domain/iso-date.ts';
import type { LettersBefore } from '../../domain/letter-due.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { type CustomerScope, scopeCondition } from '../customer-scope.ts';
import type { LetterSetup } from './letter-setup.ts';

/** DFKKLOCKS-PROID of dunning. */
const DUNNING = '01';

/** A contract account whose letters Saldo sends, with something overdue that may be dunned. */
export interface DunnedAccount {
  readonly partner: string;
  readonly account: string;
  readonly companyCode: string;
  readonly procedure: string;
  readonly dueSince: IsoDate;
}

/**
 * The account that the letter to each customer in scope is about: of several the one that has been
 * overdue longest. Customers without one get no letter of Saldo.
 */
export async function readDunnedAccounts(
  db: Database,
  setup: LetterSetup,
  scope: CustomerScope,
): Promise<Map<string, DunnedAccount>> {
  const { sql, params } = scopeCondition(scope, 'account', db.dialect);
  const isOneOf = inList(db.dialect);
  const rows = await db.query<DunnedAccount>(
    `SELECT account.partner, account.account, account.dunningProcedure AS "procedure",
      MIN(item.companyCode) AS "companyCode", MIN(item.dueDate) AS "dueSince"
    FROM saldo_ledger_ContractAccounts account
    JOIN saldo_ledger_Items item ON item.source = account.source
      AND item.partner = account.partner AND item.account = account.account
    JOIN saldo_organization_SegmentCompanyCodes company ON company.segment = ?
      AND company.source = item.source AND company.companyCode = item.companyCode
    WHERE ${sql} AND account.leftErpAt IS NULL AND account.dunningProcedure ${isOneOf}
      AND item.clearingStatus = '' AND item.leftErpAt IS NULL AND item.amount > 0
      AND item.dueDate < ? AND (item.deferralDate IS NULL OR item.deferralDate <= ?)
      AND COALESCE(item.substituteCategory, '') = ''
      AND COALESCE(item.excludedFromDunning, false) = false
      AND COALESCE(item.statisticalCode, '') ${isOneOf}
      AND NOT (COALESCE(item.clearingRestriction, '') ${isOneOf})
    GROUP BY account.partner, account.account, account.dunningProcedure
    ORDER BY account.partner, "dueSince" DESC, account.account DESC`,
    [
      setup.segment,
      ...params,
      proceduresOf(setup, scope),
      setup.businessDate,
      setup.businessDate,
      JSON.stringify(setup.countedCodes),
      JSON.stringify(setup.blockingRestrictions),
    ],
  );
  return new Map(rows.map((row) => [row.partner, row]));
}

/** What each customer in scope has got so far; a letter that was cancelled was never sent. */
export async function readLettersBefore(
  db: Database,
  setup: LetterSetup,
  scope: CustomerScope,
): Promise<(partner: string) => LettersBefore> {
  const letters = await readLastLetters(db, setup, scope);
  const notices = await readLastNotices(db, setup, scope);
  return (partner) => ({
    letter: letters.get(partner) ?? null,
    noticeOn: notices.get(partner) ?? null,
  });
}

type LetterRow = NonNullable<LettersBefore['letter']> & { readonly partner: string };

/** One of today stays the only one of today, even when it was cancelled. */
async function readLastLetters(
  db: Database,
  { segment, businessDate }: LetterSetup,
  scope: CustomerScope,
): Promise<Map<string, LetterRow>> {
  const { sql, params } = scopeCondition(scope, 'letter', db.dialect);
  const rows = await db.query<LetterRow>(
    `SELECT letter.partner, letter.businessDate AS "sentOn", letter.treatment, letter.branch,
      letter.dunningLevel AS "dunningLevel"
    FROM saldo_contacts_Letters letter
    LEFT JOIN saldo_operations_Operations operation ON operation.ID = letter.operation
    WHERE letter.segment = ? AND ${sql}
      AND (operation.state IS NULL OR operation.state <> 'cancelled' OR letter.businessDate >= ?)
    ORDER BY letter.partner, letter.businessDate`,
    [segment, ...params, businessDate],
  );
  return new Map(rows.map((row) => [row.partner, row]));
}

async function readLastNotices(
  db: Database,
  setup: LetterSetup,
  scope: CustomerScope,
): Promise<Map<string, IsoDate>> {
  const { sql, params } = scopeCondition(scope, 'notice', db.dialect);
  const rows = await db.query<{ partner: string; issuedOn: IsoDate }>(
    `SELECT notice.partner, MAX(notice.issuedOn) AS "issuedOn"
    FROM saldo_ledger_DunningNotices notice
    WHERE ${sql} AND notice.issuedOn <= ? AND notice."procedure" ${inList(db.dialect)}
    GROUP BY notice.partner`,
    [...params, setup.businessDate, proceduresOf(setup, scope)],
  );
  return new Map(rows.map(({ partner, issuedOn }) => [partner, issuedOn]));
}

/**
 * Customers in scope with a dunning lock on an open item or on its contract account, or a block of
 * dunning whose locks the ERP may not have yet.
 */
export async function readLockedCustomers(
  db: Database,
  { segment, businessDate }: LetterSetup,
  scope: CustomerScope,
): Promise<Set<string>> {
  const items = scopeCondition(scope, 'item', db.dialect);
  const accounts = scopeCondition(scope, 'held', db.dialect);
  const blocks = scopeCondition(scope, 'block', db.dialect);
  const rows = await db.query<{ partner: string }>(
    `SELECT item.partner FROM saldo_ledger_Items item
    JOIN saldo_organization_SegmentCompanyCodes company ON company.segment = ?
      AND company.source = item.source AND company.companyCode = item.companyCode
    JOIN saldo_ledger_ItemLocks held ON held.source = item.source
      AND held.document = item.document AND held.repetition = item.repetition
      AND held.item = item.item AND held.subitem = item.subitem
    WHERE ${items.sql} AND item.clearingStatus = '' AND item.leftErpAt IS NULL
      AND held.process = ? AND held.validFrom <= ? AND held.validTo >= ?
    UNION SELECT held.partner FROM saldo_ledger_AccountLocks held
    WHERE ${accounts.sql} AND held.process = ? AND held.validFrom <= ? AND held.validTo >= ?
      AND EXISTS (SELECT 1 FROM saldo_ledger_Items item
        JOIN saldo_organization_SegmentCompanyCodes company ON company.segment = ?
          AND company.source = item.source AND company.companyCode = item.companyCode
        WHERE item.source = held.source AND item.partner = held.partner
          AND item.account = held.account AND item.clearingStatus = '' AND item.leftErpAt IS NULL)
    UNION SELECT block.partner FROM saldo_locks_Blocks block
    WHERE ${blocks.sql} AND block.segment = ? AND block.kind = 'dunning'
      AND block.liftedAt IS NULL AND block.validFrom <= ? AND block.validTo >= ?`,
    [
      segment,
      ...items.params,
      DUNNING,
      businessDate,
      businessDate,
      ...[...accounts.params, DUNNING, businessDate, businessDate, segment],
      ...blocks.params,
      segment,
      businessDate,
      businessDate,
    ],
  );
  return new Set(rows.map(({ partner }) => partner));
}

function proceduresOf({ procedures }: LetterSetup, { source }: CustomerScope): string {
  return JSON.stringify(procedures.get(source) ?? []);
}
