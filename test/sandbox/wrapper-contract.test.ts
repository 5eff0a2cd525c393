import { type ErpClient, erpClient, paths, type Row } from '../support/erp-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let erp: ErpClient;
let headers: Record<string, string>;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 150, seed: 11 });
  erp = erpClient(sandbox);
  headers = await erp.writeHeaders(paths.collections);
});

afterAll(() => sandbox.stop());

const post = (set: string, body: object) =>
  erp.send(`${paths.collections}/${set}`, { method: 'POST', body: JSON.stringify(body), headers });

/** Open overdue items that stand in no promise or plan yet, one a partner. */
async function freeItems(): Promise<Row[]> {
  const filter = encodeURIComponent(
    "CAClearingStatus eq '' and CASubstituteDocumentCategory eq '' and CANetDueDate lt 2026-11-22 and CAAmountInTransactionCurrency gt 10 and CAStatisticalItemCode eq ''",
  );
  const { rows } = await erp.readAll(paths.documents, `BPItem?$filter=${filter}`);
  return [...Map.groupBy(rows, (row) => row.BusinessPartner).values()].flatMap((group) =>
    group.slice(0, 1),
  );
}

function promiseOver(item: Row, amount = item.CAAmountInTransactionCurrency): Row {
  return {
    OperationId: crypto.randomUUID(),
    BusinessPartner: item.BusinessPartner,
    PromiseCategory: '01',
    TransactionCurrency: item.TransactionCurrency,
    PromisedAmount: amount,
    _Date: [{ PromiseDate: '2026-11-24', PromisedAmount: amount }],
    _Item: [{ ...keyOf(item), PromisedAmount: amount }],
  };
}

function keyOf(item: Row) {
  return {
    CADocumentNumber: item.CADocumentNumber,
    CARepetitionItemNumber: item.CARepetitionItemNumber,
    CABPItemNumber: item.CABPItemNumber,
    CASubItemNumber: item.CASubItemNumber,
  };
}

async function itemNow(item: Row): Promise<Row> {
  const filter = encodeURIComponent(
    `CADocumentNumber eq '${item.CADocumentNumber}' and CARepetitionItemNumber eq '${item.CARepetitionItemNumber}' and CABPItemNumber eq '${item.CABPItemNumber}' and CASubItemNumber eq '${item.CASubItemNumber}'`,
  );
  const { value } = await erp.get(`${paths.documents}/BPItem?$filter=${filter}`);
  return (value as Row[])[0] ?? {};
}

describe('Operation ids', () => {
  test('a second post with the same id gives the first object back, with 200', async () => {
    const [item] = await freeItems();
    const promise = promiseOver(item as Row);
    const first = await post('PromiseToPay', promise);
    const second = await post('PromiseToPay', promise);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(first.headers.get('saldo-operation')).toBe('created');
    expect(second.headers.get('saldo-operation')).toBe('repeated');
    expect(await second.json()).toEqual(await first.json());
  });

  test('of twenty posts at once with one id exactly one has an effect', async () => {
    const [item] = await freeItems();
    const promise = promiseOver(item as Row);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post('PromiseToPay', promise)),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(19);
    const numbers = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as Row).PromiseToPay),
    );
    expect(new Set(numbers).size).toBe(1);
  });
});

describe('Promises to pay', () => {
  test('a promise marks its items, and an item can be in one only', async () => {
    const [item] = await freeItems();
    const answer = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    expect(await itemNow(item as Row)).toMatchObject({
      CASubstituteDocumentCategory: 'P',
      CASubstituteDocumentNumber: answer.PromiseToPay,
    });
    const second = await post('PromiseToPay', promiseOver(item as Row));
    expect(second.status).toBe(400);
    expect(await second.json()).toMatchObject({ error: { code: 'ITEM_HAS_SUBSTITUTE' } });
  });

  test('dates must add up to the promised amount', async () => {
    const [item] = await freeItems();
    const promise = promiseOver(item as Row);
    const answer = await post('PromiseToPay', { ...promise, PromisedAmount: '0.01' });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'PROMISE_DATES_DIFFER' } });
  });

  test('withdrawing frees the items', async () => {
    const [item] = await freeItems();
    const promise = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    const path = `PromiseToPay('${promise.PromiseToPay}')/ZSALDO_COLLECTIONS_0001.Withdraw`;
    const answer = await erp.send(`${paths.collections}/${path}`, {
      method: 'POST',
      body: JSON.stringify({ Initiator: 'C', WithdrawalReason: '0001' }),
      headers: { ...headers, 'if-match': String(promise['@odata.etag']) },
    });
    expect(await answer.json()).toMatchObject({ PromiseStatus: '4' });
    expect(await itemNow(item as Row)).toMatchObject({ CASubstituteDocumentCategory: '' });
  });

  test("FI-CA's own valuation fulfils a paid promise and breaks an unpaid one after its tolerance", async () => {
    const [paid, unpaid] = await freeItems();
    const promises = [];
    for (const item of [paid, unpaid]) {
      const answer = await post('PromiseToPay', promiseOver(item as Row));
      promises.push(((await answer.json()) as Row).PromiseToPay);
    }
    await erp.control('pay', { items: [keyOf(paid as Row)] });
    await erp.control('valuate-promises', {});
    const statusOf = async (number: unknown) => {
      const promise = await erp.get(`${paths.collections}/PromiseToPay('${number}')`);
      return [promise.PromiseStatus, promise.FulfillmentPercent];
    };
    expect(await statusOf(promises[0])).toEqual(['1', '100.00']);
    expect(await statusOf(promises[1])).toEqual(['', '0.00']);
  });
});

