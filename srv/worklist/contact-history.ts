import type { ContactHistory } from '../domain/contact-gate.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { loadContactDebts, loadContactHistories } from '../runs/contact-histories.ts';
import type { CustomerScope } from '../runs/customer-scope.ts';
import type { MyPosition } from './visit.ts';

type Customer = Pick<MyPosition, 'source' | 'partner'>;

/**
 * What is known of a person on a day of theirs: contacts of all segments and origins, up to an
 * instant of that day.
 */
export async function loadContactHistory(
  db: Database,
  customer: Customer,
  today: IsoDate,
  until: Instant,
): Promise<ContactHistory> {
  const historyOf = await loadContactHistories(db, only(customer), today, until);
  return historyOf(customer.partner);
}

/** The contracts of the customer that the segment collects and that have an open item. */
export async function loadDebts(db: Database, position: MyPosition): Promise<string[]> {
  const debts = await loadContactDebts(db, only(position), position.segment);
  return debts.get(position.partner) ?? [];
}

function only({ source, partner }: Customer): CustomerScope {
  return { kind: 'range', source, from: partner, to: partner };
}
