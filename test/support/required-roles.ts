import cds from '@sap/cds';
import { ROLE as EVENT_SENDER } from '../../srv/events/webhook.ts';

interface Secured {
  readonly '@requires'?: string | readonly string[];
  readonly '@restrict'?: readonly { readonly to?: string | readonly string[] }[];
  readonly actions?: Readonly<Record<string, Secured>>;
}

/** CAP's own: everybody, who is signed in, programs. */
const PSEUDO_ROLES = ['any', 'authenticated-user', 'system-user', 'internal-user'];

/** Every role that the model or a handler beside it asks for, in order. */
export async function requiredRoles(): Promise<string[]> {
  const { load } = cds as unknown as {
    load(model: string): Promise<{ definitions: Record<string, Secured> }>;
  };
  const { definitions } = await load('*');
  const roles = new Set([...Object.values(definitions).flatMap(rolesOf), EVENT_SENDER]);
  return [...roles].filter((role) => !PSEUDO_ROLES.includes(role)).toSorted();
}

function rolesOf(secured: Secured): string[] {
  const granted = (secured['@restrict'] ?? []).flatMap(({ to = [] }) => to);
  const inside = Object.values(secured.actions ?? {}).flatMap(rolesOf);
  return [...[secured['@requires'] ?? []].flat(), ...granted, ...inside] as string[];
}
