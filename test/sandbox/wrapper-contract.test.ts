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

/** A bound action on the object as it is now; with another tag, as it was. */
async function act(object: string, action: string, body: object, tag?: string): Promise<Response> {
  const ifMatch = tag ?? String((await erp.get(`${paths.collections}/${object}`))['@odata.etag']);
  return erp.send(`${paths.collections}/${object}/SAP__self.${action}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers, 'if-match': ifMatch },
  });
}

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
    const answer = await act(`PromiseToPay('${promise.PromiseToPay}')`, 'Withdraw', {
      OperationId: crypto.randomUUID(),
      Initiator: 'C',
      WithdrawalReason: '0001',
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

describe('Actions with an operation id', () => {
  test('the same withdrawal again has no effect and answers with the promise', async () => {
    const [item] = await freeItems();
    const promise = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    const object = `PromiseToPay('${promise.PromiseToPay}')`;
    const withdrawal = { OperationId: crypto.randomUUID(), Initiator: 'B', WithdrawalReason: '' };
    const first = await act(object, 'Withdraw', withdrawal);
    const again = await act(object, 'Withdraw', withdrawal);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.headers.get('saldo-operation')).toBe('created');
    expect(again.headers.get('saldo-operation')).toBe('repeated');
    expect(await again.json()).toMatchObject({ PromiseStatus: '5' });
    const other = await act(object, 'Withdraw', {
      ...withdrawal,
      OperationId: crypto.randomUUID(),
    });
    expect(other.status).toBe(409);
    const { value } = await erp.get(
      `${paths.collections}/Operation?$filter=OperationId%20eq%20${withdrawal.OperationId}`,
    );
    expect(value).toEqual([
      expect.objectContaining({ ObjectType: 'PromiseToPay', ObjectKey: promise.PromiseToPay }),
    ]);
  });

  test('a change of an object that has changed since is refused with 412, one without If-Match with 428', async () => {
    const [item] = await freeItems();
    const promise = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    const object = `PromiseToPay('${promise.PromiseToPay}')`;
    const verdict = { PromiseStatus: '3', FulfillmentPercent: '10.00' };
    const tag = String((await erp.get(`${paths.collections}/${object}`))['@odata.etag']);
    const operation = () => ({ OperationId: crypto.randomUUID(), ...verdict });
    expect((await act(object, 'SetVerdict', operation(), tag)).status).toBe(200);
    expect((await act(object, 'SetVerdict', operation(), tag)).status).toBe(412);
    const without = await erp.send(`${paths.collections}/${object}/SAP__self.SetVerdict`, {
      method: 'POST',
      body: JSON.stringify(operation()),
      headers,
    });
    expect(without.status).toBe(428);
  });

  test('an operation id of another kind of object is a conflict', async () => {
    const [item] = await freeItems();
    const promise = promiseOver(item as Row);
    await post('PromiseToPay', promise);
    const note = { BusinessPartner: item?.BusinessPartner, ResubmissionDate: '2026-12-01' };
    const answer = await post('Resubmission', { ...note, OperationId: promise.OperationId });
    expect(answer.status).toBe(409);
  });

  test('a verdict closes a promise and may open it again, with its items', async () => {
    const [item] = await freeItems();
    const promise = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    const object = `PromiseToPay('${promise.PromiseToPay}')`;
    const verdict = (PromiseStatus: string) =>
      act(object, 'SetVerdict', {
        OperationId: crypto.randomUUID(),
        PromiseStatus,
        FulfillmentPercent: '0.00',
      });
    expect(await (await verdict('3')).json()).toMatchObject({ PromiseStatus: '3' });
    expect(await itemNow(item as Row)).toMatchObject({ CASubstituteDocumentCategory: '' });
    expect(await (await verdict('')).json()).toMatchObject({ PromiseStatus: '' });
    expect(await itemNow(item as Row)).toMatchObject({
      CASubstituteDocumentNumber: promise.PromiseToPay,
    });
    await act(object, 'Withdraw', { OperationId: crypto.randomUUID(), Initiator: 'C' });
    expect((await verdict('1')).status).toBe(409);
  });

  test('a promise takes the place of an open one, whose items it may have', async () => {
    const [item] = await freeItems();
    const old = (await (await post('PromiseToPay', promiseOver(item as Row))).json()) as Row;
    const ReplacedPromiseToPay = old.PromiseToPay;
    const answer = await post('PromiseToPay', {
      ...promiseOver(item as Row),
      ReplacedPromiseToPay,
    });
    const { PromiseToPay } = (await answer.json()) as Row;
    expect(await itemNow(item as Row)).toMatchObject({ CASubstituteDocumentNumber: PromiseToPay });
    const before = await erp.get(`${paths.collections}/PromiseToPay('${ReplacedPromiseToPay}')`);
    expect(before).toMatchObject({ PromiseStatus: '5' });
  });
});

describe('Dispute cases', () => {
  const service = '/sap/opu/odata4/sap/api_cadisputecase/srvd_a2x/sap/cadisputecase/0002';
  const send = (path: string, method: string, body: object, more = {}) =>
    erp.send(`${service}/${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { ...headers, ...more },
    });
  const caseOver = (item: Row) => ({
    CaseUUID: crypto.randomUUID(),
    CaseType: 'F100',
    CaseTitle: 'Amount differs',
    BusinessPartner: item.BusinessPartner,
    DisputeCaseCurrency: item.TransactionCurrency,
    DisputedAmount: item.CAAmountInTransactionCurrency,
    CaseReason: 'AMNT',
    CaseExternalReference: crypto.randomUUID().replaceAll('-', ''),
    _DisputeCaseObject: [{ ObjectType: 'CA_DOC', ObjectKey: Object.values(keyOf(item)).join('') }],
  });

  test('a case keeps the key its creator chose, gets a number, and takes its item from other cases', async () => {
    const items = await freeItems();
    const item = items.at(-1) as Row;
    const wanted = caseOver(item);
    const answer = await send('DisputeCase', 'POST', wanted);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({ CaseUUID: wanted.CaseUUID, CaseStatus: '01' });
    const again = await send('DisputeCase', 'POST', caseOver(item));
    expect(await again.json()).toMatchObject({ error: { code: 'ITEM_IN_DISPUTE' } });
  });

  test('a case is changed with If-Match only, and no more once it is closed', async () => {
    const items = await freeItems();
    const { CaseUUID, ...rest } = caseOver(items.at(-2) as Row);
    await send('DisputeCase', 'POST', { CaseUUID, ...rest });
    const path = `DisputeCase(${CaseUUID})`;
    const tagged = async () => ({
      'if-match': String((await erp.get(`${service}/${path}`))['@odata.etag']),
    });
    expect((await send(path, 'PATCH', { CaseStatus: '05' })).status).toBe(428);
    const tag = await tagged();
    expect((await send(path, 'PATCH', { CaseStatus: '05' }, tag)).status).toBe(200);
    expect((await send(path, 'PATCH', { CaseReason: 'PAID' }, tag)).status).toBe(412);
    expect((await send(path, 'PATCH', { CaseReason: 'PAID' }, await tagged())).status).toBe(409);
  });
});

