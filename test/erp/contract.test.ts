import { readFileSync } from 'node:fs';
import cds from '@sap/cds';
import { compareMetadata } from '../../srv/erp/metadata/compare-metadata.ts';
import type { EdmProperty } from '../../srv/erp/metadata/edmx.ts';
import { loadUsedMetadata, type UsedService } from '../../srv/erp/metadata/used-metadata.ts';
import { erpScales } from '../../srv/erp/mirror/erp-scales.ts';
import { services } from '../../srv/erp/services.ts';
import type { OperationKind } from '../../srv/erp/write-back/operation-kind.ts';
import { operationKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';
import {
  describedServices,
  edmxOfPackage,
  isInView,
  published,
  unverifiedTable,
  usedV4,
  type ViewField,
} from './published-names.ts';

const used = loadUsedMetadata();

describe("SAP's npm packages", () => {
  const described = used.filter(({ service }) => describedServices.includes(service.name));

  test.each(described.map((one) => [one.service.name, one] as const))(
    'have every entity, key, property, type and length that is used of %s',
    (name, service) => {
      const missingInPackage = Object.keys(published.entities);
      const entities = service.entities.filter(({ set }) => !missingInPackage.includes(set));
      expect(entities.length).toBeGreaterThan(0);
      expect(compareMetadata({ ...service, entities }, edmxOfPackage(name))).toEqual([]);
    },
  );

  test('lack two sets of the business partner, which its published metadata has', () => {
    const { entitySets } = edmxOfPackage(services.businessPartner.name);
    const facts = Object.entries(published.entities);
    expect(facts.length).toBeGreaterThan(0);
    for (const [set, properties] of facts) {
      expect(entitySets.has(set)).toBe(false);
      const known = Object.entries(properties).map(
        ([name, { isKey = false, ...facets }]): [string, EdmProperty] => [
          name,
          { isKey, isNullable: !isKey, ...facets },
        ],
      );
      const edmx = {
        entitySets: new Map([[set, { properties: new Map(known), navigations: new Map() }]]),
        operations: new Set<string>(),
      };
      expect(compareMetadata(onlySet(set), edmx)).toEqual([]);
    }
  });

  test('are compared property by property: a length that differs is found', () => {
    const [service] = described as [UsedService];
    const edmx = edmxOfPackage(service.service.name);
    const [entity] = service.entities as [UsedService['entities'][number]];
    const properties = entity.properties.map((one) =>
      one.name === 'BusinessPartner' ? { ...one, maxLength: 9 } : one,
    );
    const changed = { ...service, entities: [{ ...entity, properties }] };
    expect(compareMetadata(changed, edmx)).toMatchObject([{ kind: 'length', severity: 'fault' }]);
  });

  test('describe payment advices, of which nothing is used: payments come with the contract account', () => {
    expect(edmxOfPackage('API_PAYMENT_ADVICE_SRV').entitySets.has('A_PaymentAdvice')).toBe(true);
    expect(used.map(({ service }) => service.name)).not.toContain('API_PAYMENT_ADVICE_SRV');
  });

  function onlySet(set: string): UsedService {
    const [service] = described as [UsedService];
    return { ...service, entities: service.entities.filter((entity) => entity.set === set) };
  }
});

describe('Released CDS views', () => {
  const confirmed = usedV4.flatMap(({ service, entities }) =>
    entities.flatMap((entity) =>
      entity.properties
        .filter((property) => isInView(entity, property))
        .map((property) => ({ service: service.name, set: entity.set, property })),
    ),
  );
  const fieldOf = (set: string, name: string): ViewField =>
    published.views[set]?.fields[name] ?? {};

  test('confirm the items and accounts to the last name that is read', () => {
    const count = (set: string) => confirmed.filter((one) => one.set === set).length;
    const entityOf = (set: string) =>
      usedV4.flatMap(({ entities }) => entities).find((one) => one.set === set);
    expect(count('BPItem')).toBe(entityOf('BPItem')?.properties.length);
    const needed = entityOf('ContractAccountPartner')?.properties.filter(
      ({ use }) => use !== 'described',
    );
    expect(count('ContractAccountPartner')).toBeGreaterThanOrEqual(needed?.length ?? Number.NaN);
  });

  test('have the keys that are used, where they name keys', () => {
    for (const [set, { fields }] of Object.entries(published.views)) {
      const keys = Object.keys(fields).filter((name) => fields[name]?.isKey);
      if (keys.length === 0 || set === 'DisputeCaseObject') continue;
      const entity = usedV4.flatMap(({ entities }) => entities).find((one) => one.set === set);
      const own = entity?.properties.filter(({ isKey }) => isKey).map(({ name }) => name);
      expect([set, keys]).toEqual([set, own]);
    }
  });

  test('have the types and lengths that are used, where they name types', () => {
    const typed = confirmed.filter(({ set, property }) => fieldOf(set, property.name).type);
    expect(typed.length).toBeGreaterThan(20);
    for (const { set, property } of typed) {
      const abap = fieldOf(set, property.name).type ?? '';
      expect([set, property.name, ...edmTypesOf(abap)]).toContain(shortType(property));
    }
  });

  test('take each name from the table field that our description gives', async () => {
    const named = confirmed.filter(({ set, property }) => fieldOf(set, property.name).field);
    const docs = await descriptions();
    let compared = 0;
    for (const { service, set, property } of named) {
      const [, field] =
        /^\w+-(\w+)/.exec(docs.get(`${service}.${set}.${property.name}`) ?? '') ?? [];
      if (!field) continue;
      expect([set, property.name, field]).toEqual([
        set,
        property.name,
        fieldOf(set, property.name).field,
      ]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(50);
  });

  test('leave the names that docs/erp-setup.md lists for comparing: node test/erp/list-unverified.ts', () => {
    const guide = readFileSync(new URL('../../docs/erp-setup.md', import.meta.url), 'utf8');
    expect(guide).toContain(unverifiedTable());
  });
});

describe("What write-back sends to SAP's own services", () => {
  const text = 'x';
  /** All that any payload of these kinds has. */
  const payload = {
    ...{
      caseId: text,
      partner: text,
      caseType: text,
      title: text,
      reason: text,
      companyCode: text,
    },
    ...{ amount: '1.00', currency: 'EUR', rootCause: text, processor: text, coordinator: text },
    ...{ plannedCloseOn: '2026-12-01', status: '02', isVoid: false, process: '01', lock: text },
    ...{ validFrom: '2026-12-01', validTo: '9999-12-31' },
    ...{ document: text, repetition: text, item: text, subitem: text },
    items: [{ document: text, repetition: text, item: text, subitem: text }],
  };
  const kinds = Object.entries<OperationKind>(operationKinds).filter(
    ([, { service }]) => service.name !== services.collections.name,
  );

  test.each(kinds)('is known as sent, so that a shorter field is a fault: %s', (_, kind) => {
    const scales = erpScales('S4', [{ currency: 'EUR', erpDecimals: 2, minorDigits: 2 }]);
    const about = { id: text, source: 'S4', partner: text, subject: text, payload };
    const operation = { ...about, erpObject: text, scales };
    const { body = {} } = kind.write(operation);
    const names = Object.entries(body).flatMap(([name, value]) =>
      Array.isArray(value) ? value.flatMap((part) => Object.keys(part)) : [name],
    );
    const sent = used
      .filter(({ service }) => service.name === kind.service.name)
      .flatMap(({ entities }) => entities.flatMap(({ properties }) => properties))
      .filter(({ use }) => use === 'sent')
      .map(({ name }) => name);
    expect(sent).toEqual(expect.arrayContaining(names));
    if (!kind.entity.includes('Lock')) expect(names.length).toBeGreaterThan(0);
  });
});

/** `Edm.String(10)`, for comparing with what an ABAP type becomes. */
function shortType({ type, maxLength, precision, scale }: EdmProperty): string {
  if (maxLength !== undefined) return `${type}(${maxLength})`;
  return precision === undefined ? type : `${type}(${precision},${scale ?? 0})`;
}

/** The EDM types that an ABAP type may become; CHAR(1) also carries X for true. */
function edmTypesOf(abap: string): string[] {
  const [, type = '', length = ''] = /^(\w+)\((\d+)\)$/.exec(abap) ?? [];
  if (type === 'DATS') return ['Edm.Date'];
  if (type === 'CURR') return [`Edm.Decimal(${length},2)`];
  return [`Edm.String(${length})`, ...(abap === 'CHAR(1)' ? ['Edm.Boolean'] : [])];
}

/** The comments of srv/erp/external, by service, entity and element. */
async function descriptions(): Promise<Map<string, string>> {
  const { load } = cds as unknown as {
    load(
      model: string,
      options: object,
    ): Promise<{
      definitions: Record<string, { elements?: Record<string, { doc?: string }> }>;
    }>;
  };
  const { definitions } = await load('srv/erp/external', { docs: true });
  const docs = new Map<string, string>();
  for (const [entity, { elements = {} }] of Object.entries(definitions)) {
    for (const [name, { doc }] of Object.entries(elements)) {
      if (doc) docs.set(`${entity}.${name}`, doc);
    }
  }
  return docs;
}
