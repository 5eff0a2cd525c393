import cds from '@sap/cds';
import { loadModel } from '../support/compiled/load-model.ts';

/** One thing that a request can do: read or write an entity, or call an action or a function. */
export interface Possibility {
  readonly service: string;
  /** The entity, `Entity.action`, or the name of an unbound action. */
  readonly target: string;
  readonly verb: Verb;
  readonly path: string;
  /** GET functions and reads, POST all else. */
  readonly method: string;
}

export type Verb = 'READ' | 'CREATE' | 'UPDATE' | 'DELETE' | 'CALL';

interface Definition {
  readonly name: string;
  readonly kind: string;
  readonly abstract?: boolean;
  readonly '@protocol'?: string;
  readonly keys?: Readonly<Record<string, { readonly type: string; readonly virtual?: boolean }>>;
  readonly actions?: Readonly<Record<string, { readonly kind: string; readonly params?: Params }>>;
  readonly params?: Params;
}

type Params = Readonly<Record<string, { readonly type?: string; readonly items?: object }>>;

/** Everything that the services of the model expose, in the model's order. */
export async function exposed(): Promise<Possibility[]> {
  const { linked } = cds as unknown as {
    linked(model: object): { definitions: Record<string, Definition> };
  };
  const definitions = Object.values(linked(await loadModel()).definitions);
  const services = definitions.filter(
    ({ kind, name, '@protocol': protocol }) =>
      kind === 'service' && !/^sap\./.test(name) && protocol !== 'none',
  );
  return services.flatMap((service) => {
    const root = `/odata/v4/${pathOf(service)}`;
    const members = definitions.filter(({ name }) => name.startsWith(`${service.name}.`));
    return members.flatMap((member) => possibilitiesOf(member, service.name, root));
  });
}

/** CAP's `@path` is absolute or below /odata/v4. */
function pathOf(service: Definition): string {
  const path = (service as unknown as Record<string, string>)['@path'] ?? service.name;
  return path.replace(/^\/odata\/v4\//, '');
}

function possibilitiesOf(member: Definition, service: string, root: string): Possibility[] {
  const target = member.name.slice(service.length + 1);
  if (member.kind === 'entity') return entityPossibilities(member, service, target, root);
  if (member.kind !== 'action' && member.kind !== 'function') return [];
  return [call(member, { service, target, path: `${root}/${target}` })];
}

function entityPossibilities(
  entity: Definition,
  service: string,
  target: string,
  root: string,
): Possibility[] {
  const set = `${root}/${target.replaceAll('.', '_')}`;
  const row = `${set}(${keysOf(entity)})`;
  const at = { service, target };
  const actions = Object.entries(entity.actions ?? {}).map(([name, action]) =>
    call(action, { service, target: `${target}.${name}`, path: `${row}/${service}.${name}` }),
  );
  return [
    { ...at, verb: 'READ', path: set, method: 'GET' },
    { ...at, verb: 'CREATE', path: set, method: 'POST' },
    { ...at, verb: 'UPDATE', path: row, method: 'PATCH' },
    { ...at, verb: 'DELETE', path: row, method: 'DELETE' },
    ...actions,
  ];
}

function call(
  { kind, params = {} }: { readonly kind: string; readonly params?: Params },
  { service, target, path }: Pick<Possibility, 'service' | 'target' | 'path'>,
): Possibility {
  const verb = 'CALL';
  if (kind === 'action') return { service, target, verb, path, method: 'POST' };
  const given = Object.entries(params).map(([name, { type }]) => `${name}=${literal(type)}`);
  return { service, target, verb, path: `${path}(${given.join(',')})`, method: 'GET' };
}

/** A row that there is not: access is decided before anything is looked for. */
function keysOf({ keys = {} }: Definition): string {
  return Object.entries(keys)
    .filter(([, { type, virtual }]) => !virtual && type !== 'cds.Association')
    .map(([name, { type }]) => `${name}=${literal(type)}`)
    .join(',');
}

function literal(type = 'cds.String'): string {
  if (type === 'cds.UUID') return '00000000-0000-4000-8000-000000000000';
  if (/cds\.(Integer|Int|Decimal)/.test(type)) return '1';
  if (type === 'cds.Boolean') return 'true';
  if (type === 'cds.Date') return '2026-11-23';
  if (/cds\.(Timestamp|DateTime)/.test(type)) return '2026-11-23T10:00:00Z';
  return "'x'";
}
