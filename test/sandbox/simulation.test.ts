import fc from 'fast-check';
import { type ErpClient, erpClient, paths, type Row } from '../support/erp-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let erp: ErpClient;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 80, seed: 3 });
  erp = erpClient(sandbox);
});

afterAll(() => sandbox.stop());

const hundredths = (wire: unknown) => Math.round(Number(wire) * 100);

async function itemsOf(partner: string): Promise<Row[]> {
  const filter = encodeURIComponent(`BusinessPartner eq '${partner}'`);
  return (await erp.readAll(paths.documents, `BPItem?$filter=${filter}`)).rows;
}

/** Open amount without the statistical items, which only stand for others. */
function openReal(items: readonly Row[]): number {
  return items
    .filter((item) => item.CAClearingStatus === '' && item.CAStatisticalItemCode !== 'R')
    .reduce((sum, item) => sum + hundredths(item.CAAmountInTransactionCurrency), 0);
}

describe('Over HTTP', () => {
  test('any sequence of payments, returns and resets leaves open what was billed less what was paid', async () => {
    const partner = '0001000002';
    const currency = String((await itemsOf(partner))[0]?.TransactionCurrency);
    const step = fc.oneof(
      fc.record({ pay: fc.integer({ min: 1, max: 400 }) }),
      fc.record({ undo: fc.nat(5), returned: fc.boolean() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        let expected = openReal(await itemsOf(partner));
        const payments: { document: unknown; amount: number }[] = [];
        for (const each of steps) {
          if ('pay' in each) {
            const paid = await erp.control('pay', { partner, amount: `${each.pay}`, currency });
            if (paid.status !== 200) continue;
            expected -= Number(paid.amount);
            payments.push({ document: paid.document, amount: Number(paid.amount) });
            continue;
          }
          const [payment] = payments.splice(each.undo, 1);
          if (payment === undefined) continue;
          const returnReason = each.returned ? { returnReason: 'AM4' } : {};
          const reset = await erp.control('reset-clearing', {
            document: payment.document,
            ...returnReason,
          });
          expect(reset.status).toBe(200);
          if (each.returned) expected += payment.amount;
        }
        expect(openReal(await itemsOf(partner))).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });

  test('an overpayment stands as a credit on the account', async () => {
    const partner = '0001000004';
    const [first] = await itemsOf(partner);
    const currency = String(first?.TransactionCurrency);
    const paid = await erp.control('pay', { partner, currency, amount: '90000000' });
    const credit = (await itemsOf(partner)).find(
      (item) => item.CADocumentNumber === paid.document && item.CAClearingStatus === '',
    );
    expect(Number(paid.onAccount)).toBeGreaterThan(0);
    expect(hundredths(credit?.CAAmountInTransactionCurrency)).toBe(-Number(paid.onAccount));
    const again = await erp.control('pay', { partner, currency });
    expect(again).toMatchObject({ status: 409, error: { code: 'NOTHING_TO_PAY' } });
  });

  test('an unknown currency or amount is refused with a text that says what to give', async () => {
    const answer = await erp.control('pay', {
      partner: '0001000005',
      amount: 'x',
      currency: 'XXX',
    });
    expect(answer).toMatchObject({ status: 400, error: { code: 'AMOUNT_INVALID' } });
  });
});

describe('A day', () => {
  test('brings payments, bills and notices, and every change carries the new date', async () => {
    const before = await erp.control('clock');
    const day = await erp.control('advance-day', {});
    expect(String(day.date) > String(before.date)).toBe(true);
    expect(Number(day.payments)).toBeGreaterThan(0);
    expect(Number(day.billed)).toBeGreaterThan(0);
    const filter = encodeURIComponent(
      `LastChangeDate eq ${day.date} or CreationDate eq ${day.date}`,
    );
    const { rows } = await erp.readAll(paths.documents, `BPItem?$filter=${filter}`);
    expect(rows.length).toBeGreaterThanOrEqual(Number(day.payments) + Number(day.billed));
  });

  test('comes out the same in two banks of one seed', async () => {
    const twins = await Promise.all([1, 2].map(() => startSandbox({ customers: 40, seed: 9 })));
    const days = await Promise.all(
      twins.map(async (twin) => {
        const client = erpClient(twin);
        return [await client.control('advance-day', {}), await client.control('advance-day', {})];
      }),
    );
    await Promise.all(twins.map((twin) => twin.stop()));
    expect(days[0]).toEqual(days[1]);
  });
});
