import { generateBank } from '../../sandbox/bank/generate-bank.ts';
import { daysBetween } from '../../sandbox/simulation/calendar.ts';
import type { EntityKind, Row } from '../../sandbox/store/entities.ts';
import { kinds } from '../../sandbox/store/record-book.ts';

const today = '2026-11-22';

type Bank = Map<EntityKind, Row[]>;

function bankOf(customers: number, seed: number): Bank {
  const bank: Bank = new Map(kinds.map((kind) => [kind, []]));
  generateBank({ customers, seed, date: today }, (book) => {
    for (const kind of kinds) bank.get(kind)?.push(...book.rows(kind));
  });
  return bank;
}

const rows = (bank: Bank, kind: EntityKind) => bank.get(kind) ?? [];
const isOpen = (item: Row) => item.CAClearingStatus === '';
const itemKey = (row: Row) =>
  `${row.CADocumentNumber} ${row.CARepetitionItemNumber} ${row.CABPItemNumber} ${row.CASubItemNumber}`;

const bank = bankOf(4_000, 7);

describe('The generator', () => {
  test('makes the same bank from the same seed, and another from another', () => {
    expect(bankOf(20, 5)).toEqual(bankOf(20, 5));
    expect(rows(bankOf(20, 5), 'item')).not.toEqual(rows(bankOf(20, 6), 'item'));
  });

  test('gives a customer the same records in a larger bank', () => {
    const items = (customers: number) =>
      rows(bankOf(customers, 5), 'item').filter((item) => item.BusinessPartner === '0001000003');
    expect(items(40)).toEqual(items(10));
  });

  test('gives no key twice', () => {
    const keys = rows(bank, 'item').map(itemKey);
    expect(new Set(keys).size).toBe(keys.length);
    const partners = rows(bank, 'partner').map((partner) => partner.BusinessPartner);
    expect(new Set(partners).size).toBe(partners.length);
  });
});

describe('The portfolio', () => {
  test('every customer has open items, ten rows at most on average', () => {
    const owners = new Set(
      rows(bank, 'item')
        .filter(isOpen)
        .map((item) => item.BusinessPartner),
    );
    expect(owners.size).toBe(4_000);
    expect(rows(bank, 'item').length / 4_000).toBeLessThan(11);
  });

  test('the buckets have a retail bank’s shares', () => {
    const share = bucketShares();
    expect(share('current')).toBeCloseTo(0.4, 1);
    expect(share('preDue')).toBeGreaterThan(0.2);
    expect(share('1-30')).toBeCloseTo(0.12, 1);
    expect(share('31-60')).toBeCloseTo(0.06, 1);
    expect(share('61-90')).toBeCloseTo(0.04, 1);
    expect(share('90+')).toBeCloseTo(0.08, 1);
  });

  test('amounts have a heavy tail: a tenth of the items hold over a third of the money', () => {
    const amounts = rows(bank, 'item')
      .filter((item) => isOpen(item) && item.TransactionCurrency === 'EUR')
      .map((item) => Number(item.CAAmountInTransactionCurrency))
      .sort((a, b) => b - a);
    const sum = (list: number[]) => list.reduce((total, amount) => total + amount, 0);
    expect(sum(amounts.slice(0, amounts.length / 10)) / sum(amounts)).toBeGreaterThan(0.33);
  });

  test('there are a few deceased, insolvent and disputing customers', () => {
    const deceased = rows(bank, 'partner').filter((p) => p.BusinessPartnerDeathDate);
    const insolvent = rows(bank, 'standing').filter((s) => s.BusinessPartnerIsBankrupt);
    for (const few of [deceased, insolvent, rows(bank, 'dispute')]) {
      expect(few.length).toBeGreaterThan(3);
      expect(few.length).toBeLessThan(160);
    }
  });

  test('statistical, deferred, restricted, repeated and credit items all occur', () => {
    const open = rows(bank, 'item').filter(isOpen);
    const occurs = (predicate: (item: Row) => boolean) => open.some(predicate);
    expect(occurs((item) => item.CAStatisticalItemCode === 'G')).toBe(true);
    expect(occurs((item) => item.CADeferralDate !== null)).toBe(true);
    expect(occurs((item) => item.CAClearingRestrictionCode === 'B')).toBe(true);
    expect(occurs((item) => item.CARepetitionItemNumber === '002')).toBe(true);
    expect(occurs((item) => Number(item.CAAmountInTransactionCurrency) < 0)).toBe(true);
    expect(occurs((item) => item.CASubstituteDocumentCategory === 'R')).toBe(true);
  });

  test('joint and guaranteed contracts name every party, each a partner of the bank', () => {
    const partners = new Set(rows(bank, 'partner').map((partner) => partner.BusinessPartner));
    const parties = rows(bank, 'contractParty');
    expect(parties.every((party) => partners.has(party.BusinessPartner as string))).toBe(true);
    const roles = new Set(parties.map((party) => party.PartyRole));
    expect(roles).toEqual(new Set(['B', 'C', 'G']));
  });
});

