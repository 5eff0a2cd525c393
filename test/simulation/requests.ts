import type { Random } from '../../sandbox/bank/random.ts';
import type { Json } from '../../srv/domain/canonical-json.ts';
import type { OperationKindName } from '../../srv/erp/write-back/operation-kinds/index.ts';
import { POISON_PARTNER } from './erp/erp-posting.ts';
import { CUSTOMERS } from './master-data.ts';

/** What people ask for, once or by mistake again: one effect in the ERP. */
export interface BusinessRequest {
  /** Its place among all requests of the seed. */
  readonly number: number;
  /** Seconds after the start. */
  readonly at: number;
  readonly kind: OperationKindName;
  readonly partner: string;
  /** The promise, contact or dispute: operations on one are carried out in order. */
  readonly subject: string;
  readonly payload: Json;
}

type Wish = Pick<BusinessRequest, 'kind' | 'payload'>;

const MOST_OBJECTS = 4;
const MOST_NOTES = 3;
const MOST_CHANGES = 2;
const MOST_VERDICTS = 2;
/** Kept, broken, and open again. */
const VERDICTS = ['1', '3', '0'];
/** Requests come in the first minutes, while everything goes wrong. */
const SECONDS = 160;

/** Document that promises of a customer are about: posted when the seed begins. */
export function firstDocument(partner: string): string {
  return `${partner.padStart(6, '0')}000001`;
}

/** Draws the requests of a seed: some objects, each with a few operations in order. */
export function drawRequests(random: Random): BusinessRequest[] {
  const requests: BusinessRequest[] = [];
  const objects = random.int(2, MOST_OBJECTS);
  for (let object = 0; object < objects; object++) {
    const partner = random.chance(0.06) ? POISON_PARTNER : random.pick(CUSTOMERS);
    const subject = `00000000-0000-4000-8000-${String(object).padStart(12, '0')}`;
    const wishes = drawWishes(random, partner, subject);
    const instants = wishes.map(() => random.int(0, SECONDS)).sort((a, b) => a - b);
    for (const [place, wish] of wishes.entries()) {
      const at = instants[place] ?? 0;
      requests.push({ number: requests.length, at, partner, subject, ...wish });
    }
  }
  return requests;
}

function drawWishes(random: Random, partner: string, subject: string): Wish[] {
  const draw = random.next();
  if (draw < 0.3) {
    const promise = promiseOf(partner, subject, random.chance(0.125) ? 'USD' : 'EUR');
    const verdicts = Array.from({ length: random.int(0, MOST_VERDICTS) }, (_, place) =>
      verdictOf(subject, place, random.pick(VERDICTS)),
    );
    const withdrawal: Wish = {
      kind: 'promise-withdraw',
      payload: { by: 'customer', reason: '01' },
    };
    const all = [promise, ...verdicts];
    return random.chance(0.6) ? [...all, withdrawal] : all;
  }
  if (draw < 0.6) {
    const changes = random.int(0, MOST_CHANGES);
    const later = Array.from({ length: changes }, (_, place) => disputeChange(subject, place));
    return [disputeOf(partner, subject), ...later];
  }
  const notes = random.int(1, MOST_NOTES);
  return Array.from({ length: notes }, (_, place) => noteOf(partner, subject, place));
}

/** USD is a currency whose decimals nobody has entered. */
function promiseOf(partner: string, promiseId: string, currency: string): Wish {
  const amount = '10.0000';
  const dates = [{ dueOn: '2026-03-20', amount }];
  const items = [{ ...itemOf(partner), amount }];
  const payload = { promiseId, partner, category: '01', currency, amount, dates, items };
  return { kind: 'promise-create', payload };
}

/** The same verdict may be given again: after a payment that was taken back, and came again. */
function verdictOf(promise: string, place: number, status: string): Wish {
  const fulfilmentPercent = status === '1' ? '100.00' : '0.00';
  const payload = { verdict: `${promise}/${place}`, status, fulfilmentPercent };
  return { kind: 'promise-verdict', payload };
}

function disputeOf(partner: string, caseId: string): Wish {
  const payload = {
    caseId,
    partner,
    caseType: 'DISP',
    title: 'Charged twice',
    reason: '01',
    companyCode: '1000',
    currency: 'EUR',
    amount: '5.0000',
    items: [itemOf(partner)],
  };
  return { kind: 'dispute-create', payload };
}

function disputeChange(subject: string, place: number): Wish {
  const title = `Title ${place} of ${subject}`;
  return { kind: 'dispute-change', payload: { change: title, title } };
}

function itemOf(partner: string) {
  return { document: firstDocument(partner), repetition: '000', item: '0001', subitem: '000' };
}

function noteOf(partner: string, contactId: string, place: number): Wish {
  const payload = {
    contactId,
    partner,
    startedAt: '2026-03-02T08:00:00.000Z',
    channel: 'phone',
    direction: 'outbound',
    result: 'reached',
    note: `note ${place}`,
  };
  return { kind: 'contact-note', payload };
}
