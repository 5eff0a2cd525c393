import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EdmEntity, EdmProperty, Edmx } from '../../srv/erp/metadata/edmx.ts';
import {
  loadUsedMetadata,
  type UsedEntity,
  type UsedProperty,
  type UsedService,
} from '../../srv/erp/metadata/used-metadata.ts';
import { services } from '../../srv/erp/services.ts';

/** A field of one of SAP's released CDS views; of some only the ABAP type is known, of some only the table field. */
export interface ViewField {
  readonly isKey?: true;
  readonly field?: string;
  readonly type?: string;
}

interface Published {
  /** By entity set: the view its names follow. */
  readonly views: Readonly<
    Record<
      string,
      {
        readonly view: string;
        readonly table?: string;
        readonly fields: Readonly<Record<string, ViewField>>;
      }
    >
  >;
  /** By entity set: what SAP's published metadata of API_BUSINESS_PARTNER has beyond the npm package. */
  readonly entities: Readonly<
    Record<
      string,
      Readonly<Record<string, Pick<EdmProperty, 'type' | 'maxLength'> & { isKey?: true }>>
    >
  >;
}

/** Facts about names that SAP publishes, as far as Saldo uses them. */
export const published = JSON.parse(
  readFileSync(new URL('./published-names.json', import.meta.url), 'utf8'),
) as Published;

interface CsnElement {
  readonly type: string;
  readonly key?: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
}

const EDM_TYPES: Readonly<Record<string, string>> = {
  'cds.String': 'Edm.String',
  'cds.UUID': 'Edm.Guid',
  'cds.Boolean': 'Edm.Boolean',
  'cds.Decimal': 'Edm.Decimal',
  'cds.Date': 'Edm.DateTime',
  'cds.Time': 'Edm.Time',
  'cds.DateTime': 'Edm.DateTimeOffset',
  'cds.Timestamp': 'Edm.DateTimeOffset',
};

const packages: Readonly<Record<string, string>> = {
  API_BUSINESS_PARTNER: 'business-partner-service',
  API_CRDTMBUSINESSPARTNER: 'credit-management-master-data-service',
  API_PAYMENT_ADVICE_SRV: 'payment-advice-service',
};

/** The services that SAP describes in its npm packages. */
export const describedServices = Object.keys(packages);

/** A service as the CSN in SAP's npm package describes it, in the form of its metadata (OData V2). */
export function edmxOfPackage(service: string): Edmx {
  const name = packages[service];
  const require = createRequire(import.meta.url);
  const csn = require(`@sap/cloud-sdk-vdm-${name}/${name}-csn.json`) as {
    definitions: Record<string, { kind: string; elements?: Record<string, CsnElement> }>;
  };
  const entities = Object.entries(csn.definitions).filter(([, { kind }]) => kind === 'entity');
  const sets = entities.map(
    ([entity, { elements = {} }]) => [entity.split('.').at(-1) ?? '', edmEntity(elements)] as const,
  );
  return { entitySets: new Map(sets), operations: new Set() };
}

function edmEntity(elements: Readonly<Record<string, CsnElement>>): EdmEntity {
  const named = Object.entries(elements);
  const isNavigation = ({ type }: CsnElement) => type === 'cds.Association';
  const properties = named.filter(([, element]) => !isNavigation(element));
  const navigations = named.filter(([, element]) => isNavigation(element));
  return {
    properties: new Map(properties.map(([name, element]) => [name, edmProperty(element)])),
    navigations: new Map(navigations.map(([name]) => [name, ''])),
  };
}

/** The packages say nothing of what may be empty: only keys may not. */
function edmProperty({ type, key = false, length, precision, scale }: CsnElement): EdmProperty {
  return {
    type: EDM_TYPES[type] ?? type,
    isKey: key,
    isNullable: !key,
    ...(length === undefined ? {} : { maxLength: length }),
    ...(precision === undefined ? {} : { precision, scale: scale ?? 0 }),
  };
}

/** What is used of SAP's V4 services: the wrapper contract is our own. */
export const usedV4: readonly UsedService[] = loadUsedMetadata().filter(
  ({ service }) => service.version === 'v4' && service.name !== services.collections.name,
);

/** Whether a released view has a property, so that its name need not be assumed. */
export function isInView({ set }: UsedEntity, { name }: UsedProperty): boolean {
  return published.views[set]?.fields[name] !== undefined;
}

const HEADING = '| service | entity set | names to compare |\n|---|---|---|';

/** The names that no public source confirms, as the table of docs/erp-setup.md; needed ones first. */
export function unverifiedTable(): string {
  const rows = usedV4.flatMap(({ service, entities }) =>
    entities.map((entity) => unverifiedRow(service.name, entity)),
  );
  return [HEADING, ...rows.filter((row) => row !== undefined)].join('\n');
}

function unverifiedRow(service: string, entity: UsedEntity): string | undefined {
  const unverified = entity.properties.filter((property) => !isInView(entity, property));
  if (unverified.length === 0) return undefined;
  const namesOf = (isUsed: boolean) =>
    unverified
      .filter(({ use }) => (use !== 'described') === isUsed)
      .map(({ name }) => `\`${name}\``);
  const [needed, described] = [namesOf(true), namesOf(false)];
  const rest = described.length > 0 ? [`not used: ${described.join(', ')}`] : [];
  const names = [...(needed.length > 0 ? [needed.join(', ')] : []), ...rest].join('; ');
  return `| \`${service}\` | \`${entity.set}\` | ${names} |`;
}
