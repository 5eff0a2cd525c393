import { loadBank } from '../sandbox/demo/load-bank.ts';
import { compareDates, type IsoDate } from '../srv/domain/iso-date.ts';
import type { Database } from '../srv/platform/database.ts';
import { syntheticCustomer } from './portfolio-customer.ts';
import { addDealings } from './portfolio-dealings.ts';
import { addMasterData, addOpenItems, addPaidItems } from './portfolio-debts.ts';
import {
  FILLED_NAMES,
  noRows,
  type PortfolioCounts,
  type PortfolioRows,
  writePortfolioRows,
} from './portfolio-rows.ts';

export interface PortfolioOptions {
  readonly customers: number;
  /** The day the portfolio is as of. */
  readonly businessDate: IsoDate;
  readonly seed?: number;
}

/** Customers made and written at a time. */
const BATCH = 10_000;

/**
 * Fills a deployed database with the demo bank's configuration and a synthetic portfolio: five open
 * items a customer on average, four of five customers overdue, with what they paid, promised, said
 * and disputed. The same rows for the same seed; a smaller portfolio is the beginning of a larger.
 */
export async function fillPortfolio(
  db: Database,
  { customers, businessDate, seed = 1 }: PortfolioOptions,
): Promise<PortfolioCounts> {
  await loadBank(db, businessDate);
  const counts = Object.fromEntries(FILLED_NAMES.map((name) => [name, 0])) as PortfolioCounts;
  for (let from = 0; from < customers; from += BATCH) {
    const to = Math.min(customers, from + BATCH);
    const rows = customersFromTo(from, to, seed, businessDate);
    await writePortfolioRows(db, rows);
    for (const name of FILLED_NAMES) counts[name] += rows[name].length;
  }
  return counts;
}

function customersFromTo(from: number, to: number, seed: number, today: IsoDate): PortfolioRows {
  const rows = noRows();
  for (let index = from; index < to; index += 1) {
    const customer = syntheticCustomer(index, seed, today);
    addMasterData(rows, customer);
    const items = addOpenItems(rows, customer);
    addPaidItems(rows, customer);
    addDealings(rows, customer, items);
  }
  // Items come into a ledger by date, so a customer's items do not lie side by side.
  rows.items.sort((a, b) => compareDates(a.dueDate ?? '', b.dueDate ?? ''));
  return rows;
}
