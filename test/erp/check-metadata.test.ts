import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { allFit, checkServices, reportLines } from '../../srv/erp/metadata/check-services.ts';
import { compareMetadata } from '../../srv/erp/metadata/compare-metadata.ts';
import { readEdmx } from '../../srv/erp/metadata/edmx.ts';
import { loadUsedMetadata, usedMetadataFile } from '../../srv/erp/metadata/used-metadata.ts';
import { services } from '../../srv/erp/services.ts';
import { generateUsedMetadata } from '../../srv/generate/used-metadata.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

const used = loadUsedMetadata();
let sandbox: RunningSandbox;
const documents = new Map<string, string>();

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 5 });
  for (const { service } of used) {
    const response = await fetch(`${sandbox.url}${service.path}/$metadata`, {
      headers: { authorization: sandbox.authorization, accept: 'application/xml' },
    });
    documents.set(service.name, await response.text());
  }
});
afterAll(() => sandbox.stop());

function usedOf(name: string) {
  const service = used.find((one) => one.service.name === name);
  if (!service) throw new Error(`${name} is not used`);
  return service;
}

/** What is said when a service declares itself with something replaced. */
function differences(name: string, from: string | RegExp, to: string) {
  const document = documents.get(name) ?? '';
  const changed = document.replace(from, to);
  expect(changed).not.toBe(document);
  return compareMetadata(usedOf(name), readEdmx(changed));
}

const PARTNER = services.businessPartner.name;
const ITEMS = services.documents.name;
const WRAPPER = services.collections.name;

test('what is kept of the services is what srv/erp/external and the mirror say: npm run used-metadata', async () => {
  expect(readFileSync(usedMetadataFile, 'utf8')).toBe(await generateUsedMetadata());
});

test('the stand-in ERP declares everything that is used, in OData V2 and V4', async () => {
  const checks = await checkServices(used, async ({ name }) => readEdmx(documents.get(name) ?? ''));
  expect(checks.flatMap((check) => check.differences)).toEqual([]);
  expect(allFit(checks)).toBe(true);
});

describe('Of a service that declares itself otherwise', () => {
  const property = (name: string) => new RegExp(`<Property Name="${name}"[^>]*/>`);

  test.each([
    [
      'a property that is read and gone',
      ITEMS,
      property('CAClearingStatus'),
      '',
      'fault',
      'missing',
    ],
    ['one that is only described', ITEMS, property('BusinessArea'), '', 'note', 'missing'],
    [
      'an entity set that is gone',
      ITEMS,
      /<EntitySet Name="BPItemBusLock"/,
      '<EntitySet Name="X"',
      'fault',
      'missing',
    ],
    [
      'a navigation that is gone',
      PARTNER,
      /<NavigationProperty Name="to_PhoneNumber"/,
      '<NavigationProperty Name="x"',
      'fault',
      'missing',
    ],
    [
      'an action of the wrapper',
      WRAPPER,
      /<Action Name="Withdraw"/g,
      '<Action Name="X"',
      'fault',
      'missing',
    ],
    [
      'another type',
      ITEMS,
      property('CANetDueDate'),
      '<Property Name="CANetDueDate" Type="Edm.String"/>',
      'fault',
      'type',
    ],
    [
      'a longer text',
      ITEMS,
      property('CAContract'),
      '<Property Name="CAContract" Type="Edm.String" MaxLength="30"/>',
      'fault',
      'length',
    ],
    [
      'a text of any length',
      ITEMS,
      property('CAContract'),
      '<Property Name="CAContract" Type="Edm.String" MaxLength="Max"/>',
      'fault',
      'length',
    ],
    [
      'a shorter text',
      ITEMS,
      property('CAContract'),
      '<Property Name="CAContract" Type="Edm.String" MaxLength="10"/>',
      'note',
      'length',
    ],
    [
      'a shorter text that is sent',
      services.disputes.name,
      property('CaseTitle'),
      '<Property Name="CaseTitle" Type="Edm.String" MaxLength="10"/>',
      'fault',
      'length',
    ],
    [
      'more digits',
      ITEMS,
      property('CAAmountInTransactionCurrency'),
      '<Property Name="CAAmountInTransactionCurrency" Type="Edm.Decimal" Precision="24" Scale="3"/>',
      'fault',
      'precision',
    ],
    [
      'fewer digits',
      ITEMS,
      property('CAAmountInTransactionCurrency'),
      '<Property Name="CAAmountInTransactionCurrency" Type="Edm.Decimal" Precision="11" Scale="2"/>',
      'note',
      'precision',
    ],
    [
      'a value that must be there',
      PARTNER,
      property('BirthDate'),
      '<Property Name="BirthDate" Type="Edm.DateTime" Nullable="false"/>',
      'note',
      'nullability',
    ],
    ['another key', ITEMS, '<PropertyRef Name="CASubItemNumber"/>', '', 'fault', 'key'],
  ])('%s is said', (_, name, from, to, severity, kind) => {
    const found = differences(name, from, to);
    expect(found.length).toBeGreaterThan(0);
    for (const difference of found) expect(difference).toMatchObject({ severity, kind });
  });

  test('properties of a base type count as its own', () => {
    const key = '<Key><PropertyRef Name="CAContract"/></Key>';
    const base = `<EntityType Name="Base">${key}<Property Name="CAContract" Type="Edm.String" MaxLength="20" Nullable="false"/></EntityType>`;
    const document = `<edmx:Edmx xmlns:edmx="e"><Schema>${base}<EntityType Name="Contract" BaseType="ns.Base"/>
      <EntityContainer><EntitySet Name="Contract" EntityType="ns.Contract"/></EntityContainer></Schema></edmx:Edmx>`;
    const { properties } = readEdmx(document).entitySets.get('Contract') ?? {};
    expect(properties?.get('CAContract')).toMatchObject({ isKey: true, maxLength: 20 });
  });

  test.each(['<html><body>Sign in</body></html>', '{"error":{}}', '<edmx:Edmx', ''])(
    'a page that is no metadata is said: %s',
    (page) => {
      expect(() => readEdmx(page)).toThrow(
        expect.objectContaining({ code: 'METADATA_UNREADABLE' }),
      );
    },
  );
});