describe('Histories', () => {
  test('subitems of an item add up to the item’s total', () => {
    const items = rows(bank, 'item').filter((item) => item.CAStatisticalItemCode !== 'R');
    const groups = Map.groupBy(items, (item) => itemKey(item).slice(0, -4));
    const wrong = [...groups.values()].filter((group) => {
      const sum = group.reduce((total, row) => total + cents(row.CAAmountInTransactionCurrency), 0);
      return sum !== cents(group[0]?.CADocBPItemTotalAmountInTC);
    });
    expect(wrong).toEqual([]);
  });

  test('nothing was posted, paid or changed after the bank’s day', () => {
    const late = rows(bank, 'item').filter(
      (item) =>
        String(item.LastChangeDate ?? item.CreationDate) > today ||
        (item.CAClearingDate !== null && String(item.CAClearingDate) >= today),
    );
    expect(late).toEqual([]);
  });

  test('a cleared item names a payment of its customer that still holds', () => {
    const payments = new Map(rows(bank, 'payment').map((p) => [p.CAPaymentDocument, p]));
    const cleared = rows(bank, 'item').filter((item) => !isOpen(item));
    const unpaid = cleared.filter((item) => {
      const payment = payments.get(item.CAClearingDocumentNumber as string);
      return payment?.BusinessPartner !== item.BusinessPartner || payment?.CAPaymentIsReversed;
    });
    expect(unpaid).toEqual([]);
  });

  test('a notice names items that exist and were overdue on its day; all four levels occur', () => {
    const dueDates = new Map(rows(bank, 'item').map((item) => [itemKey(item), item.CANetDueDate]));
    const premature = rows(bank, 'dunningItem').filter((notice) => {
      const due = String(dueDates.get(itemKey(notice)));
      return !(daysBetween(due, String(notice.CAIssueDate)) > 0);
    });
    expect(premature).toEqual([]);
    const levels = new Set(rows(bank, 'dunning').map((notice) => notice.CADunningLevel));
    expect(levels).toEqual(new Set(['01', '02', '03', '04']));
  });
});

function cents(wire: unknown): number {
  return Math.round(Number(wire) * 100);
}

/** Shares of customers by their oldest open item, credits and statistical items aside. */
function bucketShares(): (bucket: string) => number {
  const oldest = new Map<unknown, number>();
  for (const item of rows(bank, 'item')) {
    if (!isOpen(item) || item.CAStatisticalItemCode !== '') continue;
    if (Number(item.CAAmountInTransactionCurrency) < 0) continue;
    const days = daysBetween(String(item.CANetDueDate), today);
    oldest.set(item.BusinessPartner, Math.max(oldest.get(item.BusinessPartner) ?? -99, days));
  }
  const counts = Map.groupBy([...oldest.values()], bucketOf);
  return (bucket) => (counts.get(bucket)?.length ?? 0) / oldest.size;
}

function bucketOf(days: number): string {
  if (days < -5) return 'current';
  if (days <= 0) return 'preDue';
  if (days <= 30) return '1-30';
  if (days <= 60) return '31-60';
  return days <= 90 ? '61-90' : '90+';
}
