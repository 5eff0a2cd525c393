import type { ContactHistory, ContactRequest } from '../domain/contact-gate.ts';
import type { ContactPack } from '../domain/contact-pack.ts';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { loadContactDebts, loadContactHistories } from '../runs/contact-histories.ts';
import { loadContactPack } from '../runs/load-contact-pack.ts';
import type { MyPosition } from './visit.ts';

/** What the gate judges a contact by. */
export interface GateCase {
  readonly request: ContactRequest;
  /** Null when no pack is valid: nobody is contacted then. */
  readonly pack: ContactPack | null;
  readonly history: ContactHistory;
}

/** A contact that would take place, or took place. */
export interface ContactAt {
  readonly channel: string;
  readonly instant: Instant;
}

export type CaseOf = (position: MyPosition) => GateCase;

/**
 * The cases of positions on a channel at an instant, as `position.segment` judges each: contacts of all
 * segments and origins up to the instant, in the customer's own zone. The queries are as many as there
 * are segments and zones among the positions, not as there are customers.
 */
export async function gateCases(
  db: Database,
  positions: readonly MyPosition[],
  contact: ContactAt,
): Promise<CaseOf> {
  const cases = new Map<MyPosition, GateCase>();
  const alike = Map.groupBy(positions, ({ segment, source, businessDate, timeZone }) =>
    JSON.stringify([segment, source, businessDate, timeZone]),
  );
  for (const some of alike.values()) {
    for (const [position, one] of await casesAlike(db, some, contact)) cases.set(position, one);
  }
  return (position) => {
    const found = cases.get(position);
    if (!found) throw new Error(`No case was made for customer ${position.partner}.`);
    return found;
  };
}

/** Of positions with one segment, source, day and zone. */
async function casesAlike(
  db: Database,
  positions: readonly MyPosition[],
  { channel, instant }: ContactAt,
): Promise<[MyPosition, GateCase][]> {
  const [first] = positions;
  if (!first) return [];
  const { segment, source, businessDate } = first;
  const { pack, segmentZone } = await loadContactPack(db, segment, businessDate);
  const timeZone = first.timeZone ?? segmentZone;
  const partners = positions.map(({ partner }) => partner);
  const scope = { kind: 'listed', source, partners } as const;
  const debtsOf = await loadContactDebts(db, scope, segment);
  const today = localTime(instant, timeZone).date;
  const historyOf = await loadContactHistories(db, scope, today, instant);
  return positions.map((position) => {
    const person = position.partner;
    const debts = debtsOf.get(person) ?? [];
    const request = { person, relation: 'borrower', debts, channel, instant, timeZone } as const;
    return [position, { request, pack, history: historyOf(person) }];
  });
}
