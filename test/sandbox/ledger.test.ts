import fc from 'fast-check';
import { clearItems } from '../../sandbox/ledger/clearing.ts';
import { itemKeyText, type LedgerItem, postItem } from '../../sandbox/ledger/item.ts';
import { resetClearing } from '../../sandbox/ledger/reset-clearing.ts';
import { markSubstitute } from '../../sandbox/ledger/substitute.ts';

const stamp = { date: '2026-11-22', time: '08:00:00' };

function item(document: number, amount: number): LedgerItem {
  return postItem({
    CADocumentNumber: String(document).padStart(12, '0'),
    BusinessPartner: '0001000000',
    ContractAccount: '000400000000',
    CAContract: '1000-000000000',
    CompanyCode: '1000',
    CANetDueDate: '2026-11-01',
    CAPostingDate: '2026-10-01',
    TransactionCurrency: 'EUR',
    CAAmountInTransactionCurrency: amount,
    CreationDate: '2026-10-01',
    CreationTime: '02:00:00',
  });
}

const clearingOf = (number: string) => ({ number, date: stamp.date, reason: '01', stamp });

/** A ledger in memory: what the sandbox keeps in its table. */
class Ledger {
  readonly rows = new Map<string, LedgerItem>();

  constructor(items: readonly LedgerItem[]) {
    this.save(items);
  }

  save(items: readonly LedgerItem[]): void {
    for (const row of items) this.rows.set(itemKeyText(row), row);
  }

  open(): LedgerItem[] {
    return [...this.rows.values()].filter((row) => row.CAClearingStatus === '');
  }

  pay(amount: number, document: string): number {
    const clearing = clearItems(this.open(), amount, clearingOf(document), (row) => {
      const subItems = [...this.rows.values()].filter(
        (other) => other.CADocumentNumber === row.CADocumentNumber,
      );
      return Math.max(...subItems.map((other) => Number(other.CASubItemNumber))) + 1;
    });
    this.save([...clearing.changed, ...clearing.added]);
    return clearing.rest;
  }

  reset(document: string): void {
    const cleared = [...this.rows.values()].filter(
      (row) => row.CAClearingDocumentNumber === document,
    );
    this.save(resetClearing(cleared, stamp));
  }

  sum(rows: Iterable<LedgerItem> = this.rows.values()): number {
    return [...rows].reduce((sum, row) => sum + row.CAAmountInTransactionCurrency, 0);
  }
}

describe('Partial clearing', () => {
  test('the residue stays open in subitem 000, the paid part is cleared in subitem 001', () => {
    const ledger = new Ledger([item(1, 100)]);
    ledger.pay(30, 'P1');
    const rows = [...ledger.rows.values()].map((row) => [
      row.CASubItemNumber,
      row.CAAmountInTransactionCurrency,
      row.CAClearingStatus,
    ]);
    expect(rows).toEqual([
      ['000', 70, ''],
      ['001', 30, '9'],
    ]);
  });

  test('each further part gets the next subitem, and the last payment clears subitem 000 itself', () => {
    const ledger = new Ledger([item(1, 100)]);
    ledger.pay(30, 'P1');
    ledger.pay(20, 'P2');
    ledger.pay(50, 'P3');
    const rows = [...ledger.rows.values()].map((row) => [
      row.CASubItemNumber,
      row.CAAmountInTransactionCurrency,
      row.CAClearingDocumentNumber,
    ]);
    expect(rows).toEqual([
      ['000', 50, 'P3'],
      ['001', 30, 'P1'],
      ['002', 20, 'P2'],
    ]);
    expect(ledger.open()).toEqual([]);
  });

  test('what clears nothing is left over', () => {
    expect(new Ledger([item(1, 100)]).pay(130, 'P1')).toBe(30);
  });

  test('a reset opens exactly what that payment cleared, and says so', () => {
    const ledger = new Ledger([item(1, 100)]);
    ledger.pay(30, 'P1');
    ledger.pay(20, 'P2');
    ledger.reset('P1');
    const reopened = ledger.open().filter((row) => row.CAClearingPostingIsReset);
    expect(reopened.map((row) => row.CASubItemNumber)).toEqual(['001']);
    expect(ledger.sum(ledger.open())).toBe(80);
  });
});

describe('Any sequence of payments and resets', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 });
  const steps = fc.array(
    fc.oneof(
      fc.record({ pay: fc.integer({ min: 1, max: 6_000 }) }),
      fc.record({ reset: fc.nat(20) }),
    ),
    { maxLength: 25 },
  );

  test('never changes what an item is worth over all its subitems', () => {
    fc.assert(
      fc.property(amounts, steps, (billed, sequence) => {
        const ledger = new Ledger(billed.map((amount, i) => item(i, amount)));
        const total = ledger.sum();
        sequence.forEach((step, i) => {
          if ('pay' in step) ledger.pay(step.pay, `P${i}`);
          else ledger.reset(`P${step.reset}`);
          expect(ledger.sum()).toBe(total);
        });
      }),
    );
  });

  test('leaves open what was billed, less the payments that still hold', () => {
    fc.assert(
      fc.property(amounts, steps, (billed, sequence) => {
        const ledger = new Ledger(billed.map((amount, i) => item(i, amount)));
        const holding = new Map<string, number>();
        sequence.forEach((step, i) => {
          if ('pay' in step) holding.set(`P${i}`, step.pay - ledger.pay(step.pay, `P${i}`));
          else if (holding.delete(`P${step.reset}`)) ledger.reset(`P${step.reset}`);
        });
        const paid = [...holding.values()].reduce((sum, amount) => sum + amount, 0);
        const total = billed.reduce((sum, amount) => sum + amount, 0);
        expect(ledger.sum(ledger.open())).toBe(total - paid);
      }),
    );
  });
});

describe('Substitutes', () => {
  test('an item in a promise cannot join an installment plan', () => {
    const [promised] = markSubstitute([item(1, 100)], 'P', '007900000001', stamp);
    expect(() => markSubstitute([promised as LedgerItem], 'R', '008', stamp)).toThrow(
      'already stands in 007900000001',
    );
  });

  test('a cleared item cannot be promised', () => {
    const ledger = new Ledger([item(1, 100)]);
    ledger.pay(100, 'P1');
    expect(() => markSubstitute([...ledger.rows.values()], 'P', '007', stamp)).toThrow(
      'already cleared',
    );
  });
});
