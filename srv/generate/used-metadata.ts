/** Build tool: `npm run used-metadata` writes which part of SAP's services Saldo uses. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import cds from '@sap/cds';
import { eventSubjects } from '../erp/events/event-subjects.ts';
import { type EdmEntity, readEdmx } from '../erp/metadata/edmx.ts';
import {
  type KeptProperty,
  type Use,
  type UsedEntity,
  type UsedService,
  usedMetadataFile,
} from '../erp/metadata/used-metadata.ts';
import { stampFields } from '../erp/mirror/change-filter.ts';
import type { ErpObject } from '../erp/mirror/erp-object.ts';
import { ITEM_KEYS } from '../erp/mirror/item-key.ts';
import { erpObjects } from '../erp/mirror/objects/index.ts';
import { type ErpService, services } from '../erp/services.ts';

/** What cds-types leaves out of CAP's facade. */
interface Compiler {
  load(model: string): Promise<object>;
  compile: { to: { edmx(model: object, options: object): string } };
  linked(model: object): { definitions: Record<string, Definition> };
}

interface Definition {
  readonly elements?: Readonly<Record<string, { readonly target?: string }>>;
}

const LOCK_CONTENT = [
  'CABusinessProcess',
  'CABusinessLockReason',
  'CABusinessLockValidFrom',
  'CABusinessLockValidTo',
];

/** What write-back sends to SAP's own services, by entity set (srv/erp/write-back/operation-kinds). */
const SENT: Readonly<Record<string, readonly string[]>> = {
  DisputeCase: [
    'CaseUUID',
    'CaseExternalReference',
    'CaseType',
    'CaseTitle',
    'CaseStatus',
    'CaseReason',
    'BusinessPartner',
    'CompanyCode',
    'DisputeCaseCurrency',
    'OriginalAmount',
    'DisputedAmount',
    'CaseProcessor',
    'DisputeCaseRootCause',
    'DisputeCaseCoordinator',
    'CasePlannedCloseDate',
  ],
  DisputeCaseObject: ['ObjectType', 'ObjectKey', 'ObjectClassification'],
  BPItemBusLock: [...ITEM_KEYS, ...LOCK_CONTENT],
  ContrAcctPrtnBusLock: ['ContractAccount', 'BusinessPartner', ...LOCK_CONTENT],
};

const { load, compile, linked } = cds as unknown as Compiler;

/** The file's text for the services as they are described now. */
export async function generateUsedMetadata(): Promise<string> {
  const model = linked(await load('srv/erp/external'));
  const used = Object.values(services).map((service) => usedOf(service, model));
  return format(JSON.stringify(used));
}

function format(text: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${fileURLToPath(usedMetadataFile)}`];
  return execFileSync(process.execPath, args, { input: text, encoding: 'utf8' });
}

type Model = ReturnType<Compiler['linked']>;

function usedOf(service: ErpService, model: Model): UsedService<KeptProperty> {
  const edmx = readEdmx(compile.to.edmx(model, edmxOptions(service)));
  const fields = new UsedFields(service, model.definitions);
  const entities = [...edmx.entitySets]
    .filter(([set]) => !edmx.entitySets.has(`${set}/Set`))
    .map(([set, entity]) => entityOf(set, entity, fields));
  return { service, operations: [...edmx.operations].sort(), entities };
}

function edmxOptions({ name, version }: ErpService): object {
  return version === 'v2' ? { service: name, version, flavor: 'v2' } : { service: name, version };
}

function entityOf(
  set: string,
  { properties }: EdmEntity,
  fields: UsedFields,
): UsedEntity<KeptProperty> {
  return {
    set,
    navigations: fields.navigationsOf(set),
    properties: [...properties].map(([name, { isKey, isNullable, ...facets }]) => ({
      name,
      use: fields.useOf(set, name),
      ...facets,
      ...(isKey ? { isKey } : {}),
      ...(isNullable ? {} : { isNullable }),
    })),
  };
}

/** What change events look up beside the objects themselves, and by which fields. */
function linkedObjects(): ErpObject[] {
  return Object.values(eventSubjects).flatMap(({ reads, links }) =>
    [...reads, ...links].map(({ object, by }) => ({
      ...object,
      select: [...object.select, ...by],
    })),
  );
}

/** Which properties of a service are read or sent; of our own contract all of them. */
class UsedFields {
  readonly #isOwn: boolean;
  readonly #fields = new Set<string>();
  readonly #navigations = new Map<string, Set<string>>();

  constructor(service: ErpService, definitions: Readonly<Record<string, Definition>>) {
    this.#isOwn = service === services.collections;
    const objects = [...erpObjects, ...linkedObjects()].filter((one) => one.service === service);
    for (const object of objects) this.#add(object, definitions);
  }

  useOf(set: string, property: string): Use {
    if (SENT[set]?.includes(property)) return 'sent';
    return this.#isOwn || this.#fields.has(`${set}.${property}`) ? 'read' : 'described';
  }

  navigationsOf(set: string): readonly string[] {
    return [...(this.#navigations.get(set) ?? [])];
  }

  #add(object: ErpObject, definitions: Readonly<Record<string, Definition>>): void {
    const { service, entity, path, select, expand = '', changes, keys } = object;
    const set = path?.endsWith('/Set') ? `${entity}/Set` : entity;
    const { elements = {} } = definitions[`${service.name}.${entity}`] ?? {};
    const targetOf = (navigation = '') => elements[navigation]?.target?.split('.').at(-1);
    for (const field of [...select, ...keys, ...stampFields(changes)]) {
      const [navigation, property] = field.split('/');
      this.#fields.add(property ? `${targetOf(navigation)}.${property}` : `${set}.${field}`);
    }
    for (const [, navigation, fields] of expand.matchAll(/(\w+)(?:\(\$select=([\w,]+)\))?/g)) {
      if (!navigation || !targetOf(navigation)) continue;
      this.#navigations.set(set, new Set([...this.navigationsOf(set), navigation]));
      for (const field of fields?.split(',') ?? []) {
        this.#fields.add(`${targetOf(navigation)}.${field}`);
      }
    }
  }
}

if (import.meta.main) writeFileSync(usedMetadataFile, await generateUsedMetadata());
