import type { EntitySurface } from '../security/fuzz/surface.ts';

/** The attributes of a user, each with the column by which it limits rows (srv/security/guard/row-limits.ts). */
const LIMITS = [
  ['segment', 'segment'],
  ['group', 'collectionGroup'],
  ['companyCode', 'companyCode'],
  ['person', 'partner'],
] as const;

/** By which attributes of its reader the rows of an entity are limited, as in rows.csv; '-' for none. */
export function rowLimits({ properties }: EntitySurface): string {
  const columns = properties.map(({ name }) => name);
  const limits = LIMITS.filter(([, column]) => columns.includes(column));
  return limits.map(([attribute]) => attribute).join(' ') || '-';
}
