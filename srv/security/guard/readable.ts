import type cds from '@sap/cds';
import type { Entity, Model } from './cqn.ts';

/** Whether a user could read the entity if they asked for it directly; all its rows. */
export function isReadable(user: cds.User, entity: Entity, model: Model): boolean {
  const service = serviceOf(entity, model);
  if (!service || !meets(user, service['@requires'])) return false;
  if (entity['@Capabilities.ReadRestrictions.Readable'] === false) return false;
  return meets(user, entity['@requires']) && isGranted(user, entity, 'READ');
}

/** Whether a user could write rows of the entity directly. */
export function isWritable(user: cds.User, entity: Entity, event: string): boolean {
  return meets(user, entity['@requires']) && isGranted(user, entity, event);
}

/** What is in no service is nobody's to ask for. */
function serviceOf({ name }: Entity, model: Model): Entity | undefined {
  let end = name.lastIndexOf('.');
  while (end > 0) {
    const definition = model.definitions[name.slice(0, end)];
    if (definition?.kind === 'service') return definition;
    end = name.lastIndexOf('.', end - 1);
  }
  return undefined;
}

function meets(user: cds.User, roles: string | readonly string[] | undefined): boolean {
  return roles === undefined || [roles].flat().some((role) => user.is(role));
}

const WRITING = ['CREATE', 'UPDATE', 'DELETE'];

/** A grant for some rows only (`where`) does not count: what a path leads to cannot be told from it. */
function isGranted(user: cds.User, { '@restrict': grants }: Entity, event: string): boolean {
  if (grants === undefined) return true;
  return grants.some(({ grant = '*', to = 'any', where }) => {
    const events = [grant].flat().flatMap((one) => (one === 'WRITE' ? WRITING : [one]));
    const isMeant = events.includes(event) || events.includes('*');
    return isMeant && where === undefined && meets(user, to);
  });
}
