import { type ErpClient, erpClient, paths, type Row } from '../support/erp-client.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let erp: ErpClient;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 120, pageSize: 100 });
  erp = erpClient(sandbox);
});

afterAll(() => sandbox.stop());

const itemKey = (row: Row) =>
  [
    row.CADocumentNumber,
    row.CARepetitionItemNumber,
    row.CABPItemNumber,
    row.CASubItemNumber,
  ].join();

describe('Pages', () => {
  test('following the links brings every item once, in key order', async () => {
    const { rows, pages } = await erp.readAll(paths.documents, 'BPItem');
    const count = await (await erp.send(`${paths.documents}/BPItem/$count`)).text();
    const keys = rows.map(itemKey);
    expect(pages).toBeGreaterThan(4);
    expect(keys).toHaveLength(Number(count));
    expect(new Set(keys).size).toBe(keys.length);
    expect([...keys].sort()).toEqual(keys);
  });

  test('a filter and a selection hold on every page', async () => {
    const filter = encodeURIComponent("CAClearingStatus eq ''");
    const select = 'CADocumentNumber,CAClearingStatus,CAAmountInTransactionCurrency';
    const { rows } = await erp.readAll(
      paths.documents,
      `BPItem?$filter=${filter}&$select=${select}`,
    );
    const { rows: all } = await erp.readAll(paths.documents, 'BPItem');
    expect(rows).toHaveLength(all.filter((row) => row.CAClearingStatus === '').length);
    expect(Object.keys(rows[0] ?? {})).toContain('CAAmountInTransactionCurrency');
    expect(Object.keys(rows[0] ?? {})).not.toContain('CompanyCode');
  });

  test('a client may ask for smaller pages, not for larger', async () => {
    const sizeFor = async (wish: number) => {
      const headers = { prefer: `odata.maxpagesize=${wish}` };
      const { value } = await erp.get(`${paths.documents}/BPItem`, headers);
      return (value as Row[]).length;
    };
    expect(await sizeFor(17)).toBe(17);
    expect(await sizeFor(9_999)).toBe(100);
  });

  test('V2 links its pages with __next and $skiptoken', async () => {
    const read = async (url: string) => (await erp.send(url)).json() as Promise<{ d: V2Page }>;
    const first = await read(`${paths.partners}/A_AddressPhoneNumber`);
    expect(first.d.__next).toContain('$skiptoken');
    const next = new URL(first.d.__next ?? '');
    const second = await read(next.pathname + next.search);
    expect(first.d.results).toHaveLength(100);
    expect(second.d.results.length).toBeGreaterThan(0);
    expect(second.d.results[0]).not.toEqual(first.d.results[0]);
  });

  test('a made-up skip token is refused with 400', async () => {
    const response = await erp.send(`${paths.documents}/BPItem?$skiptoken=kzz`);
    expect(response.status).toBe(400);
  });

  test('payments are read in a display currency', async () => {
    const set = "CABPPaytEnhcdForDspCrcy(P_DisplayCurrency='EUR')/Set";
    const { rows, pages } = await erp.readAll(paths.payments, set);
    expect(pages).toBeGreaterThan(1);
    for (const row of rows) {
      expect(row.DisplayCurrency).toBe('EUR');
      const isEuro = row.TransactionCurrency === 'EUR';
      expect(row.CAPaymentAmountInDisplayCrcy === null).toBe(!isEuro);
    }
  });
});

interface V2Page {
  results: Row[];
  __next?: string;
}

describe('Formats', () => {
  test('V2 writes dates, times and decimals its own way', async () => {
    const { d } = (await erp.get(`${paths.partners}/A_BusinessPartner('0001000000')`)) as {
      d: Row;
    };
    expect(d.LastChangeDate).toMatch(/^\/Date\(\d+\)\/$/);
    expect(d.LastChangeTime).toMatch(/^PT\d{2}H\d{2}M\d{2}S$/);
    const credit = (await erp.get(
      '/sap/opu/odata/sap/API_CRDTMBUSINESSPARTNER/CreditManagementAccount?$top=1',
    )) as { d: V2Page };
    expect(credit.d.results[0]?.CreditLimitAmount).toMatch(/^\d+\.\d{3}$/);
  });

  test('amounts always show two decimals, also of currencies that have none or four', async () => {
    const accept = 'application/json;IEEE754Compatible=true';
    for (const currency of ['EUR', 'COP', 'CLP', 'CLF']) {
      const filter = encodeURIComponent(`TransactionCurrency eq '${currency}'`);
      const { value } = await erp.get(`${paths.documents}/BPItem?$filter=${filter}`, { accept });
      const [item] = value as Row[];
      expect(item?.CAAmountInTransactionCurrency).toMatch(/^-?\d+\.\d{2}$/);
    }
  });

  test('a payment of 150000 pesos stands as 1500.00 on the wire', async () => {
    const filter = encodeURIComponent("CompanyCode eq '2000' and CAClearingStatus eq ''");
    const { value } = await erp.get(`${paths.documents}/BPItem?$filter=${filter}&$top=1`);
    const [item] = value as Row[];
    await erp.control('post-item', {
      BusinessPartner: item?.BusinessPartner,
      ContractAccount: item?.ContractAccount,
      CANetDueDate: '2026-12-24',
      TransactionCurrency: 'COP',
      amount: '150000',
    });
    const posted = encodeURIComponent(
      "CANetDueDate eq 2026-12-24 and TransactionCurrency eq 'COP'",
    );
    const { value: found } = await erp.get(`${paths.documents}/BPItem?$filter=${posted}`);
    expect((found as Row[])[0]?.CAAmountInTransactionCurrency).toBe('1500.00');
  });

  test('V2 metadata names the published keys and types', async () => {
    const xml = await (await erp.send(`${paths.partners}/$metadata`)).text();
    expect(xml).toContain('EntitySet Name="A_BusinessPartner"');
    expect(xml).toContain('Name="LastChangeDate" Type="Edm.DateTime"');
  });
});

describe('Change detection', () => {
  test('a payment is found by change date and time, and nothing else is', async () => {
    const clock = await erp.control('clock');
    const filter = encodeURIComponent(
      `LastChangeDate gt ${clock.date} or (LastChangeDate eq ${clock.date} and LastChangeTime ge ${clock.time})`,
    );
    const paid = await erp.control('pay', { partner: '0001000001' });
    const { rows } = await erp.readAll(paths.documents, `BPItem?$filter=${filter}`);
    const changed = rows.filter((row) => row.CAClearingDocumentNumber === paid.document);
    expect(changed.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(20);
  });
});
