import { readFileSync } from 'node:fs';
import type { OwnFields } from '../own-fields.ts';
import { type ErpService, services } from '../services.ts';
import type { EdmProperty } from './edmx.ts';

/** What Saldo does with a property: reads it, sends it, or knows it only from SAP's description. */
export type Use = 'read' | 'sent' | 'described';

export type UsedProperty = EdmProperty & { readonly name: string; readonly use: Use };

/** As it is kept: what is usual is left out. */
export type KeptProperty = Omit<UsedProperty, 'isKey' | 'isNullable'> &
  Partial<Pick<UsedProperty, 'isKey' | 'isNullable'>>;

export interface UsedEntity<Property = UsedProperty> {
  /** Entity set; `<set>/Set` for a view with parameters. */
  readonly set: string;
  readonly navigations: readonly string[];
  readonly properties: readonly Property[];
}

/** The slice of one service that Saldo uses. */
export interface UsedService<Property = UsedProperty> {
  readonly service: ErpService;
  readonly operations: readonly string[];
  readonly entities: readonly UsedEntity<Property>[];
}

/** Generated from srv/erp/external by `npm run used-metadata`. */
export const usedMetadataFile = new URL('./used-metadata.json', import.meta.url);

export function loadUsedMetadata(): readonly UsedService[] {
  const kept = JSON.parse(readFileSync(usedMetadataFile, 'utf8')) as UsedService<KeptProperty>[];
  return kept.map(({ entities, ...service }) => ({
    ...service,
    entities: entities.map(({ properties, ...entity }) => ({
      ...entity,
      properties: properties.map((one) => ({ isKey: false, isNullable: true, ...one })),
    })),
  }));
}

const REASON_LENGTH = 4;

/** The same with the fields that a bank has added to SAP's views: then they have to be there. */
export function withOwnFields(
  used: readonly UsedService[],
  { paymentReason }: OwnFields,
): readonly UsedService[] {
  if (!paymentReason) return used;
  const reason: UsedProperty = {
    ...{ name: paymentReason, use: 'read', type: 'Edm.String', maxLength: REASON_LENGTH },
    ...{ isKey: false, isNullable: true },
  };
  return used.map((one) => {
    if (one.service.name !== services.payments.name) return one;
    const entities = one.entities.map((entity) =>
      entity.set === 'CABPPaytEnhcdForDspCrcy/Set'
        ? { ...entity, properties: [...entity.properties, reason] }
        : entity,
    );
    return { ...one, entities };
  });
}
