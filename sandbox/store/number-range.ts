import type { runtimeRanges } from '../bank/numbers.ts';
import type { Tables } from './database.ts';

/** Takes the next number of a range, 12 digits. */
export function nextNumber(tables: Tables, range: keyof typeof runtimeRanges): string {
  const [row] = tables.select('SELECT NextNumber FROM $numberRange WHERE RangeName = ?', range);
  const next = Number(row?.NextNumber ?? 1);
  tables.run('UPDATE $numberRange SET NextNumber = ? WHERE RangeName = ?', next + 1, range);
  return String(next).padStart(12, '0');
}
