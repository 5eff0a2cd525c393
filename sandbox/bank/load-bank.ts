import { withTables, writeBook } from '../store/database.ts';
import { createIndexes } from '../store/indexes.ts';
import { type BankOptions, generateBank } from './generate-bank.ts';

/** What was loaded, and how long it took. */
export interface BankSummary {
  customers: number;
  items: number;
  seconds: number;
}

/** Generates the demo bank into the database, in one transaction. */
export async function loadBank(options: BankOptions): Promise<BankSummary> {
  const startedAt = performance.now();
  return withTables((tables) => {
    let items = 0;
    generateBank(options, (book) => {
      items += book.rows('item').length;
      writeBook(tables, book);
    });
    createIndexes(tables);
    const seconds = Number(((performance.now() - startedAt) / 1000).toFixed(1));
    return { customers: options.customers, items, seconds };
  });
}
