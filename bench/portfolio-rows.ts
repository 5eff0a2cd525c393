import type { Database, TableDef } from '../srv/platform/database.ts';
import * as tables from '../srv/platform/tables.ts';

const FILLED = {
  partners: tables.partnersTable,
  nameWords: tables.nameWordsTable,
  contracts: tables.contractsTable,
  contractParties: tables.contractPartiesTable,
  contractAccounts: tables.contractAccountsTable,
  items: tables.itemsTable,
  itemLocks: tables.itemLocksTable,
  payments: tables.paymentsTable,
  paymentAssignments: tables.paymentAssignmentsTable,
  dunningNotices: tables.dunningNoticesTable,
  contacts: tables.contactsTable,
  resubmissions: tables.resubmissionsTable,
  promises: tables.promisesTable,
  promiseDates: tables.promiseDatesTable,
  promiseItems: tables.promiseItemsTable,
  instalmentPlans: tables.instalmentPlansTable,
  creditStandings: tables.creditStandingsTable,
  creditProfiles: tables.creditProfilesTable,
  creditAccounts: tables.creditAccountsTable,
  disputedItems: tables.disputedItemsTable,
  exclusions: tables.exclusionsTable,
};

type Filled = typeof FILLED;
type RowOf<Table> = Table extends TableDef<infer Row> ? Row : never;

/** Rows to write, by table; all rows of a table have the same columns. */
export type PortfolioRows = { readonly [Name in keyof Filled]: Partial<RowOf<Filled[Name]>>[] };

export type PortfolioCounts = Record<keyof PortfolioRows, number>;

export const FILLED_NAMES = Object.keys(FILLED) as (keyof Filled)[];

export function noRows(): PortfolioRows {
  return Object.fromEntries(FILLED_NAMES.map((name) => [name, []])) as unknown as PortfolioRows;
}

/** Writes the rows in one transaction, by the way that the mirror writes. */
export async function writePortfolioRows(db: Database, rows: PortfolioRows): Promise<void> {
  await db.transaction(async (tx) => {
    for (const name of FILLED_NAMES) await write(tx, FILLED[name] as TableDef<object>, rows[name]);
  });
}

async function write<Row extends object>(
  tx: Database,
  table: TableDef<Row>,
  rows: readonly Partial<Row>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Row & string)[];
  if (rows.length > 0) await tx.insert(table, rows, { columns });
}