describe('Collection agencies', () => {
  test('items given to an agency are locked and marked until they are recalled', async () => {
    const [item] = await freeItems();
    const answer = await post('AgencySubmission', {
      OperationId: crypto.randomUUID(),
      BusinessPartner: item?.BusinessPartner,
      CollectionAgency: '0000900001',
      TransactionCurrency: item?.TransactionCurrency,
      _Item: [keyOf(item as Row)],
    });
    const submission = (await answer.json()) as Row;
    expect(submission).toMatchObject({
      SubmissionStatus: '02',
      SubmittedAmount: item?.CAAmountInTransactionCurrency,
    });
    expect(await itemNow(item as Row)).toMatchObject({ CAGrpgCodeForTransfToCollAgcy: '001' });
    expect(await locksOf(item as Row)).toEqual([
      expect.objectContaining({ CABusinessProcess: '01', CABusinessLockReason: 'A' }),
    ]);
    const object = `AgencySubmission('${submission.AgencySubmission}')`;
    const recall = { OperationId: crypto.randomUUID(), RecallReason: '01' };
    expect(await (await act(object, 'Recall', recall)).json()).toMatchObject({
      SubmissionStatus: '09',
    });
    expect(await itemNow(item as Row)).toMatchObject({ CAGrpgCodeForTransfToCollAgcy: '' });
    expect(await locksOf(item as Row)).toEqual([]);
  });

  async function locksOf(item: Row): Promise<unknown> {
    const filter = encodeURIComponent(
      `CADocumentNumber eq '${item.CADocumentNumber}' and CABPItemNumber eq '${item.CABPItemNumber}'`,
    );
    return (await erp.get(`${paths.documents}/BPItemBusLock?$filter=${filter}`)).value;
  }
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

describe('A plan before and after it is entered', () => {
  const terms = (item: Row) => ({
    BusinessPartner: item.BusinessPartner,
    ContractAccount: item.ContractAccount,
    TransactionCurrency: item.TransactionCurrency,
    CAInstallmentPlanStartDate: '2026-12-31',
    IntervalUnit: 'M',
    Interval: 1,
    CANumberOfInstallments: 3,
    Items: [keyOf(item)],
  });
  const simulate = (body: object) =>
    erp.send(`${paths.collections}/InstallmentPlan/SAP__self.Simulate`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers,
    });
  const enter = async (item: Row, installments: Row[]) => {
    const answer = await post('InstallmentPlan', {
      OperationId: crypto.randomUUID(),
      BusinessPartner: item.BusinessPartner,
      ContractAccount: item.ContractAccount,
      TransactionCurrency: item.TransactionCurrency,
      InstallmentPlanAmount: item.CAAmountInTransactionCurrency,
      _Date: installments,
      _Item: [keyOf(item)],
    });
    return (await answer.json()) as Row;
  };

  test('the simulated installments are equal, the last takes what is left, and nothing changes', async () => {
    const [item] = (await freeItems()) as [Row];
    const plan = (await (await simulate(terms(item))).json()) as Row;
    const amounts = (plan.Installments as Row[]).map((each) => hundredths(each.InstallmentAmount));
    const total = hundredths(item.CAAmountInTransactionCurrency);
    const each = Math.floor(total / 3);
    expect(amounts).toEqual([each, each, total - 2 * each]);
    expect((plan.Installments as Row[]).map(({ InstallmentDate }) => InstallmentDate)).toEqual([
      '2026-12-31',
      '2027-01-31',
      '2027-02-28',
    ]);
    expect(await itemNow(item)).toMatchObject({ CASubstituteDocumentCategory: '' });
  });

  test('what a plan cannot be is refused', async () => {
    const [item, other] = (await freeItems()) as [Row, Row];
    const codeOf = async (body: object) =>
      ((await (await simulate(body)).json()) as { error: Row }).error.code;
    expect(await codeOf({ ...terms(item), CANumberOfInstallments: 100 })).toBe('PLAN_NOT_POSSIBLE');
    expect(await codeOf({ ...terms(item), Items: [keyOf(other)] })).toBe('PLAN_OVER_ACCOUNTS');
  });

  test('unpaid installments get new dates; a plan that no longer holds frees its originals', async () => {
    const [item] = (await freeItems()) as [Row];
    const { Installments } = (await (await simulate(terms(item))).json()) as Row;
    const plan = await enter(item, Installments as Row[]);
    const object = `InstallmentPlan('${plan.CAInstallmentPlan}')`;
    const InstallmentAmount = item.CAAmountInTransactionCurrency;
    const wrong = { InstallmentDate: '2027-03-01', InstallmentAmount: '0.01' };
    const change = (Installments: Row[]) =>
      act(object, 'Change', { OperationId: crypto.randomUUID(), Installments });
    expect((await change([wrong])).status).toBe(400);
    const changed = await change([{ InstallmentDate: '2027-03-01', InstallmentAmount }]);
    expect(await changed.json()).toMatchObject({
      CAInstallmentPlanEndDate: '2027-03-01',
      CANumberOfInstallments: 1,
    });
    expect(await openInstallments(plan)).toEqual([['2027-03-01', InstallmentAmount]]);
    const reason = { OperationId: crypto.randomUUID(), CAInstlmntPlanDactvtnRsn: '01' };
    expect((await act(object, 'Deactivate', reason)).status).toBe(200);
    expect(await openInstallments(plan)).toEqual([]);
    expect(await itemNow(item)).toMatchObject({ CASubstituteDocumentCategory: '' });
  });

  async function openInstallments(plan: Row): Promise<unknown[]> {
    const filter = encodeURIComponent(
      `CADocumentNumber eq '${plan.CAInstallmentPlan}' and CAClearingStatus eq ''`,
    );
    const { value } = await erp.get(`${paths.documents}/BPItem?$filter=${filter}`);
    return (value as Row[]).map((row) => [row.CANetDueDate, row.CAAmountInTransactionCurrency]);
  }
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
