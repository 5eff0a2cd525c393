import { ROLE as EVENT_SENDER } from '../../srv/events/webhook.ts';
import { loadModel } from './compiled/load-model.ts';

interface Secured {
  readonly kind?: string;
  readonly params?: object;
  readonly '@path'?: string;
  readonly '@requires'?: string | readonly string[];
  readonly '@restrict'?: readonly { readonly to?: string | readonly string[] }[];
  readonly actions?: Readonly<Record<string, Secured>>;
}

/** CAP's own: everybody, who is signed in, programs. */
const PSEUDO_ROLES = ['any', 'authenticated-user', 'system-user', 'internal-user'];

type Definitions = Readonly<Record<string, Secured>>;

async function definitionsOfModel(): Promise<Definitions> {
  return (await loadModel<{ definitions: Definitions }>()).definitions;
}

/** Every role that the model or a handler beside it asks for, in order. */
export async function requiredRoles(): Promise<string[]> {
  const definitions = await definitionsOfModel();
  const roles = new Set([...Object.values(definitions).flatMap(rolesOf), EVENT_SENDER]);
  return [...roles].filter((role) => !PSEUDO_ROLES.includes(role)).toSorted();
}

function rolesOf(secured: Secured): string[] {
  const granted = (secured['@restrict'] ?? []).flatMap(({ to = [] }) => to);
  const inside = Object.values(secured.actions ?? {}).flatMap(rolesOf);
  return [...[secured['@requires'] ?? []].flat(), ...granted, ...inside] as string[];
}

/**
 * An address of each service, one of its entities that restricts nothing further, with the roles that
 * the service is for: what the model says of whom a token opens what to.
 */
export async function openAddresses(): Promise<ReadonlyMap<string, readonly string[]>> {
  const definitions = await definitionsOfModel();
  const services = Object.entries(definitions).filter(([, one]) => one.kind === 'service');
  return new Map(
    services.flatMap(([service, { '@path': path, '@requires': roles = [] }]) => {
      const entity = path && plainEntity(definitions, service);
      return entity ? [[`${path}/${entity}?$top=1`, [roles].flat()] as const] : [];
    }),
  );
}

function plainEntity(definitions: Definitions, service: string): string | undefined {
  const plain = Object.entries(definitions).find(([name, one]) => {
    const [of, , more] = name.split('.');
    const isRestricted = one['@restrict'] || one['@requires'] || one.params;
    return one.kind === 'entity' && of === service && more === undefined && !isRestricted;
  });
  return plain?.[0].slice(service.length + 1);
}