describe('npm run check-metadata', () => {
  const check = (url: string, environment = {}) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['srv/erp/metadata/check-metadata.ts', url],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          SALDO_ERP_USER: 'SALDO',
          SALDO_ERP_PASSWORD: 'sandbox',
          ...environment,
        },
      },
    );
    return { status, lines: stdout.trim().split('\n'), stderr };
  };

  test('says of each service that all is there, and ends well', () => {
    const { status, lines } = check(sandbox.url);
    expect(lines.at(-1)).toBe(`${used.length} services, 0 not readable, 0 faults, 0 notes`);
    expect(lines.filter((line) => line.startsWith('  ok'))).toHaveLength(used.length);
    expect(status).toBe(0);
  });

  test.each([
    ['YY1_PaymentReason', 0],
    ['YY1_Misspelt', 1],
  ])('asks for the bank’s own field of payments once it is named: %s', (name, status) => {
    const checked = check(sandbox.url, { SALDO_ERP_PAYMENT_REASON_FIELD: name });
    expect(checked.status).toBe(status);
    expect(checked.lines.at(-1)).toContain(`${status} faults`);
    expect(checked.lines.some((line) => line.includes(`${name}: Edm.String(4) is not`))).toBe(
      status === 1,
    );
  });

  test('says which service cannot be read, and why, and ends with 1', () => {
    const { status, lines } = check(`${sandbox.url}/nowhere`);
    expect(status).toBe(1);
    expect(lines.at(-1)).toContain(`${used.length} not readable`);
    expect(lines[1]).toMatch(/fault {2}not readable .*404/);
  });

  test('names severity, kind, place and both sides of a difference', async () => {
    const changed = (documents.get(ITEMS) ?? '').replace('MaxLength="20"', 'MaxLength="30"');
    const checks = await checkServices([usedOf(ITEMS)], async () => readEdmx(changed));
    expect(allFit(checks)).toBe(false);
    expect(reportLines(checks)).toContain(
      '  fault  length         BPItem.CAContract: is 30 characters, Saldo expects 20 characters',
    );
    expect(reportLines(checks).at(-2)).toMatch(/^A fault keeps Saldo from working/);
  });

  test('says of what is missing whether Saldo reads it, sends it or does without', () => {
    const read = /<Property Name="CAClearingStatus"[^>]*\/>/;
    const described = /<Property Name="BusinessArea"[^>]*\/>/;
    expect(differences(ITEMS, read, '')[0]?.what).toBe(
      'Edm.String(1) is not there; Saldo reads it',
    );
    expect(differences(ITEMS, described, '')[0]?.what).toMatch(/; Saldo does without it$/);
  });
});
