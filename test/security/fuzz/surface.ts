import cds from '@sap/cds';
import { exposed } from '../../access/exposed.ts';
import { loadModel } from '../../support/compiled/load-model.ts';

export interface Property {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'uuid' | 'other';
  readonly isKey: boolean;
}

export interface Navigation {
  readonly name: string;
  readonly target: EntitySurface | undefined;
  readonly isMany: boolean;
}

/** An action or a function; its parameters are what is written. */
export interface Call {
  readonly name: string;
  readonly isAction: boolean;
  readonly parameters: readonly Property[];
}

/** An entity as a service shows it in its metadata. */
export interface EntitySurface {
  readonly service: string;
  readonly name: string;
  readonly path: string;
  readonly properties: readonly Property[];
  readonly navigations: readonly Navigation[];
  readonly calls: readonly Call[];
}

/** Actions of a service that are bound to no entity. */
export interface ServiceSurface {
  readonly service: string;
  readonly path: string;
  readonly calls: readonly Call[];
}

/** Everything that requests can be made of. */
export interface Surface {
  readonly entities: readonly EntitySurface[];
  readonly services: readonly ServiceSurface[];
  /** Of columns, by table and name: how much they hold, or that they are UUIDs. */
  readonly lengths: ReadonlyMap<string, number | 'uuid'>;
}

interface Element {
  readonly name: string;
  readonly type?: string;
  readonly key?: boolean;
  readonly isAssociation?: boolean;
  readonly is2many?: boolean;
  readonly target?: string;
  readonly length?: number;
  readonly precision?: number;
}

interface Definition {
  readonly name: string;
  readonly kind: string;
  readonly elements?: Readonly<Record<string, Element>>;
  readonly actions?: Readonly<Record<string, CallDefinition>>;
  readonly params?: Readonly<Record<string, Element>>;
}

type CallDefinition = Pick<Definition, 'kind' | 'params'>;

/** Reads the model as the services publish it. */
export async function readSurface(): Promise<Surface> {
  const { linked } = cds as unknown as {
    linked(model: object): { definitions: Record<string, Definition> };
  };
  const { definitions } = linked(await loadModel());
  const reads = (await exposed()).filter(({ verb }) => verb === 'READ');
  const entities = new Map<string, EntitySurface>();
  for (const { service, target, path } of reads) {
    const definition = definitions[`${service}.${target}`];
    const elements = Object.values(definition?.elements ?? {});
    const properties = elements.filter(({ isAssociation }) => !isAssociation).map(propertyOf);
    entities.set(`${service}.${target}`, {
      service,
      name: target,
      path,
      properties,
      calls: Object.entries(definition?.actions ?? {}).map(([name, call]) => callOf(name, call)),
      // Looked up when asked for: entities lead to each other in circles.
      get navigations() {
        return elements.filter(({ isAssociation }) => isAssociation).map(navigationOf);
      },
    });
  }
  const navigationOf = ({ name, target = '', is2many = false }: Element): Navigation => {
    return { name, target: entities.get(target), isMany: is2many };
  };
  const all = Object.values(definitions);
  const shown = [...entities.values()];
  return { entities: shown, services: servicesOf(shown, all), lengths: lengthsOf(all) };
}

function servicesOf(
  entities: readonly EntitySurface[],
  definitions: readonly Definition[],
): ServiceSurface[] {
  const roots = entities.map(
    ({ service, path }) => [service, path.replace(/\/[^/]+$/, '')] as const,
  );
  return [...new Map(roots)].map(([service, path]) => {
    const calls = definitions
      .filter(({ kind, name }) => /action|function/.test(kind) && name.startsWith(`${service}.`))
      .map((call) => callOf(call.name.slice(service.length + 1), call));
    return { service, path, calls };
  });
}

function callOf(name: string, { kind, params = {} }: CallDefinition): Call {
  const parameters = Object.entries(params).map(([parameter, element]) => {
    return propertyOf({ ...element, name: parameter, type: element.type ?? '' });
  });
  return { name, isAction: kind === 'action', parameters };
}

function propertyOf({ name, type = '', key = false }: Element): Property {
  return { name, kind: kindOf(type), isKey: key };
}

function kindOf(type: string): Property['kind'] {
  if (/UUID$/.test(type)) return 'uuid';
  if (/Decimal|Int|Amount|Double/.test(type)) return 'number';
  return /Date|Time|Boolean|Binary/.test(type) ? 'other' : 'text';
}

function lengthsOf(definitions: readonly Definition[]): Map<string, number | 'uuid'> {
  const stored = definitions.filter(({ kind, name }) => kind === 'entity' && /^saldo\./.test(name));
  return new Map(
    stored.flatMap(({ name: entity, elements = {} }) =>
      Object.values(elements).map((element) => {
        return [`${entity.replaceAll('.', '_')}.${element.name}`, lengthOf(element)] as const;
      }),
    ),
  );
}

function lengthOf({ type, length, precision }: Element): number | 'uuid' {
  if (type === 'cds.UUID') return 'uuid';
  if (type === 'cds.LargeString') return 1_000;
  return length ?? precision ?? 255;
}
