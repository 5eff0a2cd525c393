import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { connectedGroups, type Party } from './connected-debtors.ts';
import type { CustomerKey } from './customer-scope.ts';

/** Whose groups are asked for. */
export interface EntryRule {
  readonly segment: string;
  /** An open item overdue by at least that many days lets a customer enter. */
  readonly entersFromDays: number;
}

/** Customers who are liable together, by key; alone, a customer is a group too. */
export interface DebtorGroup {
  readonly members: readonly string[];
  /** At least one of them may enter a test today. */
  readonly enters: boolean;
}

/** Key of a customer in groups: ordered as text, the same on every database. */
export function customerKey({ source, partner }: CustomerKey): string {
  return `${source}/${partner}`;
}

/**
 * The groups of connected debtors of all who may enter and of all who are liable with someone, over
 * every contract of the bank: people are connected, not segments. Two statements, read in batches.
 */
export async function debtorGroups(
  db: Database,
  { segment, entersFromDays }: EntryRule,
  today: IsoDate,
): Promise<DebtorGroup[]> {
  const overdueSince = addDays(today, -entersFromDays);
  const entering = new Map<string, CustomerKey>();
  for await (const rows of db.stream<CustomerKey>(ENTERING, [
    segment,
    overdueSince,
    overdueSince,
  ])) {
    for (const row of rows) entering.set(customerKey(row), row);
  }
  const parties: Party[] = [];
  for await (const rows of db.stream<Party>(PARTIES, [today, today, today, today])) {
    for (const row of rows) parties.push(row);
  }
  const all = new Map(entering);
  for (const { source, partner } of parties) all.set(`${source}/${partner}`, { source, partner });
  const keys = [...all.keys()];
  const groupOf = connectedGroups([...all.values()], parties);
  const groups = Map.groupBy(keys.keys(), (at) => (groupOf[at] === -1 ? at : groupOf[at]));
  return [...groups.values()].map((indexes) => {
    const members = indexes.map((at) => keys[at] ?? '');
    return { members, enters: members.some((member) => entering.has(member)) };
  });
}

const ENTERING = `SELECT DISTINCT i.source, i.partner FROM saldo_ledger_Items i
  JOIN saldo_organization_SegmentCompanyCodes s
    ON s.segment = ? AND s.source = i.source AND s.companyCode = i.companyCode
  WHERE i.clearingStatus = '' AND i.leftErpAt IS NULL AND i.amount > 0 AND i.dueDate <= ?
    AND (i.deferralDate IS NULL OR i.deferralDate <= ?)`;

const PARTY_IS_VALID =
  '(p.validFrom IS NULL OR p.validFrom <= ?) AND (p.validTo IS NULL OR p.validTo >= ?)';

/** Parties, and the borrower even where the core lists only who else is liable. */
const PARTIES = `SELECT p.source, p.contract, p.partner FROM saldo_ledger_ContractParties p
  WHERE ${PARTY_IS_VALID}
  UNION SELECT c.source, c.contract, c.partner FROM saldo_ledger_ContractParties p
  JOIN saldo_ledger_Contracts c ON c.source = p.source AND c.contract = p.contract
  WHERE ${PARTY_IS_VALID}`;