describe('Locks', () => {
  const lock = (item: object) => ({
    ...item,
    CABusinessProcess: '01',
    CABusinessLockReason: 'C',
    CABusinessLockValidFrom: '2026-11-22',
    CABusinessLockValidTo: '2026-12-22',
  });
  const postLock = (body: object) =>
    erp.send(`${paths.documents}/BPItemBusLock`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers,
    });

  test('an item is locked against dunning, and the same lock a second time is a conflict', async () => {
    const [item] = await freeItems();
    expect((await postLock(lock(keyOf(item as Row)))).status).toBe(201);
    expect((await postLock(lock(keyOf(item as Row)))).status).toBe(409);
  });

  test('an item that does not exist cannot be locked', async () => {
    const [item] = await freeItems();
    const answer = await postLock(lock({ ...keyOf(item as Row), CASubItemNumber: '999' }));
    expect(await answer.json()).toMatchObject({ error: { code: 'ITEM_NOT_FOUND' } });
  });
});

describe('Installment plans', () => {
  test('a plan marks its originals, posts installments, and a paid installment pays the originals', async () => {
    const [item] = await freeItems();
    const total = Math.round(Number(item?.CAAmountInTransactionCurrency) * 100);
    const first = Math.floor(total / 2);
    const answer = await post('InstallmentPlan', {
      OperationId: crypto.randomUUID(),
      BusinessPartner: item?.BusinessPartner,
      ContractAccount: item?.ContractAccount,
      TransactionCurrency: item?.TransactionCurrency,
      InstallmentPlanAmount: (total / 100).toFixed(2),
      _Date: [
        { InstallmentDate: '2026-12-01', InstallmentAmount: (first / 100).toFixed(2) },
        { InstallmentDate: '2027-01-01', InstallmentAmount: ((total - first) / 100).toFixed(2) },
      ],
      _Item: [keyOf(item as Row)],
    });
    expect(answer.status).toBe(201);
    const plan = (await answer.json()) as Row;
    expect(await itemNow(item as Row)).toMatchObject({ CASubstituteDocumentCategory: 'R' });
    await erp.control('pay', {
      items: [
        {
          CADocumentNumber: plan.CAInstallmentPlan,
          CARepetitionItemNumber: '000',
          CABPItemNumber: '0001',
          CASubItemNumber: '000',
        },
      ],
    });
    const rest = await itemNow(item as Row);
    expect(rest.CAClearingStatus).toBe('');
    expect(rest.CAAmountInTransactionCurrency).toBe(((total - first) / 100).toFixed(2));
  });
});

describe('Control totals', () => {
  test('they equal the sum over the open items, by account and currency', async () => {
    const { rows } = await erp.readAll(paths.documents, 'BPItem');
    const own = new Map<string, [number, number]>();
    for (const row of rows.filter((item) => item.CAClearingStatus === '')) {
      const key = `${row.CompanyCode} ${row.ContractAccount} ${row.TransactionCurrency}`;
      const [count, amount] = own.get(key) ?? [0, 0];
      own.set(key, [count + 1, amount + hundredths(row.CAAmountInTransactionCurrency)]);
    }
    const theirs = new Map<string, [number, number]>();
    for (const companyCode of ['1000', '1100', '2000', '3000']) {
      const answer = await erp.get(
        `${paths.collections}/GetControlTotals(CompanyCode='${companyCode}')`,
      );
      expect(answer.AsOfDateTime).toMatch(/^2026-11-22T/);
      for (const total of answer.Totals as Row[]) {
        const key = `${total.CompanyCode} ${total.ContractAccount} ${total.TransactionCurrency}`;
        theirs.set(key, [Number(total.OpenItemCount), hundredths(total.OpenAmount)]);
      }
    }
    expect(theirs).toEqual(own);
  });
});

function hundredths(wire: unknown): number {
  return Math.round(Number(wire) * 100);
}
