import { addDays } from '../simulation/calendar.ts';
import { createRecordBook, type RecordBook } from '../store/record-book.ts';
import { exchangeRates } from './currencies.ts';
import { generateCustomer } from './generate-customer.ts';
import { runtimeRanges } from './numbers.ts';
import { createRandom } from './random.ts';

/** Which demo bank: so many customers, from a seed, as it stands on a day. */
export interface BankOptions {
  customers: number;
  seed: number;
  date: string;
}

const customersPerBatch = 1_000;

/** Generates the bank in batches and hands each to the writer; the book is emptied after each. */
export function generateBank(options: BankOptions, write: (book: RecordBook) => void): void {
  const book = createRecordBook();
  writeRates(options, book);
  for (const [RangeName, NextNumber] of Object.entries(runtimeRanges)) {
    book.add('numberRange', { RangeName, NextNumber });
  }
  for (let index = 0; index < options.customers; index++) {
    generateCustomer(options.seed, index, options.date, book);
    if ((index + 1) % customersPerBatch === 0) flush(book, write);
  }
  flush(book, write);
}

function flush(book: RecordBook, write: (book: RecordBook) => void): void {
  write(book);
  book.clear();
}

/** Average rates for the days around the bank's day, with a little noise. */
function writeRates(options: BankOptions, book: RecordBook): void {
  const random = createRandom(options.seed, -2);
  for (const rate of exchangeRates) {
    for (let daysAgo = 10; daysAgo >= 0; daysAgo--) {
      const noise = daysAgo === 0 ? 1 : 1 + (random.next() - 0.5) * 0.01;
      book.add('exchangeRate', {
        ExchangeRateType: 'M',
        SourceCurrency: rate.source,
        TargetCurrency: rate.target,
        ExchangeRateEffectiveDate: addDays(options.date, -daysAgo),
        ExchangeRate: Number((rate.rate * noise).toFixed(5)),
        NumberOfSourceCurrencyUnits: rate.sourceUnits,
        NumberOfTargetCurrencyUnits: rate.targetUnits,
      });
    }
  }
}
