import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SaldoError } from '../../domain/errors.ts';

/** A property as a metadata document declares it. */
export interface EdmProperty {
  readonly type: string;
  readonly isKey: boolean;
  readonly isNullable: boolean;
  readonly maxLength?: number;
  readonly precision?: number;
  readonly scale?: number;
}

export interface EdmEntity {
  readonly properties: ReadonlyMap<string, EdmProperty>;
  /** Names of the navigations, with the entity type they lead to where it is said (V4). */
  readonly navigations: ReadonlyMap<string, string>;
}

/** What of a `$metadata` document a client depends on; both OData V2 and V4. */
export interface Edmx {
  readonly entitySets: ReadonlyMap<string, EdmEntity>;
  /** Functions, actions and their imports, by plain name. */
  readonly operations: ReadonlySet<string>;
}

interface OpenEntity {
  readonly properties: Map<string, EdmProperty>;
  readonly navigations: Map<string, string>;
  readonly keys: Set<string>;
  readonly base: string | undefined;
}

const OPERATIONS = ['Function', 'Action', 'FunctionImport', 'ActionImport'];

/** Reads a `$metadata` document. METADATA_UNREADABLE for anything that is none. */
export function readEdmx(xml: string): Edmx {
  const reader = new EdmxReader();
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw unreadable(error.message);
  });
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('closetag', (tag) => reader.close(tag));
  parser.write(xml).close();
  return reader.result();
}

class EdmxReader {
  readonly #types = new Map<string, OpenEntity>();
  readonly #sets = new Map<string, string>();
  readonly #operations = new Set<string>();
  #entity: OpenEntity | undefined;
  #isMetadata = false;

  open({ name, attributes }: SaxesTagPlain): void {
    const element = localName(name);
    const given = attributes.Name ?? '';
    if (element === 'Edmx') this.#isMetadata = true;
    if (OPERATIONS.includes(element)) this.#operations.add(given);
    if (element === 'EntitySet') this.#sets.set(given, localName(attributes.EntityType ?? ''));
    if (element === 'EntityType') {
      this.#entity = openEntity(attributes.BaseType);
      this.#types.set(given, this.#entity);
    }
    if (element === 'PropertyRef') this.#entity?.keys.add(given);
    if (element === 'Property') this.#entity?.properties.set(given, propertyOf(attributes));
    if (element === 'NavigationProperty') {
      const type = /([^.()]*)\)?$/.exec(attributes.Type ?? '')?.[1] ?? '';
      this.#entity?.navigations.set(given, type);
    }
  }

  close({ name }: SaxesTagPlain): void {
    if (localName(name) === 'EntityType') this.#entity = undefined;
  }

  result(): Edmx {
    if (!this.#isMetadata) throw unreadable('it has no element Edmx');
    const entitySets = new Map<string, EdmEntity>();
    for (const [set, type] of this.#sets) {
      const entity = this.#entityOf(type);
      if (!entity) continue;
      entitySets.set(set, entity);
      // A view with parameters is read through its navigation `Set`.
      const rows = this.#entityOf(entity.navigations.get('Set') ?? '');
      if (rows) entitySets.set(`${set}/Set`, rows);
    }
    return { entitySets, operations: this.#operations };
  }

  #entityOf(type: string): EdmEntity | undefined {
    const open = this.#types.get(type);
    if (!open) return undefined;
    const base = open.base ? this.#entityOf(localName(open.base)) : undefined;
    const properties = new Map(base?.properties);
    for (const [name, property] of open.properties) {
      properties.set(name, { ...property, isKey: open.keys.has(name) });
    }
    return {
      properties,
      navigations: new Map([...(base?.navigations ?? []), ...open.navigations]),
    };
  }
}

function openEntity(base: string | undefined): OpenEntity {
  return { properties: new Map(), navigations: new Map(), keys: new Set(), base };
}

function propertyOf(attributes: Readonly<Record<string, string>>): EdmProperty {
  const { Type: type = '', Nullable, MaxLength, Precision, Scale } = attributes;
  return {
    type,
    isKey: false,
    isNullable: Nullable !== 'false',
    ...numberOf('maxLength', MaxLength),
    ...numberOf('precision', Precision),
    ...numberOf('scale', Scale),
  };
}

/** `Max` and `variable` limit nothing and are left out. */
function numberOf(facet: string, text: string | undefined): Record<string, number> {
  return text !== undefined && /^\d+$/.test(text) ? { [facet]: Number(text) } : {};
}

/** Without namespace or prefix: schemas give both as they like. */
function localName(name: string): string {
  return name.replace(/^.*[.:]/, '');
}

function unreadable(reason: string): SaldoError {
  return new SaldoError(
    'METADATA_UNREADABLE',
    `This is no OData metadata document: ${reason}. Check the address and the sign-in.`,
  );
}
