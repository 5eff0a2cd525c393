import { readFileSync } from 'node:fs';
import type { ErpService } from '../services.ts';
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
